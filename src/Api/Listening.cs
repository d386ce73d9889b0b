using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using TrainingOs.Api.Http;

namespace TrainingOs.Api;

/// <summary>Where the server listens, and how much it takes.</summary>
internal static class Listening
{
    public const string Default = "http://localhost:8000";
    private const string Endpoints = "Kestrel:Endpoints";
    private const long MaxBody = 1024 * 1024;

    public static void AddListening(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        string?[] said = [settings["urls"], settings["http_ports"], settings["https_ports"]];
        if (said.All(string.IsNullOrWhiteSpace) && !settings.GetSection(Endpoints).Exists())
        {
            builder.WebHost.UseUrls(Default);
        }

        Check(settings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            TurnedAway.Prepare(kestrel);
        });
    }

    /// <summary>
    /// Why the server cannot listen where it should, in a sentence; null when the error is another one.
    /// </summary>
    public static string? Explain(Exception error) => error switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"{error.Message} Another program listens there: end it, or set ASPNETCORE_URLS to another address.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen at the address that is set, as at ports below 1024. "
                + "Set ASPNETCORE_URLS to another one.",
        SocketException =>
            $"The server cannot listen at the address that is set: {error.Message}. "
                + "Set ASPNETCORE_URLS to one of this machine.",
        FormatException { TargetSite.DeclaringType: { } type } when type == typeof(BindingAddress) =>
            $"The server cannot listen as it is set. {error.Message}",
        { Source: { } name } when name.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) =>
            $"The server cannot listen as it is set. {error.Message.Split('\n')[0].TrimEnd()}",
        _ => null,
    };

    /// <summary>Where the server is found by a browser on this machine, as far as the settings say.</summary>
    public static string Address(IConfiguration settings) =>
        Reachable(Parts(settings["urls"] ?? settings["ASPNETCORE_URLS"]).FirstOrDefault() ?? Default);

    /// <summary>An address to open: whoever listens at all of a machine's addresses is there as localhost.</summary>
    public static string Reachable(string address)
    {
        foreach (var any in new[] { "//[::]", "//0.0.0.0", "//*", "//+" })
        {
            address = address.Replace(any, "//localhost", StringComparison.Ordinal);
        }

        return address.TrimEnd('/');
    }

    /// <summary>Whether an address to listen at is reached from this machine only.</summary>
    public static bool IsLoopback(string address)
    {
        var parsed = BindingAddress.Parse(address);
        return parsed.IsUnixPipe || IsLocalName(parsed.Host);
    }

    /// <summary>Whether a host name always means this machine.</summary>
    public static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static void Check(ConfigurationManager settings)
    {
        foreach (var address in Parts(settings["urls"]))
        {
            if (!IsAddress(address))
            {
                throw new SettingException(
                    $"The setting ASPNETCORE_URLS holds '{address}', "
                        + $"which is no address to listen at such as {Default}. "
                        + "For all addresses of this machine write http://*:8000, for one of them its number.");
            }
        }

        foreach (var endpoint in settings.GetSection(Endpoints).GetChildren())
        {
            if (endpoint["Url"] is { } url && !IsAddress(url))
            {
                throw new SettingException(
                    $"The setting Kestrel__Endpoints__{endpoint.Key}__Url holds '{url}', "
                        + $"which is no address to listen at such as {Default}.");
            }
        }

        foreach (var port in Parts(settings["http_ports"]).Concat(Parts(settings["https_ports"])))
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw new SettingException(
                    $"The setting ASPNETCORE_HTTP_PORTS or ASPNETCORE_HTTPS_PORTS holds '{port}', which is no port.");
            }
        }
    }

    private static string[] Parts(string? setting) =>
        setting?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0
                && (address.IsUnixPipe || (IsHost(address.Host) && address.Port is >= 0 and <= ushort.MaxValue));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Any other name would be taken for all addresses of the machine, which is not what it says.
    private static bool IsHost(string host) =>
        host is "*" or "+" || IsLocalName(host) || IPAddress.TryParse(host.Trim('[', ']'), out _);
}

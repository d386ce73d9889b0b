using System.Net;
using TrainingOs.Api.Http;

namespace TrainingOs.Api;

/// <summary>Where the server listens, and how much it takes.</summary>
internal static class Listening
{
    public const string Default = "http://localhost:8000";
    private const long MaxBody = 1024 * 1024;

    public static void AddListening(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var isSaid = settings["urls"] is not null || settings["http_ports"] is not null || settings["https_ports"] is not null
            || settings.GetSection("Kestrel:Endpoints").Exists();
        if (!isSaid) builder.WebHost.UseUrls(Default);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            TurnedAway.Prepare(kestrel);
        });
    }

    /// <summary>Whether an address to listen at is reached from this machine only.</summary>
    public static bool IsLoopback(string address) => IsLocalName(BindingAddress.Parse(address).Host);

    /// <summary>Whether a host name always means this machine.</summary>
    public static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}

using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Primitives;

namespace TrainingOs.Api.Http;

/// <summary>
/// Who may come in while there is no lock on the door. Running open on loopback, the server answers only to
/// local names, so that no foreign page reaches it by a name of its own (DNS rebinding); and no foreign page may
/// write at all.
/// </summary>
internal sealed class LocalDoor(RequestDelegate next, IServer server, IConfiguration settings)
{
    private readonly StringSegment[] _named = [.. Named(settings).Select(name => new StringSegment(name))];
    private readonly HashSet<string> _origins = [.. AllowedOrigins.From(settings)];
    private bool? _isOpenOnLoopback;

    public Task Invoke(HttpContext http)
    {
        if (!IsKnown(http.Request.Host))
        {
            var name = Problems.Shown(http.Request.Host.Value);
            return http.Refuse(421, $"This server does not answer to the name '{name}'. "
                + "Use localhost, or add the name to the setting AllowedHosts.");
        }

        return IsForeignWrite(http.Request)
            ? http.Refuse(403, "A page of another site may not write here. "
                + "To allow it, add its origin to the setting Cors__Origins.")
            : next(http);
    }

    /// <summary>The names it answers to besides local ones.</summary>
    /// <exception cref="SettingException">An entry is no name of a host.</exception>
    public static string[] Named(IConfiguration settings)
    {
        var names = Setting.List(settings, "AllowedHosts");
        foreach (var name in names)
        {
            var host = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
            if (host != "*" && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            {
                throw new SettingException(
                    $"The setting AllowedHosts holds '{name}', which is no name of a host such as training.home.arpa: "
                        + "leave out what stands before and behind the name in an address.");
            }
        }

        return names;
    }

    private bool IsKnown(HostString host)
    {
        _isOpenOnLoopback ??=
            server.Features.Get<IServerAddressesFeature>()?.Addresses.All(Listening.IsLoopback) ?? true;
        if (_named.Length == 0 && !_isOpenOnLoopback.Value) return true;
        return Listening.IsLocalName(host.Host) || _named.Contains("*") || HostString.MatchesAny(host.Host, _named);
    }

    private bool IsForeignWrite(HttpRequest request)
    {
        var method = request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)) return false;

        // No page can say this itself: it is its browser that does, which behind a TLS proxy knows better.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "same-origin" or "none") return false;
        var origin = request.Headers.Origin.ToString();
        return origin is ""
            ? site is "cross-site" or "same-site"
            : origin != $"{request.Scheme}://{request.Host}" && !_origins.Contains(origin);
    }
}

/// <summary>The door in the pipeline.</summary>
internal static class LocalDoorMiddleware
{
    public static IServiceCollection AddLocalDoor(this IServiceCollection services, IConfiguration settings)
    {
        _ = LocalDoor.Named(settings); // a name that is none is said before anything starts

        // The host's own filter would turn away local names as soon as others are listed,
        // with a page instead of a problem.
        return services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
    }

    public static void UseLocalDoor(this IApplicationBuilder app) => app.UseMiddleware<LocalDoor>();
}

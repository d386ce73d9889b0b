using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace TrainingOs.Api.Http;

/// <summary>The calendar page and its files, and how a browser may treat them.</summary>
internal static partial class Page
{
    /// <summary>Nothing inline, nothing evaluated, nothing from elsewhere, and in nobody's frame.</summary>
    private const string Strict =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Scalar's page styles itself and draws its icons from data; it alone may.</summary>
    private const string ForScalar =
        Strict + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

    /// <summary>Whoever says so gets text compressed: a browser does, at home and on the road.</summary>
    private static readonly string[] Compressed =
    [
        "text/html", "text/css", "text/javascript", "image/svg+xml", "application/manifest+json",
        "application/json", "application/problem+json",
    ];

    public static IServiceCollection AddPage(this IServiceCollection services) =>
        services.AddResponseCompression(compression => compression.MimeTypes = Compressed);

    public static void UsePage(this IApplicationBuilder app)
    {
        app.UseResponseCompression();
        app.UseWhen(http => IsRead(http.Request), read => read.UseRewriter(Addresses()));
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = Prepare });
        app.Use((http, next) => IsWriteTo(files, http.Request) ? RefuseMethod(http.Response) : next(http));
    }

    /// <summary>Pages have addresses without an ending. Made for each host: its pipeline is kept in them.</summary>
    private static RewriteOptions Addresses() => new RewriteOptions()
        .AddRewrite("^$", "index.html", skipRemainingRules: true)
        .AddRedirect("^scalar/$", "scalar") // its files are found beside it
        .AddRewrite("^scalar$", "scalar.html", skipRemainingRules: true)
        .AddRewrite("^sessions/[0-9]+$", "session.html", skipRemainingRules: true)
        .AddRewrite("^imports(?:/[0-9]+)?$", "imports.html", skipRemainingRules: true);

    [GeneratedRegex("^/(?:scalar/?|sessions/[0-9]+|imports(?:/[0-9]+)?)?$")]
    private static partial Regex PageAddress();

    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsWriteTo(PhysicalFileProvider files, HttpRequest request) =>
        !IsRead(request)
        && !request.Path.StartsWithSegments("/api")
        && (PageAddress().IsMatch(request.Path.Value ?? "") || files.GetFileInfo(request.Path).Exists);

    private static Task RefuseMethod(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }

    private static void Prepare(StaticFileResponseContext context)
    {
        var headers = context.Context.Response.Headers;
        // A browser asks each time whether a file is still the same, which costs a line, and never shows an old page.
        headers.CacheControl = "no-cache";
        if (!context.File.Name.EndsWith(".html", StringComparison.Ordinal)) return;
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = context.File.Name == "scalar.html" ? ForScalar : Strict;
    }
}

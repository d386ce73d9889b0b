namespace TrainingOs.Api.Http;

/// <summary>
/// What a browser is told of every answer: a diary is kept in no cache, and read as nothing but what it is.
/// </summary>
internal static class Privacy
{
    public static void UsePrivacy(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // The page's own files say otherwise when it is their turn.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return next(http);
    });
}

namespace TrainingOs.Api.Http;

/// <summary>
/// What a browser is told of every answer: a diary is kept in no cache, and read as nothing but what it is.
/// </summary>
internal static class Privacy
{
    private const string NoStore = "no-store";

    public static void UsePrivacy(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // The page's own files say otherwise when it is their turn.
        http.Response.Headers.CacheControl = NoStore;
        http.Response.OnStarting(static response => Say((HttpResponse)response), http.Response);
        return next(http);
    });

    private static Task Say(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";

        // An exception takes all headers away, and then says the same in an older way.
        if (response.StatusCode < StatusCodes.Status400BadRequest) return Task.CompletedTask;
        headers.CacheControl = NoStore;
        headers.Remove("Pragma");
        headers.Remove("Expires");
        return Task.CompletedTask;
    }
}

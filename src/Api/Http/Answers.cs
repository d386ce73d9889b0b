using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TrainingOs.Api.Http;

/// <summary>Answers that are more than a body.</summary>
internal static class Answers
{
    public static async Task<Created<T>> Created<T>(this Task<T> answer, Func<T, string> location)
    {
        var value = await answer;
        return TypedResults.Created(location(value), value);
    }

    public static async Task<NoContent> NoContent(this Task<Unit> answer)
    {
        await answer;
        return TypedResults.NoContent();
    }

    /// <summary>The items of a page, and a link to the next page when there is one (RFC 8288).</summary>
    public static async Task<T> Paged<TPage, T>(this Task<TPage> answer, HttpContext http, Func<TPage, object?> next, Func<TPage, T> items)
    {
        var page = await answer;
        if (next(page)?.ToString() is { } cursor)
        {
            var others = http.Request.Query.Where(parameter => !parameter.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase));
            var query = new QueryBuilder(others) { { "cursor", cursor } };
            http.Response.Headers.Link = $"<{http.Request.Path}{query}>; rel=\"next\"";
        }

        return items(page);
    }
}

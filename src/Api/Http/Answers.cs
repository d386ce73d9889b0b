using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Reality.Sessions;

namespace TrainingOs.Api.Http;

/// <summary>Answers that are more than a body.</summary>
internal static class Answers
{
    public static async Task<Created<T>> Created<T>(this Task<T> answer, Func<T, string> location)
    {
        var value = await answer;
        return TypedResults.Created(location(value), value);
    }

    /// <summary>
    /// Where a write makes what is not there and replaces what is: says which it was (RFC 9110, 9.3.4).
    /// </summary>
    public static async Task<Results<Ok<T>, Created<T>>> CreatedWhenNew<T>(
        this Task<T> answer, Func<T, string> location)
        where T : IVersioned
    {
        var value = await answer;
        return value.CreatedAt == value.UpdatedAt
            ? TypedResults.Created(location(value), value)
            : TypedResults.Ok(value);
    }

    public static async Task<NoContent> NoContent(this Task<Unit> answer)
    {
        await answer;
        return TypedResults.NoContent();
    }

    /// <summary>A file to be saved under its name, which a reader who has it already is not sent again.</summary>
    public static async Task<DownloadAnswer> Download(this Task<DownloadView> answer) => new(await answer);

    /// <summary>Sessions as a table, written while they are read.</summary>
    public static async Task<CsvAnswer> Csv(this Task<IAsyncEnumerable<SessionView>> answer) => new(await answer);

    /// <summary>An export, written while it is read.</summary>
    public static async Task<ExportAnswer> Export(this Task<ExportView> answer) => new(await answer);

    /// <summary>Says that the answer is a file of one of these media types.</summary>
    public static RouteHandlerBuilder ProducesFile(
        this RouteHandlerBuilder route, string mediaType, params string[] others) =>
        route.Produces<Stream>(StatusCodes.Status200OK, mediaType, others);

    /// <summary>Says that the answer carries the tag of the file it is.</summary>
    public static RouteHandlerBuilder TaggedByHash(this RouteHandlerBuilder route) =>
        route.WithMetadata(new TaggedAnswer());

    /// <summary>The items of a page, and a link to the next page when there is one (RFC 8288).</summary>
    public static async Task<T> Paged<TPage, T>(
        this Task<TPage> answer, HttpContext http, Func<TPage, object?> next, Func<TPage, T> items)
    {
        var page = await answer;
        if (next(page)?.ToString() is { } cursor)
        {
            var others = http.Request.Query
                .Where(parameter => !parameter.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase));
            var query = new QueryBuilder(others) { { "cursor", cursor } };
            http.Response.Headers.Link = $"<{http.Request.Path}{query}>; rel=\"next\"";
        }

        return items(page);
    }
}

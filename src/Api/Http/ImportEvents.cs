using System.Globalization;
using System.Net.ServerSentEvents;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Api.Http;

/// <summary>
/// An import as it goes on: server-sent events, one for each decision, and one for each change of its counts.
/// </summary>
internal static class ImportEvents
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Follows an import to its end, from a decision on.</summary>
    public static async Task<ImportEventStream> Followed(
        this Ask ask, Func<long?, GetImport> request, LastEvent last)
    {
        // An import that does not exist is a problem, and not a stream that breaks off.
        await ask.For(request(long.MaxValue));
        var after = last.Id ?? last.After;
        return new(TypedResults.ServerSentEvents(Events(ask, request, after, ask.Http.RequestAborted)));
    }

    private static async IAsyncEnumerable<SseItem<object>> Events(
        Ask ask,
        Func<long?, GetImport> request,
        long? after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImportProgressView? told = null;
        while (true)
        {
            if (await Next() is not { } import) yield break;
            foreach (var decision in import.Decisions)
            {
                after = decision.Id;
                yield return new SseItem<object>(decision, "decision")
                {
                    EventId = decision.Id.ToString(CultureInfo.InvariantCulture),
                };
            }

            if (import.Decisions.Count == AtOnce) continue;
            var progress = new ImportProgressView(import.Id, import.State, import.Counts);
            if (import.State is ImportState.Done or ImportState.Interrupted)
            {
                yield return new SseItem<object>(progress, "done");
                yield break;
            }

            if (progress != told) yield return new SseItem<object>(told = progress, "progress");
            await Task.Delay(Pause, cancellationToken);
        }

        // It may be taken back while it is followed.
        async Task<ImportView?> Next()
        {
            try
            {
                return await ask.For(request(after) with { Limit = AtOnce });
            }
            catch (NotFoundException)
            {
                return null;
            }
        }
    }
}

/// <summary>The events of an import as an answer.</summary>
internal sealed class ImportEventStream(ServerSentEventsResult<object> events) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => events.ExecuteAsync(httpContext);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(200, typeof(ImportProgressView), ["text/event-stream"]));
}

/// <summary>
/// How far an import has come: the data of the events <c>progress</c> and, at the end, <c>done</c>. The event
/// <c>decision</c> carries a decision, as the import lists it.
/// </summary>
/// <param name="Id">Number of the import.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Counts">How many files there are, and what became of their activities.</param>
internal sealed record ImportProgressView(long Id, ImportState State, ImportCounts Counts);

/// <summary>The last event a client has seen.</summary>
/// <param name="Id">The decision to go on after, which browsers send by themselves when a connection broke.</param>
/// <param name="After">The same for the first connection, where a browser cannot say it otherwise.</param>
internal sealed record LastEvent(
    [FromHeader(Name = "Last-Event-ID")] long? Id, [FromQuery(Name = "after")] long? After);

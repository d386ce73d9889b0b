using Microsoft.AspNetCore.Mvc;
using TrainingOs.Api.Http;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Api.Endpoints;

/// <summary>What devices recorded of sessions, and sessions as files.</summary>
internal static class RecordingEndpoints
{
    public static void MapRecordings(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api").WithTags("Reality");

        sessions.MapRead("sessions/{id}/streams",
            (long id, StreamChoice? types, [FromQuery(Name = "max_points")] int? maxPoints, Ask ask) =>
                ask.For(new GetStreams(new SessionId(id), types, maxPoints))).Describe<GetStreams>();

        sessions.MapRead("sessions/{id}/laps", (long id, Ask ask) => ask.For(new GetLaps(new SessionId(id))))
            .Describe<GetLaps>();

        sessions.MapRead("sessions/{id}/splits", (long id, Ask ask) => ask.For(new GetSplits(new SessionId(id))))
            .Describe<GetSplits>();

        sessions.MapRead("sessions/{id}/file", (long id, Ask ask) =>
            ask.For(new GetOriginalFile(new SessionId(id))).Download()).Describe<GetOriginalFile>()
            .ProducesFile("application/octet-stream", "application/vnd.ant.fit", "application/gpx+xml",
                "application/vnd.garmin.tcx+xml", "application/gzip", "text/csv")
            .TaggedByHash();

        sessions.MapRead("sessions/{id}.gpx", (long id, Ask ask) =>
            ask.For(new GetTrackAsGpx(new SessionId(id))).Download()).Describe<GetTrackAsGpx>()
            .ProducesFile("application/gpx+xml").TaggedByHash();

        sessions.MapRead("sessions.csv", ([AsParameters] DayRange days, SportChoice? type, string? q, Ask ask) =>
            ask.For(new ListSessionsAsCsv(days.First, days.Last, type, q)).Csv()).Describe<ListSessionsAsCsv>()
            .ProducesFile("text/csv");

        sessions.MapPost("sessions/{id}/restore", (long id, Ask ask) => ask.For(new RestoreSession(new SessionId(id))))
            .Describe<RestoreSession>().Tagged();
    }
}

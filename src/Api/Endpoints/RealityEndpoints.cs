using TrainingOs.Api.Http;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Api.Endpoints;

/// <summary>What happened: sessions and day notes.</summary>
internal static class RealityEndpoints
{
    public static void MapReality(this IEndpointRouteBuilder routes)
    {
        MapSessions(routes.MapGroup("/api/sessions").WithTags("Reality"));
        MapDayNotes(routes.MapGroup("/api/day-notes").WithTags("Reality"));
    }

    private static void MapSessions(RouteGroupBuilder sessions)
    {
        sessions.MapRead("",
            ([AsParameters] DayRange days, SportChoice? type, string? q, int? limit, SessionCursor? cursor, Ask ask) =>
                ask.For(new ListSessions(days.First, days.Last, type, q, limit, cursor))
                    .Paged(ask.Http, page => page.Next, page => page.Sessions)).Describe<ListSessions>();

        sessions.MapPost("", (SessionDetails details, Ask ask) =>
            ask.For(new LogSession(details)).Created(session => $"/api/sessions/{session.Id}"))
            .Describe<LogSession>().Tagged();

        sessions.MapRead("{id}", (long id, Ask ask) => ask.For(new GetSession(new SessionId(id))))
            .Describe<GetSession>().Tagged();

        sessions.MapPut("{id}", (long id, SessionDetails details, [AsParameters] Seen seen, Ask ask) =>
            ask.For(new ReplaceSession(new SessionId(id), details) { Expected = seen }))
            .Describe<ReplaceSession>().Tagged();

        sessions.MapDelete("{id}", (long id, [AsParameters] Seen seen, Ask ask) =>
            ask.For(new DeleteSession(new SessionId(id)) { Expected = seen }).NoContent()).Describe<DeleteSession>();
    }

    private static void MapDayNotes(RouteGroupBuilder notes)
    {
        notes.MapRead("", ([AsParameters] DayRange days, Ask ask) => ask.For(new ListDayNotes(days.First, days.Last)))
            .Describe<ListDayNotes>();

        notes.MapPost("", (WriteDayNote command, [AsParameters] Seen seen, Ask ask) =>
            ask.For(command with { Expected = seen })).Describe<WriteDayNote>().Tagged();

        notes.MapRead("{date}", (Day date, Ask ask) => ask.For(new GetDayNote(date)))
            .Describe<GetDayNote>().Tagged();

        notes.MapPut("{date}", (Day date, WriteDayNote command, [AsParameters] Seen seen, Ask ask) =>
            ask.For(command with { Date = date, Expected = seen })
                .CreatedWhenNew(note => $"/api/day-notes/{note.Date:yyyy-MM-dd}"))
            .Describe<WriteDayNote>("ReplaceDayNote").Tagged();

        notes.MapDelete("{date}", (Day date, [AsParameters] Seen seen, Ask ask) =>
            ask.For(new DeleteDayNote(date) { Expected = seen }).NoContent()).Describe<DeleteDayNote>();
    }
}

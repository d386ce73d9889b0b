using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Application.Review;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence;

namespace TrainingOs.Infrastructure.Tests.Persistence;

/// <summary>The database as it is made, opened and shared.</summary>
public sealed class SchemaTests
{
    private const string OfAthletes = "reality_sessions reality_day_notes plan_weeks";
    private static readonly IsoWeek Week = new(2026, 47);

    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var log = await TrainingLog.Started();
        using var db = log.The<TrainingDbPool>().Rent();

        db.Database.HasPendingModelChanges().ShouldBeFalse("Add a migration: dotnet ef migrations add.");
    }

    [Fact]
    public async Task Each_connection_writes_ahead_flushes_fully_and_keeps_foreign_keys()
    {
        await using var log = await TrainingLog.Started();
        using var first = log.The<TrainingDbPool>().Rent();
        using var second = log.The<TrainingDbPool>().Rent();

        foreach (var db in new[] { first, second })
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            connection.Ask<string>("PRAGMA journal_mode").ShouldBe("wal");
            connection.Ask<long>("PRAGMA synchronous").ShouldBe(2, "FULL");
            connection.Ask<long>("PRAGMA foreign_keys").ShouldBe(1);
        }
    }

    [Fact]
    public async Task What_is_another_athletes_is_never_shown()
    {
        await using var log = await WithAnotherAthlete();

        (await log.Ask(new ListSessions(null, null, null, null, null, null))).Sessions.ShouldBeEmpty();
        (await log.Ask(new ListDayNotes(null, null))).ShouldBeEmpty();
        (await log.Ask(new ListWeeklyPlans(null, null))).ShouldBeEmpty();
        await Should.ThrowAsync<NotFoundException>(() => log.Ask(new GetSession(new SessionId(1))));
        await Should.ThrowAsync<NotFoundException>(() => log.Ask(new GetDayNote(Week.Monday)));
        await Should.ThrowAsync<NotFoundException>(() => log.Ask(new GetWeeklyPlan(Week)));
        var summary = await log.Ask(new GetWeekSummary(Week));
        (summary.Plan, summary.Sessions.Count, summary.DayNotes.Count).ShouldBe((null, 0, 0));
        (await log.Ask(new GetSettings())).Timezone.ShouldNotBe("Asia/Tokyo");
    }

    [Fact]
    public async Task What_is_another_athletes_is_never_changed_or_deleted()
    {
        await using var log = await WithAnotherAthlete();

        await Should.ThrowAsync<NotFoundException>(() => log.Ask(new ReplaceSession(new SessionId(1), Run("Mine"))));
        await Should.ThrowAsync<NotFoundException>(() => log.Ask(new DeleteSession(new SessionId(1))));
        await Should.ThrowAsync<NotFoundException>(() => log.Ask(new DeleteDayNote(Week.Monday)));
        await Should.ThrowAsync<NotFoundException>(() => log.Ask(new DeleteWeeklyPlan(Week)));
        await Fill(log, "Mine");
        await log.Ask(new ChangeSettings("Europe/Berlin", [], []));

        using var another = log.Another();
        another.Ask<string>(Texts(2)).ShouldBe("Theirs, Theirs, Theirs, Asia/Tokyo");
        another.Ask<string>(Texts(1)).ShouldBe("Mine, Mine, Mine, Europe/Berlin");
    }

    private static async Task<TrainingLog> WithAnotherAthlete()
    {
        var log = await TrainingLog.Started();
        await Fill(log, "Theirs");
        log.Change(string.Join(';', OfAthletes.Split(' ').Select(table => $"UPDATE {table} SET athlete_id = 2")));
        log.Change("""
            INSERT INTO athletes
            SELECT 2, 'Asia/Tokyo', distance_types, elevation_types, created_at, updated_at FROM athletes
            """);
        return log;
    }

    /// <summary>The same places in the log, whoever writes there: one day, one week, one external id.</summary>
    private static async Task Fill(TrainingLog log, string text)
    {
        await log.Ask(new LogSession(Run(text)));
        await log.Ask(new WriteDayNote(Week.Monday, text));
        await log.Ask(new SetWeeklyPlan(Week.Year, Week.Number, text, null, null, null, null, null));
    }

    private static SessionDetails Run(string title) => new(
        Week.Monday, null, null, "watch-1", null, SportType.Run, title, 60,
        null, null, null, null, null, null, null, null, null, null);

    private static string Texts(int athlete) => $"""
        SELECT (SELECT title FROM reality_sessions WHERE athlete_id = {athlete}) || ', '
            || (SELECT note FROM reality_day_notes WHERE athlete_id = {athlete}) || ', '
            || (SELECT description FROM plan_weeks WHERE athlete_id = {athlete}) || ', '
            || (SELECT timezone FROM athletes WHERE id = {athlete})
        """;
}

using TrainingOs.Application.Athletes;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Tests.Persistence;

/// <summary>What was taken once stays readable, also when the rules of today would refuse it.</summary>
public sealed class RecordedValuesTests
{
    private static readonly DateOnly Monday = new(2026, 11, 16);
    private static readonly IsoWeek Week = new(2026, 47);

    [Theory]
    [InlineData("duration_minutes = 20000")]
    [InlineData("distance_km = 9000")]
    [InlineData("perceived_intensity = 11")]
    [InlineData("timezone = 'US/Pacific-New'")]
    public async Task A_session_beyond_a_limit_is_read_and_deleted(string change)
    {
        await using var log = await TrainingLog.Started();
        var session = await log.Ask(new LogSession(Details()));
        log.Change($"UPDATE reality_sessions SET {change}");

        var read = (await log.Ask(new ListSessions(null, null, null, null, null, null)))
            .Sessions.ShouldHaveSingleItem();
        await log.Ask(new DeleteSession(new SessionId(session.Id)));

        string[] kept =
        [
            $"duration_minutes = {read.DurationMinutes}", $"distance_km = {read.DistanceKm}",
            $"perceived_intensity = {read.PerceivedIntensity}", $"timezone = '{read.Timezone}'",
        ];
        kept.ShouldContain(change);
        (await log.Ask(new ListSessions(null, null, null, null, null, null))).Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_with_a_tag_beyond_the_limit_is_read()
    {
        await using var log = await TrainingLog.Started();
        await log.Ask(new SetWeeklyPlan(2026, 47, "Easy", null, null, null, null, "build"));
        var tag = new string('x', 60);
        log.Change($"UPDATE plan_weeks SET tags = '{tag}'");

        (await log.Ask(new GetWeeklyPlan(Week))).Tags.ShouldBe(tag);
    }

    [Fact]
    public async Task An_athlete_in_a_zone_this_machine_lacks_writes_on_and_can_choose_another()
    {
        await using var log = await TrainingLog.Started();
        log.Change("UPDATE athletes SET timezone = 'Atlantis/Capital'");

        (await log.Ask(new GetSettings())).Timezone.ShouldBe("Atlantis/Capital");
        (await log.Ask(new WriteDayNote(Monday, "Still here"))).Note.ShouldBe("Still here");
        (await log.Ask(new ChangeSettings("Europe/Berlin", [], []))).Timezone.ShouldBe("Europe/Berlin");
    }

    private static SessionDetails Details() => new(
        Monday, null, "Europe/Berlin", null, null, SportType.Run, null, 60, null, 10,
        null, null, null, null, null, 5, null, null);
}

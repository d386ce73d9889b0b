using Moq;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Application.Review;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Tests.Review;

public sealed class GetWeekSummaryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero);
    private static readonly IsoWeek Week = new(2026, 47);
    private static readonly WeekFacts Nothing = new(null, [], []);

    [Fact]
    public async Task A_week_without_plan_or_sessions_is_a_week_of_nothing()
    {
        var week = await Ask(Week, Nothing);
        (week.Year, week.WeekNumber, week.Week).ShouldBe((2026, 47, "2026-W47"));
        (week.StartDate, week.EndDate).ShouldBe((new(2026, 11, 16), new(2026, 11, 22)));
        week.Plan.ShouldBeNull();
        (week.TotalSessions, week.TotalDurationMinutes, week.TotalDistanceKm, week.TotalElevationGainM)
            .ShouldBe((0, 0, 0, 0));
        week.TotalsByType.ShouldBeEmpty();
        week.Delta.ShouldBe(new WeekDeltaView(null, null, null, null));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-22", "2026-W47")]
    [InlineData("Pacific/Auckland", "2026-11-23", "2026-W48")]
    public async Task The_present_week_is_that_of_the_day_where_the_athlete_lives(
        string zone, string today, string present)
    {
        var week = await Ask(null, Nothing, zone);
        (week.Today.ToString("O"), week.Week).ShouldBe((today, present));
    }

    [Fact]
    public async Task Totals_count_the_sports_the_athlete_counts_and_say_which()
    {
        var week = await Ask(Week, Nothing with
        {
            Sessions =
            [
                Session(SportType.Run, 60.1, 10.1, 100),
                Session(SportType.Hike, 120, 12.2, 700),
                Session(SportType.Strength, 45, null, null),
            ],
        });

        (week.TotalSessions, week.TotalDurationMinutes, week.TotalDistanceKm, week.TotalElevationGainM)
            .ShouldBe((3, 225.1, 10.1, 800));
        week.DistanceTypes.ShouldBe([SportType.Run]);
        week.ElevationTypes.ShouldBe([SportType.Run, SportType.Hike]);
        week.TotalsByType.ShouldBe(new Dictionary<SportType, TotalsView>
        {
            [SportType.Run] = new(1, 60.1, 10.1, 100),
            [SportType.Hike] = new(1, 120, 12.2, 700),
            [SportType.Strength] = new(1, 45, null, null),
        });
    }

    [Fact]
    public async Task Each_target_that_was_set_stands_against_what_was_done()
    {
        var sessions = new[] { Session(SportType.Run, 60, 10.1, 100) };

        (await Ask(Week, new(Plan(45, 5, 300, 800), sessions, []))).Delta.ShouldBe(new WeekDeltaView(
            new(45, 10.1, -34.9, 22.4, "km"),
            new(5, 1, -4, 20, "sessions"),
            new(300, 60, -240, 20, "minutes"),
            new(800, 100, -700, 12.5, "m")));
        (await Ask(Week, new(Plan(null, 0, null, null), sessions, []))).Delta.ShouldBe(
            new WeekDeltaView(null, new(0, 1, 1, null, "sessions"), null, null));
    }

    [Fact]
    public async Task Plan_sessions_and_notes_are_shown_as_they_are()
    {
        var facts = new WeekFacts(
            Plan(45, null, null, null),
            [Session(SportType.Run, 60, 10, 100)],
            [new DayNoteView(new(2026, 11, 16), "Tired", Now, Now)]);
        var week = await Ask(Week, facts);
        (week.Plan, week.Sessions, week.DayNotes).ShouldBe((facts.Plan, facts.Sessions, facts.DayNotes));
    }

    private static Task<WeekSummaryView> Ask(IsoWeek? week, WeekFacts facts, string zone = "Europe/Berlin")
    {
        var store = new Mock<IReviewStore>(MockBehavior.Strict);
        store.Setup(s => s.AtOnce(It.IsAny<Func<Task<WeekSummaryView>>>()))
            .Returns((Func<Task<WeekSummaryView>> reads) => reads());
        store.Setup(s => s.Counting(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Counting(Timezone.Parse(zone), [SportType.Run], [SportType.Run, SportType.Hike]));
        store.Setup(s => s.Week(It.Is<IsoWeek>(asked => week == null || asked == week), It.IsAny<CancellationToken>()))
            .ReturnsAsync(facts);
        var clock = new Mock<TimeProvider>();
        clock.Setup(c => c.GetUtcNow()).Returns(Now);
        return new GetWeekSummary.Handler(store.Object, clock.Object)
            .Handle(new GetWeekSummary(week), TestContext.Current.CancellationToken);
    }

    private static WeeklyPlanView Plan(double? distance, int? sessions, double? duration, double? elevation) =>
        new(2026, 47, "Easy", distance, sessions, duration, elevation, null, Now, Now);

    private static SessionView Session(SportType type, double minutes, double? km, double? climb) => new(
        1, new(2026, 11, 16), null, null, null, null, type, null, minutes, null, km, climb, null, null, null, null,
        null, false, null, null, null, null, null, null, null, null, false, [], [], Now, Now);
}

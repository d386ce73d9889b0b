using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Tests.Common;

/// <summary>
/// Every view as a whole, member by member: a member that a projection forgets or mixes up makes it differ.
/// </summary>
public sealed class ProjectionTests : IDisposable
{
    private static readonly WeekTargets NoTargets = new(null, null, null, null);
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddApplication()
        .BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void A_session_with_all_that_is_known()
    {
        var session = new Session(
            new SessionId(3), new AthleteId(7), KnownSession.Facts, KnownSession.Recorded, Today, Now);
        session.Correct(KnownSession.Facts, Today, Now.AddHours(1));

        Shows(session, new SessionView(
            3, new(2026, 11, 16), new(2026, 11, 16, 6, 30, 0, TimeSpan.FromHours(1)), "Europe/Berlin", "watch-1",
            "watch", SportType.Trail, "Hills", 62.5, 70, 11.2, 380, 141, 172, 255, 840, 6, true, "Along the river",
            61, 370, 612, 82, 97, "Watch 3", "hills.fit", true, ["moving_minutes", "distance_km"],
            [StreamType.Time, StreamType.Latitude, StreamType.HeartRate], Now, Now.AddHours(1)))
            .StartTime!.Value.Offset.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_session_of_which_little_is_known_shows_null_and_not_zero() => Shows(
        new Session(
            new SessionId(3),
            new AthleteId(7),
            new SessionFacts { Date = Today, Type = SportType.Run, Duration = Minutes.Of(60) },
            Today,
            Now),
        new SessionView(
            3, Today, null, null, null, null, SportType.Run, null, 60, null, null, null, null, null, null, null, null,
            false, null, null, null, null, null, null, null, null, false, [], [], Now, Now));

    [Fact]
    public void A_plan_with_all_that_is_meant()
    {
        var plan = new WeeklyPlan(new AthleteId(7), new IsoWeek(2026, 47), "", NoTargets, null, Now);
        plan.Intend(
            "Easy",
            new WeekTargets(Kilometres.Of(45), 5, Minutes.Of(300), Metres.Of(800)),
            Tags.Of("build, race"),
            Now.AddHours(1));
        Shows(plan, new WeeklyPlanView(2026, 47, "Easy", 45, 5, 300, 800, "build, race", Now, Now.AddHours(1)));
    }

    [Fact]
    public void A_plan_that_says_little_shows_null_and_not_zero() => Shows(
        new WeeklyPlan(new AthleteId(7), new IsoWeek(2026, 47), "", NoTargets, null, Now),
        new WeeklyPlanView(2026, 47, "", null, null, null, null, null, Now, Now));

    [Fact]
    public void A_note()
    {
        var note = new DayNote(new AthleteId(7), Today, "Tired", Today, Now);
        note.Rewrite("Fresh", Now.AddHours(1));
        Shows(note, new DayNoteView(Today, "Fresh", Now, Now.AddHours(1)));
    }

    [Fact]
    public void Settings()
    {
        var athlete = new Athlete(new AthleteId(7), Timezone.Utc, Now);
        athlete.Change(
            Timezone.Parse("Europe/Berlin"), [SportType.Run, SportType.Bike], [SportType.Hike], Now.AddHours(1));
        var view = _services.GetRequiredService<Projection<Athlete, SettingsView>>().Of(athlete);
        (view.Timezone, view.CreatedAt, view.UpdatedAt).ShouldBe(("Europe/Berlin", Now, Now.AddHours(1)));
        view.DistanceTypes.ShouldBe([SportType.Run, SportType.Bike]);
        view.ElevationTypes.ShouldBe([SportType.Hike]);
    }

    /// <summary>
    /// A command answers with the same view a query reads: one expression, run here and in the database.
    /// </summary>
    private TView Shows<TSource, TView>(TSource source, TView expected)
    {
        var view = _services.GetRequiredService<Projection<TSource, TView>>();
        Text(view.Of(source)).ShouldBe(Text(expected));
        Text(new[] { source }.AsQueryable().Select(view.Expression).Single()).ShouldBe(Text(expected));
        return view.Of(source);
    }

    /// <summary>A view member by member; two lists of the same words are the same.</summary>
    private static string Text<TView>(TView view) => JsonSerializer.Serialize(view);
}

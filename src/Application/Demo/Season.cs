using TrainingOs.Application.Athletes;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Demo;

/// <summary>
/// A season that ends now: the weeks of <see cref="Diary"/>, laid on the calendar so that the last one is the present
/// week. Of that week only what is over has happened, while its plan and that of the next week stand. Besides the
/// review and the coach, this is the one place that may see both plan and reality: it makes up a life with both.
/// </summary>
/// <remarks>The same instant gives the same season: nothing here asks a clock or draws a free random number.</remarks>
internal sealed record Season(
    IReadOnlyList<IntendedWeek> Plans, IReadOnlyList<LoggedSession> Sessions, IReadOnlyList<WrittenNote> DayNotes)
{
    /// <summary>How many weeks were lived; one more is planned.</summary>
    public const int Weeks = 24;

    private const int Seed = 318;

    public DemoSeasonView View => new(
        Plans.Count,
        Sessions.Count,
        DayNotes.Count,
        Plans[0].Week,
        IsoWeek.Of(Sessions.Single(session => session.Facts.IsRace).Facts.Date));

    /// <summary>The season of somebody for whom it is now.</summary>
    public static Season Until(AthleteTime now)
    {
        var first = IsoWeek.Of(now.Today).Monday.AddDays(-7 * (Weeks - 1));
        var weeks = Diary.Weeks
            .Select(chapter => (chapter, week: IsoWeek.Of(first.AddDays(7 * (chapter.Number - 1))))).ToList();

        // Thrown for the whole diary each time, so that what happened does not change while the present week goes on.
        var dice = new Random(Seed);
        var sessions =
            from at in weeks
            from session in at.chapter.Sessions(at.week, now.Timezone, dice)
            where session.WrittenAt <= now.Instant
            orderby session.Facts.StartTime
            select session;
        var notes =
            from at in weeks
            from note in at.chapter.DayNotes(at.week, now.Timezone)
            where note.WrittenAt <= now.Instant
            orderby note.Date
            select note;
        return new Season([.. weeks.Select(at => at.chapter.Plan.Of(at.week, now))], [.. sessions], [.. notes]);
    }
}

/// <summary>A week as it was planned: sketched a week ahead, said anew on the eve of its Monday.</summary>
internal sealed record IntendedWeek(
    IsoWeek Week, string Description, WeekTargets Targets, Tags? Tags, DateTimeOffset SketchedAt, DateTimeOffset SaidAt)
{
    public WeeklyPlan For(AthleteId athlete)
    {
        var plan = new WeeklyPlan(athlete, Week, Description, Targets, Tags, SketchedAt);
        plan.Intend(Description, Targets, Tags, SaidAt);
        return plan;
    }
}

/// <summary>A session as it was written down some minutes after its end.</summary>
internal sealed record LoggedSession(SessionFacts Facts, DateTimeOffset WrittenAt)
{
    public Session For(AthleteId athlete, SessionId id) => new(id, athlete, Facts, today: Facts.Date, WrittenAt);
}

/// <summary>A day's note as it was written on that day.</summary>
internal sealed record WrittenNote(DateOnly Date, string Text, DateTimeOffset WrittenAt)
{
    public DayNote For(AthleteId athlete) => new(athlete, Date, Text, today: Date, WrittenAt);
}

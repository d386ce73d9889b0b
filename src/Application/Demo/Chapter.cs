using System.Globalization;
using TrainingOs.Application.Athletes;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Application.Demo;

/// <summary>One week of the diary: what was meant, and what became of it.</summary>
/// <param name="Number">1 for the first week of the season.</param>
/// <param name="Plan">What was meant.</param>
/// <param name="Happened">What was done and written, in the order of the days.</param>
internal sealed record Chapter(int Number, Intent Plan, params IReadOnlyList<Entry> Happened)
{
    /// <summary>The sessions of the week on the calendar.</summary>
    public IEnumerable<LoggedSession> Sessions(IsoWeek week, Timezone timezone, Random dice) =>
        Happened.OfType<Workout>().Select(workout => workout.Of(week, timezone, dice));

    /// <summary>The day notes of the week on the calendar.</summary>
    public IEnumerable<WrittenNote> DayNotes(IsoWeek week, Timezone timezone) =>
        Happened.OfType<Remark>().Select(remark => remark.Of(week, timezone));
}

/// <summary>The plan of a week in round numbers. A target that is left out was not set.</summary>
internal sealed record Intent(
    string Tags, string Text, double? Km = null, int? Sessions = null, double? Minutes = null, double? Climb = null)
{
    private static readonly TimeOnly Evening = new(20, 15);

    /// <summary>The plan on the calendar: sketched eight days before its Monday, and said anew on the eve.</summary>
    public IntendedWeek Of(IsoWeek week, AthleteTime now)
    {
        var sketched = now.Timezone.InstantOf(week.Monday.AddDays(-8).ToDateTime(Evening));
        var said = now.Timezone.InstantOf(week.Monday.AddDays(-1).ToDateTime(Evening));
        var targets = new WeekTargets(
            Quantity.Maybe<Kilometres>(Km), Sessions, Quantity.Maybe<Minutes>(Minutes), Quantity.Maybe<Metres>(Climb));
        return new IntendedWeek(
            week, Text, targets, Domain.Plan.Tags.Of(Tags), sketched, said <= now.Instant ? said : sketched);
    }
}

/// <summary>Something that stands in the diary.</summary>
/// <param name="At">Day and time of the week.</param>
internal abstract record Entry(Moment At);

/// <summary>What was written about a day.</summary>
internal sealed record Remark(Moment At, string Text) : Entry(At)
{
    public WrittenNote Of(IsoWeek week, Timezone timezone) => new(At.Day(week), Text, At.On(week, timezone));
}

/// <summary>A day and time of some week, and the words for what can happen then.</summary>
/// <param name="DaysAfterMonday">0 for Monday.</param>
/// <param name="Clock">The local time.</param>
internal readonly record struct Moment(int DaysAfterMonday, TimeOnly Clock)
{
    public DateOnly Day(IsoWeek week) => week.Monday.AddDays(DaysAfterMonday);

    public DateTimeOffset On(IsoWeek week, Timezone timezone) => timezone.InstantOf(Day(week).ToDateTime(Clock));

    public Remark Note(string text) => new(this, text);

    public Workout Run(string? title, double km, string pace, int felt, int? climb = null, string? notes = null) =>
        OnFoot(SportType.Run, title, km, pace, climb, felt, notes);

    public Workout Trail(string? title, double km, string pace, int felt, int climb, string? notes = null) =>
        OnFoot(SportType.Trail, title, km, pace, climb, felt, notes);

    public Workout Hike(string title, double km, double minutes, int felt, int climb, string? notes = null) =>
        new(this, SportType.Hike, title, minutes, km, climb, felt, notes);

    public Workout Walk(string title, double km, double minutes, int felt, string? notes = null) =>
        new(this, SportType.Walk, title, minutes, km, Climb: null, felt, notes) { HasStrap = false };

    public Workout Bike(string title, double km, double minutes, int felt, int climb, string? notes = null) =>
        new(this, SportType.Bike, title, minutes, km, climb, felt, notes);

    public Workout Commute(string? notes = null) =>
        Bike("Ride to work", km: 9.3, minutes: 27.5, felt: 2, climb: 58, notes) with { HasStrap = false };

    public Workout Swim(string title, double km, double minutes, int felt, string? notes = null) =>
        new(this, SportType.Swim, title, minutes, km, Climb: null, felt, notes) { HasStrap = false };

    public Workout Strength(string? title, double minutes, int felt, string? notes = null) =>
        new(this, SportType.Strength, title, minutes, Km: null, Climb: null, felt, notes) { HasStrap = felt > 4 };

    public Workout Mobility(string? title, double minutes, string? notes = null) =>
        new(this, SportType.Mobility, title, minutes, Km: null, Climb: null, Felt: 1, notes) { HasStrap = false };

    private Workout OnFoot(
        SportType type, string? title, double km, string pace, int? climb, int felt, string? notes) =>
        new(this, type, title, km * Pace(pace), km, climb, felt, notes);

    private static double Pace(string minutesPerKm) =>
        TimeSpan.ParseExact(minutesPerKm, @"m\:ss", CultureInfo.InvariantCulture).TotalMinutes;
}

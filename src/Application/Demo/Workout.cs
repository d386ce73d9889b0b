using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Demo;

/// <summary>A session in the round numbers of the diary, which a real day and a real body make uneven.</summary>
/// <param name="At">Day and time of the week.</param>
/// <param name="Type">Kind of sport.</param>
/// <param name="Title">A short name.</param>
/// <param name="Minutes">About how long it took.</param>
/// <param name="Km">About how far it went.</param>
/// <param name="Climb">About how many metres it climbed.</param>
/// <param name="Felt">How hard it felt, from 1 to 10.</param>
/// <param name="Notes">What was written about it.</param>
internal sealed record Workout(
    Moment At, SportType Type, string? Title, double Minutes, double? Km, double? Climb, int Felt, string? Notes)
    : Entry(At)
{
    private const int HighestHeartRate = 186;
    private const double BodyKg = 71;

    /// <summary>The average heart rate of a run that feels like 1, 2 … 10.</summary>
    private static readonly int[] HeartRateOfFelt = [118, 128, 138, 144, 150, 156, 161, 165, 169, 173];

    /// <summary>Whether the heart was measured.</summary>
    public bool HasStrap { get; init; } = true;

    /// <summary>Beats above what this usually takes: illness, heat, bad nights.</summary>
    public int ExtraBeats { get; init; }

    /// <summary>Whether it was a race: its numbers are official, and there is no stopping.</summary>
    public bool IsRace { get; init; }

    /// <summary>The workout on the calendar.</summary>
    /// <param name="week">The week of its diary.</param>
    /// <param name="timezone">Where the athlete lives.</param>
    /// <param name="dice">What makes its numbers uneven; the same dice make the same numbers.</param>
    public LoggedSession Of(IsoWeek week, Timezone timezone, Random dice)
    {
        var start = At.On(week, timezone).AddSeconds(IsRace ? 0 : dice.Next(-400, 400));
        var farther = IsRace || Type == SportType.Swim ? 1 : About(0.008);
        var (slower, higher) = IsRace ? (1, 1) : (About(0.012), About(0.06));
        var duration = WholeSeconds(Minutes * farther * slower);
        var elapsed = IsRace ? duration : WholeSeconds(duration * (1 + (PausedAtMost * dice.NextDouble())));
        var km = Km is { } far ? Math.Round(far * farther, 2) : (double?)null;
        var climb = Climb is { } high ? Math.Round(high * higher) : (double?)null;
        var average = HeartRateOfFelt[Felt - 1] - BeatsBelowRunning + ExtraBeats + dice.Next(-2, 3);
        var highest = Math.Min(average + (2 * Felt) + dice.Next(6, 12), HighestHeartRate - dice.Next(4));
        var energy = km is { } way ? Math.Round(Energy(duration, way, climb)) : (double?)null;
        var facts = new SessionFacts
        {
            Date = At.Day(week),
            StartTime = start,
            Timezone = timezone,
            Source = "demo",
            Type = Type,
            Title = Title,
            Duration = Domain.Kernel.Minutes.Of(duration),
            Elapsed = Km is null ? null : Domain.Kernel.Minutes.Of(elapsed),
            Distance = Quantity.Maybe<Kilometres>(km),
            ElevationGain = Quantity.Maybe<Metres>(climb),
            AverageHeartRate = Quantity.Maybe<BeatsPerMinute>(HasStrap ? average : null),
            MaxHeartRate = Quantity.Maybe<BeatsPerMinute>(HasStrap ? highest : null),
            Calories = Quantity.Maybe<Kilocalories>(HasStrap ? energy : null),
            PerceivedIntensity = Intensity.Of(Felt),
            IsRace = IsRace,
            Notes = Notes,
        };
        return new LoggedSession(facts, start.AddMinutes(elapsed + dice.Next(3, 45)));

        double About(double most) => 1 + (most * ((2 * dice.NextDouble()) - 1));
    }

    /// <summary>The part of the time in motion that may be added by traffic lights, views and soup.</summary>
    private double PausedAtMost => Type switch
    {
        SportType.Hike => 0.35,
        SportType.Trail => 0.08,
        SportType.Bike or SportType.Swim => 0.12,
        _ => 0.04,
    };

    private int BeatsBelowRunning => Type switch
    {
        SportType.Hike => 26,
        SportType.Bike => 16,
        SportType.Strength => 38,
        _ => 0,
    };

    /// <summary>On foot a kilocalorie for each kilogram and kilometre, more for the climb; on a bike by time.</summary>
    private double Energy(double minutes, double km, double? climb) =>
        Type == SportType.Bike ? 7.4 * minutes : (0.98 * BodyKg * km) + (0.9 * (climb ?? 0));

    /// <summary>A time as a watch keeps it, to the second, in minutes.</summary>
    private static double WholeSeconds(double minutes) => Math.Round(Math.Round(minutes * 60) / 60, 2);
}

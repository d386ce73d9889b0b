using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>
/// A draft as facts of the domain. A number no human reaches is not known, and no reason to lose the rest.
/// </summary>
internal static class DraftFacts
{
    private const double SecondsPerMinute = 60;
    private const double MetresPerKilometre = 1000;

    /// <param name="draft">What the file tells.</param>
    /// <param name="start">The start on the clocks where it happened.</param>
    /// <param name="zone">The athlete's time zone.</param>
    public static SessionFacts FactsOf(ActivityDraft draft, DateTimeOffset start, Timezone zone) => new()
    {
        Date = DateOnly.FromDateTime(start.DateTime),
        StartTime = start,
        Timezone = zone.At(start).Offset == start.Offset ? zone : null,
        ExternalId = Text(draft.ExternalId, Session.MaxExternalId),
        Source = Text(draft.Source, Session.MaxSource),
        Type = draft.Type,
        Title = Text(draft.Title, Session.MaxTitle),
        Duration = Minutes.Of(Converted(draft.TimerSeconds ?? draft.ElapsedSeconds, SecondsPerMinute)!.Value),
        Elapsed = Known<Minutes>(Converted(draft.ElapsedSeconds, SecondsPerMinute)),
        Distance = Known<Kilometres>(Converted(draft.DistanceM, MetresPerKilometre)),
        ElevationGain = Known<Metres>(draft.AscentM),
        AverageHeartRate = Known<BeatsPerMinute>(draft.AverageHeartRateBpm),
        MaxHeartRate = draft.MaxHeartRateBpm < draft.AverageHeartRateBpm
            ? null
            : Known<BeatsPerMinute>(draft.MaxHeartRateBpm),
        AveragePower = Known<Watts>(draft.AveragePowerWatts),
        Calories = Known<Kilocalories>(draft.CaloriesKcal),
        PerceivedIntensity = Known<Intensity>(draft.PerceivedIntensity),
        IsRace = draft.IsRace,
        Notes = Text(draft.Notes, Session.MaxNotes),
    };

    /// <param name="draft">What the file tells, its streams among it.</param>
    /// <param name="file">The name of the file, if a session is read from it alone.</param>
    public static RecordedFacts RecordedOf(ActivityDraft draft, string? file) => new()
    {
        Moving = Known<Minutes>(Converted(draft.MovingSeconds, SecondsPerMinute)),
        ElevationLoss = Known<Metres>(draft.DescentM),
        MaxPower = Known<Watts>(draft.MaxPowerWatts),
        AverageCadence = Known<Rpm>(draft.AverageCadenceRpm),
        MaxCadence = Known<Rpm>(draft.MaxCadenceRpm),
        Device = Text(draft.Device, Session.MaxDevice),
        File = file is null ? null : PlainText.Ending(PlainText.Visible(file), Session.MaxFile),
        IsPartial = draft.IsPartial,
        Derived = draft.Derived,
        Span = draft.Streams[StreamType.Time] is { Length: > 0 } time
            ? Known<Minutes>(Converted(time[^1] - time[0], SecondsPerMinute))
            : null,
        Streams = [.. draft.Streams.Types],
    };

    private static double? Converted(double? value, double per) => value is { } known ? Rounded(known / per) : null;

    private static T? Known<T>(double? value) where T : struct, IQuantity<T> =>
        value is { } number && Quantity.Allows<T>(number)
        && (typeof(T) != typeof(Intensity) || double.IsInteger(number))
            ? T.Of(Rounded(number))
            : null;

    /// <summary>An amount to a millionth of its unit: 229.15 m are 0.22915 km, and nothing beside it.</summary>
    private static double Rounded(double value) => Math.Round(value, 6);

    /// <summary>
    /// A text from a file: what no person can read is left out, and what is too long ends with three dots.
    /// </summary>
    private static string? Text(string? text, int most)
    {
        if (text is null) return null;
        var clean = string.Concat(text.Where(c => PlainText.IsClean(c.ToString()))).Trim();
        return PlainText.IsBlank(clean) ? null : PlainText.Opening(clean, most - 1);
    }
}

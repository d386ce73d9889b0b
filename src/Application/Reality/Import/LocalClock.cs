using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>
/// Which clocks an activity was done by: those the file tells of when they are plausible, else the athlete's.
/// </summary>
internal static class LocalClock
{
    private const int QuarterOfAnHour = 15;
    private static readonly TimeSpan Least = TimeSpan.FromHours(-12);
    private static readonly TimeSpan Most = TimeSpan.FromHours(14);

    /// <summary>
    /// How far clocks are from the sun where people live: three hours and a half in the west of China.
    /// </summary>
    private const double MostFromTheSunHours = 3.5;

    /// <summary>Whose files say UTC by the place and not by habit.</summary>
    private static readonly string[] Truthful = ["garmin"];

    /// <summary>Whose files say UTC wherever they are.</summary>
    private static readonly string[] AlwaysUtc = ["coros"];

    /// <summary>The start on the clocks where it happened; null when the file knows none.</summary>
    public static DateTimeOffset? StartOf(ReadActivity activity, Timezone athletes) => activity.Draft switch
    {
        { Start: { } start } when activity.Offset is { } offset => start.ToOffset(offset),
        { Start: { } start } => athletes.At(start),
        { LocalStart: { } local } => athletes.InstantOf(local),
        _ => null,
    };

    /// <summary>The recorded offset, when it can be one.</summary>
    public static TimeSpan? OffsetOf(ActivityDraft draft)
    {
        if (draft.RecordedOffset is not { } recorded) return null;
        var offset = TimeSpan.FromMinutes(
            Math.Round(recorded.TotalMinutes / QuarterOfAnHour) * QuarterOfAnHour);

        // Devices write the two times one after the other: a few seconds may lie between them.
        if ((recorded - offset).Duration() > TimeSpan.FromSeconds(10)) return null;
        if (offset < Least || offset > Most) return null;
        return offset != TimeSpan.Zero || MeansUtc(draft) ? offset : null;
    }

    private static bool MeansUtc(ActivityDraft draft)
    {
        var source = draft.Source ?? "";
        if (AlwaysUtc.Any(maker => source.Contains(maker, StringComparison.OrdinalIgnoreCase))) return false;
        var longitude = draft.Streams[StreamType.Longitude]?.FirstOrDefault(double.IsFinite) ?? double.NaN;
        return double.IsFinite(longitude)
            ? Math.Abs(longitude / 15) <= MostFromTheSunHours / 2
            : Truthful.Any(maker => source.Contains(maker, StringComparison.OrdinalIgnoreCase));
    }
}

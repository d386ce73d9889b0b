using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Review;

/// <summary>What sessions add up to. A sum is null when none of them says its part.</summary>
public sealed record Totals(int Sessions, double DurationMinutes, double? DistanceKm, double? ElevationGainM)
{
    /// <summary>The totals of sessions, whatever their sport.</summary>
    public static Totals Of(IReadOnlyCollection<DoneSession> sessions) => new(
        sessions.Count,
        sessions.Select(session => session.DurationMinutes).ExactSum(),
        SumOfKnown(sessions.Select(session => session.DistanceKm)),
        SumOfKnown(sessions.Select(session => session.ElevationGainM)));

    /// <summary>The totals of each sport that was done, in the order of <see cref="SportType"/>.</summary>
    public static IReadOnlyDictionary<SportType, Totals> ByType(IReadOnlyCollection<DoneSession> sessions) => sessions
        .GroupBy(session => session.Type)
        .OrderBy(sport => sport.Key)
        .ToDictionary(sport => sport.Key, sport => Of([.. sport]));

    private static double? SumOfKnown(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0 ? null : known.ExactSum();
    }
}

using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Review;

/// <summary>What a week adds up to, counted the way its athlete counts.</summary>
/// <param name="Sessions">How many sessions, of any sport.</param>
/// <param name="DurationMinutes">Minutes of all sessions.</param>
/// <param name="DistanceKm">Kilometres of the sports whose distance counts.</param>
/// <param name="ElevationGainM">Metres of climb of the sports whose climb counts.</param>
public sealed record WeekTotals(int Sessions, double DurationMinutes, double DistanceKm, double ElevationGainM)
{
    /// <summary>Adds up sessions: durations of all, distance and climb of the sports that count.</summary>
    public static WeekTotals Of(
        IReadOnlyCollection<DoneSession> sessions,
        IReadOnlyCollection<SportType> distanceTypes,
        IReadOnlyCollection<SportType> elevationTypes) => new(
            sessions.Count,
            sessions.Select(session => session.DurationMinutes).ExactSum(),
            sessions.Where(session => distanceTypes.Contains(session.Type))
                .Select(session => session.DistanceKm ?? 0).ExactSum(),
            sessions.Where(session => elevationTypes.Contains(session.Type))
                .Select(session => session.ElevationGainM ?? 0).ExactSum());
}

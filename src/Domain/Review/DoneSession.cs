using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Review;

/// <summary>What the review needs to know of a session that was done.</summary>
public readonly record struct DoneSession(
    SportType Type, double DurationMinutes, double? DistanceKm, double? ElevationGainM);

using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Plan;

/// <summary>What a week should add up to. Each target may be absent.</summary>
public sealed record WeekTargets(Kilometres? Distance, int? Sessions, Minutes? Duration, Metres? ElevationGain)
{
    public const int MaxSessions = 100;

    /// <summary>How many sessions the week should have.</summary>
    public int? Sessions { get; } = Sessions is null or (>= 0 and <= MaxSessions)
        ? Sessions
        : throw new DomainException($"A week has from 0 to {MaxSessions} sessions.", "TargetSessions");
}

namespace TrainingOs.Domain.Kernel;

/// <summary>The number of the athlete who owns a plan, a session or a note.</summary>
public readonly record struct AthleteId(long Value);

namespace TrainingOs.Domain.Reality;

/// <summary>One lap of a session, as the device counted it. What the device did not record is null.</summary>
public sealed record Lap
{
    /// <summary>Seconds from the start of the session to the start of the lap.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>Seconds with pauses.</summary>
    public double? ElapsedSeconds { get; init; }

    /// <summary>Seconds by the timer, without pauses.</summary>
    public double? TimerSeconds { get; init; }

    public double? DistanceM { get; init; }
    public double? AscentM { get; init; }
    public double? DescentM { get; init; }
    public double? AverageHeartRateBpm { get; init; }
    public double? MaxHeartRateBpm { get; init; }
    public double? AveragePowerWatts { get; init; }
    public double? MaxPowerWatts { get; init; }
    public double? AverageCadenceRpm { get; init; }
    public double? MaxSpeedMps { get; init; }
    public double? CaloriesKcal { get; init; }
}

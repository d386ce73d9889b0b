namespace TrainingOs.Infrastructure.ActivityFiles.Gpx;

/// <summary>One <c>trk</c>: what it says of itself, and which stretches of points are its own.</summary>
internal sealed class GpxTrack(int fromStretch)
{
    public int FromStretch { get; } = fromStretch;
    public int ToStretch { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? Comment { get; set; }
    public string? Type { get; set; }
    public string? ExternalId { get; set; }
    public TimeSpan? Offset { get; set; }

    // What Garmin's TrackStatsExtension says of the whole, as OpenTracks and BaseCamp write it.
    public double? DistanceM { get; set; }
    public double? TimerSeconds { get; set; }
    public double? MovingSeconds { get; set; }
    public double? AscentM { get; set; }
    public double? DescentM { get; set; }
    public double? CaloriesKcal { get; set; }
    public double? AverageHeartRateBpm { get; set; }
    public double? AverageCadenceRpm { get; set; }
}

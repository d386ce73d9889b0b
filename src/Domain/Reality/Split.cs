using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Reality;

/// <summary>
/// One kilometre of a session, or what was left of one at its end, from the points of its recording. When a kilometre
/// was full lies between two points, as far along in time as in distance; after a break, at its first point.
/// </summary>
public sealed record Split
{
    public const double LengthM = 1000;

    /// <summary>1 for the first kilometre.</summary>
    public required int Number { get; init; }

    public required double DistanceM { get; init; }

    /// <summary>Seconds with pauses; null where its points all have one time, which tells nothing.</summary>
    public double? ElapsedSeconds { get; init; }

    public double? AscentM { get; init; }
    public double? DescentM { get; init; }
    public double? AverageHeartRateBpm { get; init; }
    public double? AveragePowerWatts { get; init; }

    /// <summary>
    /// The kilometres of a session, by the distance the device counted, or else by the positions; none when it knows
    /// neither, or nobody moved.
    /// </summary>
    public static IReadOnlyList<Split> Of(Streams streams)
    {
        if ((streams[StreamType.Distance] ?? Track.Distances(streams)) is not { } distances) return [];
        var (times, breaks) = (streams[StreamType.Time]!, streams.Breaks.ToHashSet());
        var splits = new List<Split>();
        var (last, first, from, way, start) = (-1, 0, 0d, 0d, 0d);
        for (var at = 0; at < streams.Count; at++)
        {
            if (!double.IsFinite(distances[at]) || !double.IsFinite(times[at])) continue;
            if (last < 0)
            {
                (last, first, from, start) = (at, at, distances[at], times[at]);
                continue;
            }

            // A device that corrects itself downwards takes no way back.
            var now = Math.Max(way, distances[at] - from);
            var isBroken = breaks.Overlaps(Enumerable.Range(last + 1, at - last));
            for (var full = (splits.Count + 1) * LengthM; now >= full; full += LengthM)
            {
                if (full > Kilometres.Most * LengthM) return splits;
                var share = isBroken ? 1 : (full - way) / (now - way);
                var end = times[last] + (share * (times[at] - times[last]));
                splits.Add(Between(streams[first..(at + 1)], splits.Count + 1, LengthM, end - start));
                (first, start) = (at, end);
            }

            (last, way) = (at, now);
        }

        var rest = way - (splits.Count * LengthM);
        if (rest > 0) splits.Add(Between(streams[first..(last + 1)], splits.Count + 1, rest, times[last] - start));
        return splits;
    }

    private static Split Between(Streams points, int number, double distanceM, double seconds)
    {
        var climb = Climb.Of(points);
        return new Split
        {
            Number = number,
            DistanceM = distanceM,
            ElapsedSeconds = seconds > 0 ? seconds : null,
            AscentM = climb?.AscentM,
            DescentM = climb?.DescentM,
            AverageHeartRateBpm = Readings.Of(points[StreamType.HeartRate], withZeros: false)?.Mean,
            AveragePowerWatts = Readings.Of(points[StreamType.Power], withZeros: true)?.Mean,
        };
    }
}

namespace TrainingOs.Domain.Reality;

/// <summary>When somebody was on the move, by the way between the points of a recording.</summary>
public static class Motion
{
    /// <summary>Who is slower than this stands: one kilometre an hour, as gpxpy and others have it.</summary>
    public const double LeastMps = 1 / 3.6;

    /// <summary>
    /// Seconds in which the way from one point to the next was made faster than standing; null when no way is known.
    /// By the distance the device counted, or else by the positions.
    /// </summary>
    public static double? MovingSeconds(Streams streams)
    {
        if ((streams[StreamType.Distance] ?? Track.Distances(streams)) is not { } distances) return null;
        var (times, moving) = (streams[StreamType.Time]!, 0d);
        foreach (var stretch in streams.Stretches)
        {
            var last = -1;
            for (var at = stretch.Start.Value; at < stretch.End.Value; at++)
            {
                if (!double.IsFinite(distances[at]) || !double.IsFinite(times[at])) continue;
                if (last >= 0)
                {
                    var seconds = times[at] - times[last];
                    if (seconds > 0 && distances[at] - distances[last] >= LeastMps * seconds) moving += seconds;
                }

                last = at;
            }
        }

        return moving;
    }
}

using System.Runtime.CompilerServices;

namespace TrainingOs.Domain.Reality;

/// <summary>When somebody was on the move, by the way between the points of a recording.</summary>
public static class Motion
{
    /// <summary>Who is slower than this stands: one kilometre an hour, as gpxpy and others have it.</summary>
    public const double LeastMps = 1 / 3.6;

    /// <summary>The time over which a speed is taken when it is computed: positions are too rough for less.</summary>
    public const double WindowSeconds = 15;

    /// <summary>
    /// The same streams with the distance and the speed that the positions draw, where the device counted none: the
    /// way since the start, and at each point the way of the <see cref="WindowSeconds"/> around it by their time.
    /// </summary>
    public static Streams Completed(Streams streams)
    {
        if ((streams[StreamType.Distance] ?? Track.Distances(streams)) is not { } distances) return streams;
        var columns = streams.Types.ToDictionary(type => type, type => streams[type]!);
        columns.TryAdd(StreamType.Distance, Array.ConvertAll(distances, metres => Math.Round(metres, 2)));

        // Without positions the distance may be one of lengths of a pool, which tells no speed between two turns.
        if (streams[StreamType.Latitude] is not null && streams[StreamType.Speed] is null)
        {
            var speeds = Speeds(streams, distances);
            if (!Array.TrueForAll(speeds, double.IsNaN)) columns[StreamType.Speed] = speeds;
        }

        return new Streams(columns, streams.Breaks);
    }

    private static double[] Speeds(Streams streams, double[] distances)
    {
        var speeds = new double[streams.Count];
        Array.Fill(speeds, double.NaN);
        var times = streams[StreamType.Time]!;
        foreach (var stretch in streams.Stretches)
        {
            var points = Enumerable.Range(stretch.Start.Value, stretch.End.Value - stretch.Start.Value)
                .Where(at => double.IsFinite(distances[at]) && double.IsFinite(times[at])).ToArray();
            var (first, last) = (0, 0);
            for (var at = 0; at < points.Length; at++)
            {
                // One point to each side at least, however far apart they are.
                var now = times[points[at]];
                while (first < at - 1 && times[points[first]] < now - (WindowSeconds / 2)) first++;
                last = Math.Max(last, Math.Min(at + 1, points.Length - 1));
                while (last < points.Length - 1 && times[points[last + 1]] <= now + (WindowSeconds / 2)) last++;
                var seconds = times[points[last]] - times[points[first]];
                var metres = distances[points[last]] - distances[points[first]];
                if (seconds > 0) speeds[points[at]] = Math.Round(Math.Max(metres, 0) / seconds, 3);
            }
        }

        return speeds;
    }

    /// <summary>
    /// Seconds in which the way from one point to the next was made faster than standing; null when no way is known.
    /// By the distance the device counted, or else by the positions.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

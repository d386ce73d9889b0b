namespace TrainingOs.Domain.Reality;

/// <summary>
/// Streams in fewer points, so that a picture of them shows the same. The points are cut into buckets of one size, and
/// of each bucket stay the points at which any column has its lowest and its highest value there, as in the aggregation
/// M4 (U. Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014): so a peak is never
/// lost, whichever sensor saw it. There are as many buckets as the points allow.
/// </summary>
public static class Thinning
{
    /// <summary>Fewer points could not hold the ends, and the lowest and the highest of every column.</summary>
    public const int Least = 50;

    /// <summary>The share of the points allowed from which a search for more of them is not worth its time.</summary>
    private const double Enough = 0.95;

    /// <summary>
    /// The first and the last point stay, and so do the lowest and the highest value of every column, and where a
    /// stretch begins. Streams that are short enough stay as they are.
    /// </summary>
    /// <param name="streams">What was recorded.</param>
    /// <param name="most">How many points there may be, at least <see cref="Least"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are to be fewer points than can tell the ends.</exception>
    public static Streams Thin(Streams streams, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, Least);
        if (streams.Count <= most) return streams;

        var columns = streams.Types.Where(type => type != StreamType.Time).Select(type => streams[type]!).ToArray();
        var always = Always(streams, columns, most);
        var (kept, fitting, tooMany) = (always, 0, (most / 2) + 1);
        var buckets = most / Math.Max(columns.Length, 1);

        // The count grows with the buckets, but by how much only the values know: the last count says where to look
        // next, and the middle where that leads nowhere.
        while (tooMany - fitting > 1)
        {
            if (buckets <= fitting || buckets >= tooMany) buckets = (fitting + tooMany) / 2;
            var more = (bool[])always.Clone();
            Mark(more, columns, buckets);
            var count = more.Count(stays => stays);
            if (count <= most) (kept, fitting) = (more, buckets);
            else tooMany = buckets;
            if (count <= most && count >= Enough * most) break;
            buckets = (int)(buckets * (1 + Enough) / 2 * most / count);
        }

        return Of(streams, kept);
    }

    /// <summary>The points that stay whatever else is left out.</summary>
    private static bool[] Always(Streams streams, double[][] columns, int most)
    {
        var kept = new bool[streams.Count];
        (kept[0], kept[^1]) = (true, true);
        Mark(kept, columns, buckets: 1);

        // Also the ends of stretches, unless there are so many of them that little else would stay.
        if (streams.Breaks.Count > most / 4) return kept;
        foreach (var at in streams.Breaks) (kept[at - 1], kept[at]) = (true, true);
        return kept;
    }

    /// <summary>Marks where each column has its lowest and its highest value in each bucket.</summary>
    private static void Mark(bool[] kept, double[][] columns, int buckets)
    {
        foreach (var column in columns)
        {
            for (var bucket = 0; bucket < buckets; bucket++)
            {
                var end = (int)((long)(bucket + 1) * kept.Length / buckets);
                var (low, high) = (-1, -1);
                for (var at = (int)((long)bucket * kept.Length / buckets); at < end; at++)
                {
                    var value = column[at];
                    if (double.IsNaN(value)) continue;
                    if (low < 0 || value < column[low]) low = at;
                    if (high < 0 || value > column[high]) high = at;
                }

                if (low >= 0) (kept[low], kept[high]) = (true, true);
            }
        }
    }

    private static Streams Of(Streams streams, bool[] kept)
    {
        int[] points = [.. Enumerable.Range(0, kept.Length).Where(at => kept[at])];
        var columns = streams.Types.ToDictionary(
            type => type, type => Array.ConvertAll(points, at => streams[type]![at]));

        // A stretch begins at the first of its points that is still there.
        var breaks = streams.Breaks.Select(at => Array.BinarySearch(points, at)).Select(at => at < 0 ? ~at : at)
            .Where(at => at > 0 && at < points.Length).Distinct();
        return new Streams(columns, [.. breaks]);
    }
}

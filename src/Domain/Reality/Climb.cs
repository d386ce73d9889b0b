using System.Runtime.CompilerServices;

namespace TrainingOs.Domain.Reality;

/// <summary>
/// How far a recording went up and down, from its altitudes. A mean over the five seconds before and after each point
/// takes steps and noise out; then a rise or a fall counts, from turning point to turning point, once it has reached
/// two metres (hysteresis). The two numbers are those that came closest to what devices of five makers counted
/// themselves on 13 recordings: within a tenth on average.
/// </summary>
/// <param name="AscentM">Metres up.</param>
/// <param name="DescentM">Metres down.</param>
public readonly record struct Climb(double AscentM, double DescentM)
{
    public const double MeanOverSeconds = 5;
    public const double LeastM = 2;

    /// <summary>Null without two altitudes in one stretch. Nothing is counted across a break.</summary>
    public static Climb? Of(Streams streams)
    {
        if (streams[StreamType.Altitude] is not { } altitudes) return null;
        var (times, known, sum) = (streams[StreamType.Time]!, false, default(Climb));
        foreach (var stretch in streams.Stretches)
        {
            var measured = Enumerable.Range(stretch.Start.Value, stretch.End.Value - stretch.Start.Value)
                .Where(at => double.IsFinite(altitudes[at])).ToArray();
            if (measured.Length < 2) continue;
            known = true;
            var climb = Between(Mean([.. measured.Select(at => times[at])], [.. measured.Select(at => altitudes[at])]));
            sum = new Climb(sum.AscentM + climb.AscentM, sum.DescentM + climb.DescentM);
        }

        return known ? sum : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Mean(double[] times, double[] altitudes)
    {
        var means = new double[altitudes.Length];
        var (first, past, sum) = (0, 0, 0d);
        for (var at = 0; at < means.Length; at++)
        {
            while (past < means.Length && (past <= at || times[past] <= times[at] + MeanOverSeconds))
            {
                sum += altitudes[past++];
            }

            while (first < at && times[first] < times[at] - MeanOverSeconds) sum -= altitudes[first++];
            means[at] = sum / (past - first);
        }

        return means;
    }

    /// <summary>The sums between turning points: a turn is one when the way since it has reached the least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Climb Between(double[] altitudes)
    {
        var (low, high, up, down) = (altitudes[0], altitudes[0], 0d, 0d);
        var rising = (bool?)null;
        foreach (var altitude in altitudes)
        {
            if (rising is not false && high - altitude >= LeastM)
            {
                if (rising is true) up += high - low;
                (rising, low) = (false, altitude);
            }
            else if (rising is not true && altitude - low >= LeastM)
            {
                if (rising is false) down += high - low;
                (rising, high) = (true, altitude);
            }

            if (rising is not false) high = Math.Max(high, altitude);
            if (rising is not true) low = Math.Min(low, altitude);
        }

        return rising switch
        {
            true => new Climb(up + high - low, down),
            false => new Climb(up, down + high - low),
            null => default,
        };
    }
}

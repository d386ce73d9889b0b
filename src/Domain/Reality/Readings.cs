using System.Runtime.CompilerServices;

namespace TrainingOs.Domain.Reality;

/// <summary>
/// The mean and the highest of what a sensor said, each moment counted once and silence not at all.
/// </summary>
/// <param name="Mean">In the unit of the column.</param>
/// <param name="Max">In the unit of the column.</param>
public readonly record struct Readings(double Mean, double Max)
{
    /// <summary>A sensor that was silent for more of the time than this share says nothing of the whole.</summary>
    public const double LeastShare = 0.25;

    /// <summary>Null when the sensor was silent too long, or never there.</summary>
    /// <param name="values">The column; NaN where the sensor said nothing.</param>
    /// <param name="withZeros">Whether zero counts: no pedalling has no cadence, yet it has a power of zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Readings? Of(double[]? values, bool withZeros)
    {
        if (values is null) return null;
        var (count, spoken, sum, max) = (0, 0, 0d, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            spoken++;
            if (!withZeros && value == 0) continue;
            count++;
            sum += value;
            max = Math.Max(max, value);
        }

        return count == 0 || spoken < LeastShare * values.Length ? null : new Readings(sum / count, max);
    }
}

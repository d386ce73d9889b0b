using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Review;

/// <summary>One target of a week against what was done.</summary>
/// <param name="Target">What was meant.</param>
/// <param name="Actual">What was done.</param>
/// <param name="Difference">Actual less target: negative when some is left to do.</param>
/// <param name="Percent">
/// Actual in percent of the target, to one decimal; null when the target is as good as zero.
/// </param>
public sealed record Delta(double Target, double Actual, double Difference, double? Percent)
{
    // Of less than a millionth, of a kilometre as of a minute, a percentage says nothing,
    // and may be too large to write.
    private const double Something = 1e-6;

    /// <summary>The delta of a target; null when none was set.</summary>
    public static Delta? Of(double? target, double actual) => target is not { } meant ? null : new Delta(
        meant,
        actual,
        Quantity.ExactDifference(actual, meant),
        meant >= Something ? (double)PercentOf((decimal)actual, (decimal)meant) : null);

    // In decimal, as a person divides: 2.3 of 1.6 is 143.75, and not a little less.
    private static decimal PercentOf(decimal actual, decimal target) =>
        Math.Round(100 * actual / target, 1, MidpointRounding.AwayFromZero);
}

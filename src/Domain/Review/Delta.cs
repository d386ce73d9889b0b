namespace TrainingOs.Domain.Review;

/// <summary>One target of a week against what was done.</summary>
/// <param name="Target">What was meant.</param>
/// <param name="Actual">What was done.</param>
/// <param name="Difference">Actual less target: negative when some is left to do.</param>
/// <param name="Percent">Actual in percent of the target, to one decimal; null when the target is zero.</param>
public sealed record Delta(double Target, double Actual, double Difference, double? Percent)
{
    /// <summary>The delta of a target; null when none was set.</summary>
    public static Delta? Of(double? target, double actual) => target is not { } meant ? null : new Delta(
        meant,
        actual,
        (double)((decimal)actual - (decimal)meant),
        meant > 0 ? Math.Round(100 * actual / meant, 1, MidpointRounding.AwayFromZero) : null);
}

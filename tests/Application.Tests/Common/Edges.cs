using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Tests.Common;

/// <summary>Values around the limits of the domain, and far beyond: where two sets of rules would part ways.</summary>
internal static class Edges
{
    private static readonly double[] Limits =
    [
        .. Of<Minutes>(), .. Of<Kilometres>(), .. Of<Metres>(), .. Of<BeatsPerMinute>(), .. Of<Watts>(),
        .. Of<Kilocalories>(), .. Of<Intensity>(),
    ];

    public static Gen<double> Numbers { get; } = Gen.OneOf(
        Gen.Elements([.. Limits.SelectMany(limit => Around(limit))]),
        Gen.Elements(0, -0.0, double.Epsilon, double.MaxValue),
        Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity),
        ArbMap.Default.GeneratorFor<double>());

    public static Gen<int> WholeNumbers { get; } = Gen.OneOf(
        Gen.Choose(-2, 110), Gen.Elements(int.MinValue, int.MaxValue), ArbMap.Default.GeneratorFor<int>());

    /// <summary>Texts as long as a limit, one shorter and one longer, with and without a control character.</summary>
    public static Gen<string?> Texts(int most) => Gen.OneOf(
        from length in Gen.Choose(most - 1, most + 1)
        from c in Gen.Elements('x', 'é', '\ud83c', ' ', '\n', '\t', '\0', '\u007f', '\u0085')
        select (string?)(new string('x', length - 1) + c),
        Claim.AnyText);

    private static double[] Around(double limit) =>
        [limit, double.BitIncrement(limit), double.BitDecrement(limit), -limit];

    private static double[] Of<T>() where T : IQuantity<T> => [T.Least, T.Most];
}

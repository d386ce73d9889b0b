using System.Globalization;

namespace TrainingOs.Domain.Kernel;

/// <summary>
/// A measured amount in one fixed unit, which cannot be negative, endless or beyond what a human does.
/// </summary>
/// <typeparam name="TSelf">The unit.</typeparam>
public interface IQuantity<out TSelf>
{
    /// <summary>The amount, in the unit the type is named after.</summary>
    double Value { get; }

    /// <summary>The smallest amount that makes sense.</summary>
    static abstract double Least { get; }

    /// <summary>The largest amount that makes sense.</summary>
    static abstract double Most { get; }

    /// <summary>What is measured, as it opens a sentence: "A duration".</summary>
    static abstract string Name { get; }

    /// <summary>The unit as it ends a sentence: "minutes (7 days)".</summary>
    static abstract string Unit { get; }

    /// <exception cref="DomainException">The amount is outside what makes sense.</exception>
    static abstract TSelf Of(double value);

    /// <summary>
    /// An amount that was taken once: it stays what it is, also when the limits of today would refuse it.
    /// </summary>
    static abstract TSelf Recorded(double value);
}

/// <summary>A duration in minutes: at most 7 days.</summary>
public readonly record struct Minutes : IQuantity<Minutes>
{
    private Minutes(double value) => Value = value;

    public double Value { get; }
    public static double Least => 0;
    public static double Most => 7 * 24 * 60;
    public static string Name => "A duration";
    public static string Unit => "minutes (7 days)";
    public static Minutes Of(double value) => new(Quantity.Check<Minutes>(value));
    public static Minutes Recorded(double value) => new(value);
}

/// <summary>A distance in kilometres.</summary>
public readonly record struct Kilometres : IQuantity<Kilometres>
{
    private Kilometres(double value) => Value = value;

    public double Value { get; }
    public static double Least => 0;
    public static double Most => 5_000;
    public static string Name => "A distance";
    public static string Unit => "kilometres";
    public static Kilometres Of(double value) => new(Quantity.Check<Kilometres>(value));
    public static Kilometres Recorded(double value) => new(value);
}

/// <summary>A climb in metres.</summary>
public readonly record struct Metres : IQuantity<Metres>
{
    private Metres(double value) => Value = value;

    public double Value { get; }
    public static double Least => 0;
    public static double Most => 100_000;
    public static string Name => "An elevation gain";
    public static string Unit => "metres";
    public static Metres Of(double value) => new(Quantity.Check<Metres>(value));
    public static Metres Recorded(double value) => new(value);
}

/// <summary>A heart rate in beats per minute.</summary>
public readonly record struct BeatsPerMinute : IQuantity<BeatsPerMinute>
{
    private BeatsPerMinute(double value) => Value = value;

    public double Value { get; }
    public static double Least => 20;
    public static double Most => 300;
    public static string Name => "A heart rate";
    public static string Unit => "beats per minute";
    public static BeatsPerMinute Of(double value) => new(Quantity.Check<BeatsPerMinute>(value));
    public static BeatsPerMinute Recorded(double value) => new(value);
}

/// <summary>A power in watts.</summary>
public readonly record struct Watts : IQuantity<Watts>
{
    private Watts(double value) => Value = value;

    public double Value { get; }
    public static double Least => 0;
    public static double Most => 5_000;
    public static string Name => "A power";
    public static string Unit => "watts";
    public static Watts Of(double value) => new(Quantity.Check<Watts>(value));
    public static Watts Recorded(double value) => new(value);
}

/// <summary>A cadence: revolutions, strides or strokes per minute.</summary>
public readonly record struct Rpm : IQuantity<Rpm>
{
    private Rpm(double value) => Value = value;

    public double Value { get; }
    public static double Least => 0;
    public static double Most => 500;
    public static string Name => "A cadence";
    public static string Unit => "per minute";
    public static Rpm Of(double value) => new(Quantity.Check<Rpm>(value));
    public static Rpm Recorded(double value) => new(value);
}

/// <summary>An energy in kilocalories.</summary>
public readonly record struct Kilocalories : IQuantity<Kilocalories>
{
    private Kilocalories(double value) => Value = value;

    public double Value { get; }
    public static double Least => 0;
    public static double Most => 100_000;
    public static string Name => "An energy";
    public static string Unit => "kilocalories";
    public static Kilocalories Of(double value) => new(Quantity.Check<Kilocalories>(value));
    public static Kilocalories Recorded(double value) => new(value);
}

/// <summary>How hard a session felt, from 1 (very easy) to 10 (all out).</summary>
public readonly record struct Intensity : IQuantity<Intensity>
{
    private Intensity(double value) => Value = value;

    public double Value { get; }
    public static double Least => 1;
    public static double Most => 10;
    public static string Name => "An intensity";
    public static string Unit => "(all out)";

    /// <exception cref="DomainException">The number is not whole, or outside 1 to 10.</exception>
    public static Intensity Of(double value) => double.IsInteger(value)
        ? new(Quantity.Check<Intensity>(value))
        : throw new DomainException("An intensity is a whole number from 1 to 10.");

    public static Intensity Recorded(double value) => new(value);
}

/// <summary>What holds for every quantity: its limits in words, and sums without binary noise.</summary>
public static class Quantity
{
    /// <summary>A quantity where there is a number, and none where there is none: unknown is not zero.</summary>
    public static T? Maybe<T>(double? value) where T : struct, IQuantity<T> => value is { } known ? T.Of(known) : null;

    /// <summary>Whether the number may stand for this quantity. NaN and the infinities may not.</summary>
    public static bool Allows<T>(double value) where T : IQuantity<T> => value >= T.Least && value <= T.Most;

    /// <summary>The limits of a quantity, in a sentence.</summary>
    public static string Limits<T>() where T : IQuantity<T> => string.Create(
        CultureInfo.InvariantCulture, $"{T.Name} is from {T.Least} to {T.Most} {T.Unit}.");

    /// <summary>
    /// The sum as a person would write it: of the numbers as they are written, in decimal, so that 0.1 + 0.2 is 0.3,
    /// the order does not matter, and the sum of one number is that number.
    /// </summary>
    public static double ExactSum(this IEnumerable<double> values) => Nearest(values.Sum(AsWritten));

    /// <summary>The difference as a person would write it.</summary>
    public static double ExactDifference(double value, double less) => Nearest(AsWritten(value) - AsWritten(less));

    // The framework converts to decimal by cutting to 15 digits, where a number may have 17.
    private static decimal AsWritten(double value)
    {
        var cut = (decimal)value;
        var culture = CultureInfo.InvariantCulture;
        return (double)cut == value ? cut : decimal.Parse(value.ToString("R", culture), NumberStyles.Float, culture);
    }

    // The framework's way back divides two numbers that it may have to round first; up to 2^53 it has not.
    private static double Nearest(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var culture = CultureInfo.InvariantCulture;
        return bits[2] == 0 && (uint)bits[1] < 1 << 21 && value.Scale <= 22
            ? (double)value
            : double.Parse(value.ToString(culture), culture);
    }

    internal static double Check<T>(double value) where T : IQuantity<T> =>
        Allows<T>(value) ? value : throw new DomainException(Limits<T>());
}

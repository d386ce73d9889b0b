using System.Globalization;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// Numbers as XML writes them. Those of up to 15 digits without an exponent are read by one division of two numbers
/// that are exact, which rounds as exactly as any other way does (W. D. Clinger, "How to Read Floating Point Numbers
/// Accurately", 1990) and is several times faster.
/// </summary>
internal static class XmlNumber
{
    /// <summary>Of whatever unit, no recording has as many.</summary>
    public const double BeyondAnyTotal = 1e9;

    private const int ExactDigits = 15;

    private static readonly double[] Powers = [.. Enumerable.Range(0, ExactDigits + 1).Select(at => Math.Pow(10, at))];

    /// <summary>NaN for what is no number, or none that is finite.</summary>
    public static double Parse(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r\n"u8);
        var (digits, fraction, isFraction, value) = (0, 0, false, 0L);
        var isNegative = text is [(byte)'-', ..];
        foreach (var letter in isNegative ? text[1..] : text)
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                if (++digits > ExactDigits) return Unusual(text);
                value = (value * 10) + letter - '0';
                if (isFraction) fraction++;
            }
            else if (letter is (byte)'.' && !isFraction)
            {
                isFraction = true;
            }
            else
            {
                return Unusual(text);
            }
        }

        var number = digits == 0 ? double.NaN : value / Powers[fraction];
        return isNegative ? -number : number;
    }

    private static double Unusual(ReadOnlySpan<byte> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : double.NaN;
}

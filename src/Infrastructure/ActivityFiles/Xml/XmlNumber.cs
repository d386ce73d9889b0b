using System.Globalization;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// Numbers as XML writes them. Those of up to 15 digits without an exponent are read by one division of two numbers
/// that are exact, which rounds as exactly as any other way does (W. D. Clinger, "How to Read Floating Point Numbers
/// Accurately", 1990) and is several times faster.
/// </summary>
internal static class XmlNumber
{
    private const int ExactDigits = 15;
    private const int Longest = 128;

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
            else if (letter is (byte)'.' or (byte)',' && !isFraction)
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

    private static double Unusual(ReadOnlySpan<byte> text)
    {
        Span<byte> plain = stackalloc byte[Longest];
        if (text.Length > plain.Length) return double.NaN;
        text.CopyTo(plain);
        plain = plain[..text.Length];
        if (!plain.Contains((byte)'.') && plain.Count((byte)',') == 1) plain.Replace((byte)',', (byte)'.');
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : double.NaN;
    }
}

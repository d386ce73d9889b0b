using System.Globalization;
using System.Text;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>A moment as XML writes it (ISO 8601), with what it says of the clocks where it was.</summary>
/// <param name="Utc">The moment.</param>
/// <param name="Offset">
/// How far those clocks were ahead of UTC; null for a time in plain UTC, which nearly all devices write wherever they
/// are, and for one without any zone, which GPX and TCX mean as UTC.
/// </param>
internal readonly record struct Instant(DateTimeOffset Utc, TimeSpan? Offset)
{
    // The clock of a device that has not found the time yet starts in 1970, 1980 or 1989.
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const int Longest = 64;

    /// <summary>Null for what is no time, or none at which anybody recorded anything.</summary>
    public static Instant? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return (Plain(text) ?? Unusual(text)) is { Utc.Year: >= FirstYear and < LastYear } instant ? instant : null;
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static Instant? Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest) return null;
        Span<char> text = stackalloc char[Longest];
        return Parse(text[..Encoding.Latin1.GetChars(utf8, text)]);
    }

    /// <summary>What nearly all have, <c>2026-11-22T07:30:00Z</c> with or without fractions: much faster.</summary>
    private static Instant? Plain(ReadOnlySpan<char> text)
    {
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, .. var rest, 'Z'] ||
            !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) ||
            !Digits(text[8..10], out var day) || !Digits(text[11..13], out var hour) ||
            !Digits(text[14..16], out var minute) || !Digits(text[17..19], out var second) ||
            year < FirstYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) ||
            hour > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        var ticks = 0;
        if (rest.Length > 0 &&
            (rest is not ['.', .. var fraction] || fraction.Length > 7 || !Digits(fraction, out ticks)))
        {
            return null;
        }

        for (var digits = rest.Length - 1; digits is >= 0 and < 7; digits++) ticks *= 10;
        var time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return new Instant(time.AddTicks(ticks), null);
    }

    private static Instant? Unusual(ReadOnlySpan<char> text)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (text.Length > Longest || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time))
        {
            return null;
        }

        return new Instant(time.ToUniversalTime(), time.Offset == TimeSpan.Zero ? null : time.Offset);
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            number = (number * 10) + digit - '0';
        }

        return text.Length > 0;
    }
}

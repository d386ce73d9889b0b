using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>A moment as XML writes it (ISO 8601), with what it says of the clocks where it was.</summary>
/// <param name="Utc">The moment.</param>
/// <param name="Offset">
/// How far those clocks were ahead of UTC; null for a time in plain UTC, which nearly all devices write wherever they
/// are, and for one without any zone, which GPX and TCX mean as UTC.
/// </param>
internal readonly partial record struct Instant(DateTimeOffset Utc, TimeSpan? Offset)
{
    // The clock of a device that has not found the time yet starts in 1970, 1980 or 1989.
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const int Longest = 64;
    private const int TickDigits = 7;
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(14);

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
            (rest is not ['.', .. var fraction] || fraction.Length > TickDigits || !Digits(fraction, out ticks)))
        {
            return null;
        }

        for (var digits = rest.Length - 1; digits is >= 0 and < TickDigits; digits++) ticks *= 10;
        var time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return new Instant(time.AddTicks(ticks), null);
    }

    /// <summary>
    /// The other ways of writing one: with an offset, without seconds or marks, with a space or a comma. What leaves
    /// the day or the hour open is none: nobody could say which it was.
    /// </summary>
    private static Instant? Unusual(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest || Written().Match(text.ToString()) is not { Success: true } said) return null;
        var (year, month, day) = (Number("year"), Number("month"), Number("day"));
        if (year is < FirstYear - 1 or > LastYear || month is < 1 or > 12 ||
            day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        // A day ends at 24 o'clock, and a minute may have a leap second.
        var (hour, minute, second) = (Number("hour"), Number("minute"), Number("second"));
        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0)) return null;
        var ahead = new TimeSpan(Number("ahead"), Number("more"), 0);
        if (ahead > Farthest) return null;
        if (said.Groups["sign"].ValueSpan is "-") ahead = -ahead;

        var ticks = said.Groups["fraction"].Value.PadRight(TickDigits, '0')[..TickDigits];
        var time = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero)
            .Add(new TimeSpan(hour, minute, second) - ahead).AddTicks(int.Parse(ticks, CultureInfo.InvariantCulture));
        return new Instant(time, ahead == TimeSpan.Zero ? null : ahead);

        int Number(string group) => Digits(said.Groups[group].ValueSpan, out var number) ? number : 0;
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

    [GeneratedRegex(
        @"^(?<year>\d{4})(?:(?<mark>[-/])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})|(?<month>\d\d)(?<day>\d\d))"
        + @"[T\s]\s*(?:(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?"
        + @"|(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?)(?:[.,](?<fraction>\d+))?"
        + @"\s*(?:Z|UTC|GMT|(?<sign>[+-])(?<ahead>\d{1,2}):?(?<more>\d\d)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Written();
}

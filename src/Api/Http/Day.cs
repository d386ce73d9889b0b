using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TrainingOs.Api.Http;

/// <summary>
/// A day in an address, written <c>2026-11-16</c> and no other way: what looks like 03/04/2026 means a different day to
/// different people.
/// </summary>
internal readonly record struct Day(DateOnly Value) : IParsable<Day>
{
    private const string Form = "yyyy-MM-dd";

    public static implicit operator DateOnly(Day day) => day.Value;

    /// <exception cref="FormatException">The text is no day.</exception>
    public static Day Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var day) ? day : throw new FormatException($"'{s}' is no day such as 2026-11-16.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Day result)
    {
        var isDay = DateOnly.TryParseExact(s, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        result = new Day(value);
        return isDay;
    }
}

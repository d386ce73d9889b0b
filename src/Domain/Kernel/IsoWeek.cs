using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TrainingOs.Domain.Kernel;

/// <summary>An ISO 8601 week, Monday to Sunday, written <c>2026-W47</c>. A year has 52 or 53 of them.</summary>
public readonly record struct IsoWeek : IParsable<IsoWeek>, IComparable<IsoWeek>
{
    public const int FirstYear = 1900;
    public const int LastYear = 2200;
    public const int MostInAYear = 53;

    // The value is kept shifted by the first week, so that default(IsoWeek) is a week and not nonsense.
    private readonly short _yearsAfterFirst;
    private readonly byte _weeksAfterFirst;

    /// <exception cref="DomainException">The year is outside 1900 to 2200, or has no such week.</exception>
    public IsoWeek(int year, int number)
    {
        if (Refusal(year, number) is { } refusal) throw new DomainException(refusal, "WeekNumber");
        (_yearsAfterFirst, _weeksAfterFirst) = ((short)(year - FirstYear), (byte)(number - 1));
    }

    /// <summary>The ISO year, which in the days around New Year differs from the calendar year.</summary>
    public int Year => FirstYear + _yearsAfterFirst;

    /// <summary>1 to 52 or 53.</summary>
    public int Number => 1 + _weeksAfterFirst;

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>Monday to Sunday.</summary>
    public IEnumerable<DateOnly> Days
    {
        get
        {
            var monday = Monday;
            return Enumerable.Range(0, 7).Select(monday.AddDays);
        }
    }

    /// <exception cref="DomainException">This is the last week there is.</exception>
    public IsoWeek Next => Of(Monday.AddDays(7));

    /// <exception cref="DomainException">This is the first week there is.</exception>
    public IsoWeek Previous => Of(Monday.AddDays(-7));

    /// <summary>The week a day lies in.</summary>
    /// <exception cref="DomainException">The day lies outside the weeks there are.</exception>
    public static IsoWeek Of(DateOnly day) => new(ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));

    public static int WeeksIn(int year) => ISOWeek.GetWeeksInYear(year);

    public bool Contains(DateOnly day) => day >= Monday && day <= Sunday;

    /// <summary>Why there is no such week, in a sentence; null when there is.</summary>
    public static string? Refusal(int year, int number)
    {
        if (year is < FirstYear or > LastYear) return $"Weeks are kept for the years {FirstYear} to {LastYear}.";
        var weeks = WeeksIn(year);
        return number >= 1 && number <= weeks
            ? null
            : $"There is no week {number} in {year}: its weeks are 1 to {weeks}.";
    }

    public int CompareTo(IsoWeek other) => (Year, Number).CompareTo((other.Year, other.Number));
    public static bool operator <(IsoWeek left, IsoWeek right) => left.CompareTo(right) < 0;
    public static bool operator >(IsoWeek left, IsoWeek right) => left.CompareTo(right) > 0;
    public static bool operator <=(IsoWeek left, IsoWeek right) => left.CompareTo(right) <= 0;
    public static bool operator >=(IsoWeek left, IsoWeek right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    /// <exception cref="FormatException">The text is no ISO week.</exception>
    public static IsoWeek Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var week)
        ? week
        : throw new FormatException($"'{s}' is no ISO week such as 2026-W47.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IsoWeek result)
    {
        result = default;
        if (s is not [_, _, _, _, '-', 'W', _, _]) return false;
        if (Digits(s.AsSpan(0, 4)) is not { } year || Digits(s.AsSpan(6)) is not { } number) return false;
        if (Refusal(year, number) is not null) return false;
        result = new IsoWeek(year, number);
        return true;
    }

    // The framework's own parsing takes NUL characters behind the digits for nothing.
    private static int? Digits(ReadOnlySpan<char> text) => text.ContainsAnyExceptInRange('0', '9')
        ? null
        : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// Numbers, times and dates as people's accounts and spreadsheets write them. Null is what cannot be read; no text
/// makes it throw.
/// </summary>
internal static class ListValues
{
    private const int LongestNumber = 40;
    private const int LongestDate = 80;

    /// <summary>Months by how their names begin, in the languages services speak; accents do not count.</summary>
    private static readonly string[] Months =
    [
        "jan ene gen sty янв", "feb fev lut фев", "mar mrz mrt maa мар", "apr avr abr kwi апр",
        "mai may mag mei maj мая май", "jun juin giu cze июн", "jul juil lug lip июл", "aug aou ago sie авг",
        "sep set wrz сен", "oct okt ott out paz окт", "nov lis ноя", "dec dez dic des gru дек",
    ];

    private static readonly Dictionary<string, int> MonthOf = Months
        .SelectMany((names, index) => names.Split(' ').Select(name => KeyValuePair.Create(name, index + 1)))
        .ToDictionary();

    /// <summary>Whether a cell says that there is nothing to say.</summary>
    public static bool IsNone(string cell) =>
        cell.Length == 0 || cell is "-" or "--" or "---" or "—" or "n/a" or "N/A" or "null" or "'--";

    /// <summary>
    /// A number with a decimal point or comma, thousands apart or not, also behind the apostrophe a spreadsheet is kept
    /// from calculating by. <c>4,808</c> alone can be either: the list decides.
    /// </summary>
    /// <param name="cell">What is written.</param>
    /// <param name="decimals">What this list writes before decimals: <c>.</c> or <c>,</c>.</param>
    public static double? Number(string cell, char decimals)
    {
        if (cell.Length > LongestNumber) return null;
        var point = DecimalsAt(cell, decimals);
        Span<char> plain = stackalloc char[cell.Length];
        var length = 0;
        for (var index = 0; index < cell.Length; index++)
        {
            switch (cell[index])
            {
                case '.' or ',' when index == point: plain[length++] = '.'; break;
                case '.' or ',' or '\'' or '’' or ' ' or '\u00a0' or '\u202f' or '\u2009': break;
                case '-' or '−' or '\u2010' or '\u2011': plain[length++] = '-'; break;
                case var character: plain[length++] = character; break;
            }
        }

        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(plain[..length], Style, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;
    }

    /// <summary>The mark before decimals that a number proves to be one; null when it proves nothing.</summary>
    public static char? DecimalsOf(string cell)
    {
        var marks = cell.AsSpan().Count('.') + cell.AsSpan().Count(',');
        var last = cell.AsSpan().LastIndexOfAny('.', ',');
        return marks == 1 && last >= 0 && DigitsAfter(cell, last) is not (3 or -1) ? cell[last] : null;
    }

    /// <summary>
    /// Seconds, of <c>h:mm:ss</c>, <c>mm:ss</c>, either with a fraction; a plain number is seconds.
    /// </summary>
    public static double? Seconds(string cell)
    {
        if (cell.Length > LongestNumber) return null;
        var total = 0.0;
        var parts = 0;
        foreach (var part in cell.AsSpan().Split(':'))
        {
            var text = cell[part].Replace(',', '.');
            const NumberStyles Style = NumberStyles.AllowDecimalPoint;
            if (!double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value)) return null;
            if (++parts > 3 || (parts > 1 && value >= 60)) return null;
            total = (total * 60) + value;
        }

        return double.IsFinite(total) ? total : null;
    }

    /// <summary>
    /// A day and a time of any of the accounts' languages: <c>2018-09-12 15:02:23</c>, <c>Sep 12, 2018, 3:02:23 PM</c>,
    /// <c>24 Dec 2020, 08:13:59</c>, <c>21.07.2026, 15:09:27</c>, <c>Fr, 25 Mai 2012 20:31</c>.
    /// </summary>
    /// <param name="cell">What is written.</param>
    /// <param name="monthFirst">Whether <c>7/4/2020</c> is a day in July.</param>
    public static DateTime? Date(string cell, bool monthFirst)
    {
        if (cell.Length is 0 or > LongestDate || Clock(cell) is not { } clock) return null;
        var (days, month) = (new List<int>(3), 0);
        var slashes = false;
        foreach (var word in Words(cell.Remove(clock.Start, clock.Length)))
        {
            if (char.IsAsciiDigit(word[0]))
            {
                if (word.Length > 4 || days.Count == 3) return null;
                days.Add(int.Parse(word, CultureInfo.InvariantCulture));
            }
            else if (MonthNamed(word) is { } named)
            {
                // The last one: before it may stand a weekday, and mardi begins like mars.
                month = named;
            }

            slashes |= word == "/";
        }

        return (days, month) switch
        {
            ([var day, >= 1000 and var year], > 0) => At(year, month, day, clock.Time),
            ([>= 1000 and var year, var day], > 0) => At(year, month, day, clock.Time),
            ([>= 1000 and var year, var second, var third], 0) => At(year, second, third, clock.Time),
            ([var first, var second, var year], 0) => slashes && monthFirst
                ? At(Century(year), first, second, clock.Time)
                : At(Century(year), second, first, clock.Time),
            _ => null,
        };
    }

    /// <summary>
    /// Whether a date such as <c>7/4/2020</c> has its month first: true or false when it proves it, null when both are
    /// possible or it is written otherwise.
    /// </summary>
    public static bool? MonthFirst(string cell)
    {
        var end = cell.AsSpan().IndexOf('/');
        if (end is not (1 or 2)) return null;
        var next = cell.AsSpan(end + 1);
        var length = next.IndexOf('/');
        if (length is not (1 or 2)
            || !int.TryParse(cell.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(next[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var second))
        {
            return null;
        }

        if (first > 12) return false;
        if (second > 12) return true;
        return null;
    }

    /// <summary>
    /// Whether an undecided <c>7/4/2020</c> looks like those that have the month first: without a leading zero, or with
    /// AM or PM, as American spreadsheets write it.
    /// </summary>
    public static bool LooksMonthFirst(string cell) =>
        (cell.Length > 1 && cell[0] is not '0' && cell[1] == '/') || cell.EndsWith('M') || cell.EndsWith('m');

    /// <summary>Whether it is a day and month of which either may be the first.</summary>
    public static bool IsUndecided(string cell) => cell.AsSpan().IndexOf('/') is 1 or 2 && MonthFirst(cell) is null;

    private static int DecimalsAt(string cell, char decimals)
    {
        var (points, commas) = (cell.AsSpan().Count('.'), cell.AsSpan().Count(','));
        var last = cell.AsSpan().LastIndexOfAny('.', ',');
        return (points, commas) switch
        {
            (0, 0) => -1,
            (> 0, > 0) => last,
            (1, 0) or (0, 1) => DigitsAfter(cell, last) != 3 || cell[last] == decimals ? last : -1,
            _ => -1,
        };
    }

    /// <summary>How many digits follow to the end; -1 when something else does.</summary>
    private static int DigitsAfter(string cell, int mark) =>
        cell.AsSpan(mark + 1).ContainsAnyExceptInRange('0', '9') ? -1 : cell.Length - mark - 1;

    private static (int Start, int Length, TimeSpan Time)? Clock(string cell)
    {
        // Danes write points; then the time is what stands last.
        var mark = cell.Contains(':') ? ':' : '.';
        var first = mark == ':' ? cell.IndexOf(mark, StringComparison.Ordinal) : cell.LastIndexOf(' ') + 1;
        var start = first;
        while (start > 0 && char.IsAsciiDigit(cell[start - 1])) start--;
        var end = first;
        while (end < cell.Length && (char.IsAsciiDigit(cell[end]) || cell[end] == mark)) end++;
        if (cell[start..end].Split(mark) is not { Length: 2 or 3 } parts) return null;
        if (parts.Any(part => part.Length is not (1 or 2))) return null;

        var (hour, minute) = (Whole(parts[0]), Whole(parts[1]));
        var second = parts is [_, _, var last] ? Whole(last) : 0;

        // A fraction of a second, a T before and a Z behind are of ISO 8601 and say nothing more here.
        if (end < cell.Length && cell[end] is '.' or ',' && mark == ':')
        {
            while (++end < cell.Length && char.IsAsciiDigit(cell[end])) { }
        }

        if (Half(cell, start, end) is { } afternoon)
        {
            if (hour is 0 or > 12) return null;
            hour = (hour % 12) + (afternoon ? 12 : 0);
        }

        return hour < 24 && minute < 60 && second < 60 ? (start, end - start, new(hour, minute, second)) : null;
    }

    /// <summary>Whether it is after noon, by what stands around the time; null when a day has 24 hours.</summary>
    private static bool? Half(string cell, int start, int end)
    {
        var behind = string.Concat(cell[end..].Where(char.IsLetter)).ToUpperInvariant();
        if (behind.StartsWith("AM", StringComparison.Ordinal)) return false;
        if (behind.StartsWith("PM", StringComparison.Ordinal)) return true;
        return cell[..start] switch
        {
            var before when before.Contains("오후") || before.Contains("午後") || before.Contains("下午") => true,
            var before when before.Contains("오전") || before.Contains("午前") || before.Contains("上午") => false,
            _ => null,
        };
    }

    /// <summary>Numbers, names and slashes, in order.</summary>
    private static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length; )
        {
            var start = at++;
            if (char.IsAsciiDigit(text[start]))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
                yield return text[start..at];
            }
            else if (char.IsLetter(text[start]))
            {
                while (at < text.Length && char.IsLetter(text[at])) at++;
                yield return text[start..at];
            }
            else if (text[start] == '/')
            {
                yield return "/";
            }
        }
    }

    private static int? MonthNamed(string word)
    {
        var name = ListNames.Plain(word);
        return MonthOf.TryGetValue(name.Length > 4 ? name[..4] : name, out var month)
            || (name.Length >= 3 && MonthOf.TryGetValue(name[..3], out month)) ? month : null;
    }

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int Century(int year) => year < 100 ? 2000 + year : year;

    private static DateTime? At(int year, int month, int day, TimeSpan time) =>
        year is >= 1900 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day) + time
            : null;
}

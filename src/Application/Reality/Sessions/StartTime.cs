using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Reality.Sessions;

/// <summary>The start of a session as a writer says it: an instant with an offset, or what a clock showed.</summary>
/// <param name="Clock">Date and time as written.</param>
/// <param name="Offset">The offset from UTC as written; null when none was.</param>
public readonly partial record struct StartTime(DateTime Clock, TimeSpan? Offset) : IParsable<StartTime>
{
    public const string Example = "2026-11-16T06:30:00+01:00";

    private static readonly string[] LocalForms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm"];

    private static readonly string[] OffsetForms = [.. LocalForms.Select(form => form + "zzz")];

    /// <summary>
    /// The instant with the offset of the clocks where the session happened. A named zone decides its offset; without
    /// one a written offset does, save for plain UTC, which programs write without meaning a place; then the athlete's.
    /// </summary>
    /// <param name="named">The zone that was said with it; null when none was.</param>
    /// <param name="athletes">The zone of the athlete.</param>
    /// <param name="kept">What is kept so far: whoever sends back what was read means just that, UTC too.</param>
    public DateTimeOffset On(Timezone? named, Timezone athletes, DateTimeOffset? kept = null)
    {
        if (Offset is not { } offset) return (named ?? athletes).InstantOf(Clock);
        var instant = new DateTimeOffset(Clock, offset);
        if (named is not null) return named.At(instant);
        return offset == TimeSpan.Zero && kept?.EqualsExact(instant) != true ? athletes.At(instant) : instant;
    }

    /// <summary>The text form, which says again what was written.</summary>
    public override string ToString() => Offset is { } offset
        ? new DateTimeOffset(Clock, offset).ToString(OffsetForms[0], CultureInfo.InvariantCulture)
        : Clock.ToString(LocalForms[0], CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is no date and time.</exception>
    public static StartTime Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var time)
        ? time
        : throw new FormatException($"'{s}' is no date and time such as {Example}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StartTime result)
    {
        result = default;
        if (s is null or { Length: > 40 }) return false;
        var invariant = CultureInfo.InvariantCulture;

        // Go and Java write nanoseconds; here an instant is known to a ten-millionth of a second.
        s = BeyondTicks().Replace(s, "$1");
        var withOffset = s.Replace("Z", "+00:00", StringComparison.OrdinalIgnoreCase);
        if (DateTime.TryParseExact(s, LocalForms, invariant, DateTimeStyles.None, out var local))
        {
            result = new StartTime(local, null);
        }
        else if (DateTimeOffset.TryParseExact(withOffset, OffsetForms, invariant, DateTimeStyles.None, out var there))
        {
            result = new StartTime(there.DateTime, there.Offset);
        }
        else
        {
            return false;
        }

        // Conversions to another zone must not leave the range of DateTime.
        return result.Clock.Year is >= 1000 and <= 9000;
    }

    [GeneratedRegex(@"(\.[0-9]{7})[0-9]+")]
    private static partial Regex BeyondTicks();
}

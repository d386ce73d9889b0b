using System.Diagnostics.CodeAnalysis;

namespace TrainingOs.Domain.Kernel;

/// <summary>A time zone of the IANA database, such as <c>Europe/Berlin</c>.</summary>
public sealed record Timezone : IParsable<Timezone>
{
    public const int MaxLength = 64;

    private readonly TimeZoneInfo _zone;

    private Timezone(string id, TimeZoneInfo zone) => (Id, _zone) = (id, zone);

    public string Id { get; }

    public static Timezone Utc { get; } = new("UTC", TimeZoneInfo.Utc);

    /// <summary>The zone of a machine, which on Windows has another name; UTC where it has no IANA name.</summary>
    public static Timezone Of(TimeZoneInfo zone)
    {
        var id = TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : zone.Id;
        return TryParse(id, null, out var known) ? known : Utc;
    }

    /// <summary>
    /// A zone that was taken once: it keeps its name also on a machine whose database no longer has it, where its
    /// clocks are those of UTC.
    /// </summary>
    public static Timezone Recorded(string id) => TryParse(id, null, out var zone) ? zone : new(id, TimeZoneInfo.Utc);

    /// <summary>The calendar day there at an instant.</summary>
    public DateOnly DayAt(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    /// <summary>The same instant on the clocks there.</summary>
    public DateTimeOffset At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <summary>
    /// The instant at which clocks there show a time. An hour that is skipped in spring counts on as if it were not;
    /// an hour that comes twice in autumn is the first of the two.
    /// </summary>
    public DateTimeOffset InstantOf(DateTime local)
    {
        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (_zone.IsAmbiguousTime(clock)) return new DateTimeOffset(clock, _zone.GetAmbiguousTimeOffsets(clock).Max());
        return _zone.IsInvalidTime(clock)
            ? At(new DateTimeOffset(clock, _zone.GetUtcOffset(clock.AddHours(-3))))
            : new DateTimeOffset(clock, _zone.GetUtcOffset(clock));
    }

    public bool Equals(Timezone? other) => Id == other?.Id;
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Id;

    /// <exception cref="FormatException">The text names no time zone.</exception>
    public static Timezone Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var zone) ? zone : throw new FormatException(Refusal(s));

    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out Timezone? result)
    {
        result = HasFormOfName(s) && TimeZoneInfo.TryFindSystemTimeZoneById(s!, out var zone) && zone.HasIanaId
            ? new Timezone(s!, zone)
            : null;
        return result is not null;
    }

    // Names are looked up as files, and beside the zones lie others: posixrules, right/Europe/Berlin, localtime.
    private static bool HasFormOfName(string? text) => text is { Length: <= MaxLength } and [>= 'A' and <= 'Z', ..]
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && !text.Contains("//", StringComparison.Ordinal);

    /// <summary>Why a text is no time zone, in a sentence.</summary>
    public static string Refusal(string? text) =>
        $"'{PlainText.Opening(text, MaxLength)}' is no time zone of the IANA database; one is Europe/Berlin.";
}

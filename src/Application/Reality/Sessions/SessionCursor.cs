using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <summary>
/// A place in the order of sessions, which stays right when sessions come and go. Its text form is opaque.
/// </summary>
public sealed record SessionCursor(DateOnly Date, DateTimeOffset Start, SessionId Id) : IParsable<SessionCursor>
{
    /// <summary>Where sessions without a start time stand in the order of their day.</summary>
    public static readonly DateTimeOffset NoStart = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The sessions behind this place.</summary>
    public Expression<Func<Session, bool>> Later => session =>
        session.Date > Date
        || (session.Date == Date && (session.StartUtc ?? NoStart) > Start)
        || (session.Date == Date && (session.StartUtc ?? NoStart) == Start && session.Id > Id);

    public static SessionCursor After(SessionView session) =>
        new(session.Date, session.StartTime?.ToUniversalTime() ?? NoStart, new SessionId(session.Id));

    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Date.DayNumber}.{Start.UtcTicks}.{Id.Value}")));

    /// <exception cref="FormatException">The text is no cursor.</exception>
    public static SessionCursor Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var cursor)
            ? cursor
            : throw new FormatException(
                "This is no cursor; take the whole link to the next page from the Link header.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out SessionCursor? result)
    {
        result = null;
        if (s is null or { Length: > 100 } || !Base64Url.IsValid(s)) return false;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(s)).Split('.');
        if (parts is not [var days, var ticks, var id]) return false;
        if (Number(days) is not { } day || day > DateOnly.MaxValue.DayNumber) return false;
        if (Number(ticks) is not { } start || start > NoStart.UtcTicks) return false;
        if (Number(id) is not { } last) return false;
        var cursor = new SessionCursor(
            DateOnly.FromDayNumber((int)day), new DateTimeOffset(start, TimeSpan.Zero), new SessionId(last));
        result = cursor.ToString() == s ? cursor : null;
        return result is not null;

        static long? Number(string digits) =>
            long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

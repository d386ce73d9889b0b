using System.Buffers.Text;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Tests.Reality.Sessions;

public sealed class SessionCursorTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private static readonly Gen<SessionCursor> AnyCursor =
        from day in Claim.AnyDay
        from start in Gen.OneOf(
            Claim.AnyDay.Select(date => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero)),
            Gen.Constant(SessionCursor.NoStart))
        from id in Gen.OneOf(Gen.Choose(0, int.MaxValue).Select(id => (long)id), Gen.Constant(long.MaxValue))
        select new SessionCursor(day, start, new SessionId(id));

    /// <summary>Sessions of few days, hours and numbers, so that many share a place.</summary>
    private static readonly Gen<Session> AnySession =
        from day in Gen.Choose(16, 18)
        from hour in Gen.Frequency((3, Gen.Choose(6, 8).Select(hour => (int?)hour)), (1, Gen.Constant((int?)null)))
        from offset in Gen.Choose(-2, 2)
        from id in Gen.Choose(1, 9)
        select new Session(
            new SessionId(id),
            new AthleteId(1),
            new SessionFacts
            {
                Date = new(2026, 11, day),
                StartTime = hour is { } h ? new(2026, 11, day, h, 0, 0, TimeSpan.FromHours(offset)) : null,
                Type = SportType.Run,
                Duration = Minutes.Of(60),
            },
            Today,
            Now);

    [Fact]
    public void A_cursor_reads_back_from_its_text() => Claim.Holds(AnyCursor, cursor =>
    {
        SessionCursor.Parse(cursor.ToString()).ShouldBe(cursor);
        cursor.ToString().ShouldMatch("^[A-Za-z0-9_-]+$");
    });

    [Fact]
    public void A_cursor_parts_the_sessions_just_where_their_order_does() => Claim.Holds(
        from sessions in Gen.ListOf(AnySession) from last in AnySession select (sessions, last),
        x =>
        {
            var isLater = SessionCursor.After(ViewOf(x.last)).Later.Compile();
            x.sessions.Where(isLater)
                .ShouldBe(x.sessions.Where(session => Place(session).CompareTo(Place(x.last)) > 0));
        });

    [Fact]
    public void A_session_without_a_start_closes_its_day()
    {
        var cursor = SessionCursor.After(ViewOf(Logged(1, new(2026, 11, 16, 23, 0, 0, TimeSpan.Zero))));
        cursor.Later.Compile()(Logged(2, null)).ShouldBeTrue();
        SessionCursor.After(ViewOf(Logged(2, null))).Start.ShouldBe(SessionCursor.NoStart);
    }

    [Fact]
    public void Garbage_is_refused_and_never_throws() => Claim.Holds(
        Gen.OneOf(Claim.AnyText, Claim.AnyText.Select(text => (string?)Encode(text ?? "")), NearlyACursor()),
        text =>
        {
            SessionCursor.TryParse(text, null, out var cursor).ShouldBe(cursor is not null);
            if (cursor is not null) SessionCursor.Parse(cursor.ToString()).ShouldBe(cursor);
        });

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("-1.2.3")]
    [InlineData("1.-2.3")]
    [InlineData("1.2.-3")]
    [InlineData("3652059.2.3")]
    [InlineData("1.3155378975999999999.3")]
    [InlineData("1.2.9223372036854775808")]
    [InlineData("99999999999999999999.2.3")]
    [InlineData("1.2.3\0")]
    [InlineData(" 1.2.3")]
    [InlineData("1,2,3")]
    public void What_stands_for_no_place_is_refused(string inside)
    {
        SessionCursor.TryParse(Encode(inside), null, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => SessionCursor.Parse(Encode(inside))).Message.ShouldContain("Link header");
    }

    [Fact]
    public void An_endless_text_is_refused() =>
        SessionCursor.TryParse(new string('A', 1_000_000), null, out _).ShouldBeFalse();

    private static Gen<string?> NearlyACursor() =>
        from cursor in AnyCursor
        from at in Gen.Choose(0, 20)
        from c in Gen.Choose(0, 127)
        let text = cursor.ToString()
        select (string?)(text[..Math.Min(at, text.Length - 1)] + (char)c + text[(Math.Min(at, text.Length - 1) + 1)..]);

    private static string Encode(string inside) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(inside));

    private static (DateOnly, DateTimeOffset, long) Place(Session session) =>
        (session.Date, session.StartUtc ?? SessionCursor.NoStart, session.Id.Value);

    private static Session Logged(long id, DateTimeOffset? start) => new(
        new SessionId(id),
        new AthleteId(1),
        new SessionFacts
        {
            Date = new(2026, 11, 16), StartTime = start, Type = SportType.Run, Duration = Minutes.Of(60),
        },
        Today,
        Now);

    private static SessionView ViewOf(Session session) => new(
        session.Id.Value, session.Date, Session.LocalStart(session.StartUtc, session.UtcOffsetMinutes), null, null,
        null, session.Type, null, session.Duration.Value, null, null, null, null, null, null, null, null, false, null,
        null, null, null, null, null, null, null, false, [], [], session.CreatedAt, session.UpdatedAt);
}

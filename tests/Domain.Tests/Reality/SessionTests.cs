using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 11, 0, 0, TimeSpan.FromHours(1));
    private static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>The least that can be said of a session.</summary>
    private static readonly SessionFacts Least =
        new() { Date = Today, Type = SportType.Run, Duration = Minutes.Of(62) };

    [Fact]
    public void A_session_keeps_every_fact()
    {
        var session = Session(KnownSession.Facts);
        (session.Id, session.AthleteId, session.CreatedAt, session.UpdatedAt)
            .ShouldBe((new SessionId(3), new AthleteId(7), Now, Now));
        session.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
        FactsOf(session).ShouldBe(KnownSession.Facts);
    }

    [Fact]
    public void What_is_not_known_of_a_session_is_null_and_never_zero()
    {
        var session = Session(Least);
        FactsOf(session).ShouldBe(Least);
        (session.StartUtc, session.UtcOffsetMinutes).ShouldBe((null, null));
    }

    [Fact]
    public void The_start_is_kept_as_an_instant_and_the_offset_of_the_clocks()
    {
        var session = Session(KnownSession.Facts);
        session.StartUtc.ShouldBe(new DateTimeOffset(2026, 11, 16, 5, 30, 0, TimeSpan.Zero));
        session.StartUtc!.Value.Offset.ShouldBe(TimeSpan.Zero);
        session.UtcOffsetMinutes.ShouldBe(60);
        TrainingOs.Domain.Reality.Session.LocalStart(session.StartUtc, session.UtcOffsetMinutes)!.Value.Offset
            .ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_correction_replaces_every_fact_and_says_when()
    {
        var session = Session(KnownSession.Facts);
        session.Correct(Least, Today, Now.AddHours(1));
        FactsOf(session).ShouldBe(Least);
        (session.CreatedAt, session.UpdatedAt).ShouldBe((Now, Now.AddHours(1)));

        session.Correct(KnownSession.Facts, Today, Now);
        FactsOf(session).ShouldBe(KnownSession.Facts);
        session.UpdatedAt.ShouldBe(Now.AddHours(1).AddTicks(1));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, true)]
    [InlineData(17, true)]
    [InlineData(14, false)]
    [InlineData(18, false)]
    public void The_start_lies_on_the_day_or_right_beside_it(int day, bool agrees)
    {
        var facts = KnownSession.Facts with { StartTime = new(2026, 11, day, 23, 59, 59, TimeSpan.FromHours(1)) };
        if (agrees)
        {
            Session(facts).Date.ShouldBe(KnownSession.Facts.Date);
            return;
        }

        var refused = Should.Throw<DomainException>(() => Session(facts));
        refused.Message.ShouldBe($"The session began on 2026-11-{day}, which is not its day 2026-11-16.");
        refused.About.ShouldBe("StartTime");
    }

    [Fact]
    public void An_average_heart_rate_above_the_highest_is_a_contradiction()
    {
        var beats = BeatsPerMinute.Of(150);
        Session(Least with { AverageHeartRate = beats, MaxHeartRate = beats }).AverageHeartRate.ShouldBe(beats);
        Session(Least with { AverageHeartRate = beats }).MaxHeartRate.ShouldBeNull();
        var refused = Should.Throw<DomainException>(() =>
            Session(Least with { AverageHeartRate = BeatsPerMinute.Of(151), MaxHeartRate = beats }));
        refused.Message.ShouldBe("The average heart rate is above the maximum.");
        refused.About.ShouldBe("AverageHeartRate");
    }

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("2027-11-23")]
    public void A_session_is_of_a_day_something_may_be_written_down_for(string day) =>
        Should.Throw<DomainException>(() => Session(Least with { Date = DateOnly.ParseExact(day, "O", null) })).About
            .ShouldBe("Date");

    [Theory]
    [InlineData("ExternalId", 200)]
    [InlineData("Source", 100)]
    [InlineData("Title", 200)]
    [InlineData("Notes", 20_000)]
    public void A_text_has_its_limit_and_no_control_characters(string about, int most)
    {
        FactsOf(Session(With(about, new string('x', most)))).ShouldBe(With(about, new string('x', most)));
        foreach (var text in new[] { new string('x', most + 1), "a\0b" })
        {
            var refused = Should.Throw<DomainException>(() => Session(With(about, text)));
            refused.About.ShouldBe(about);
            refused.Message.ShouldStartWith(about);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\n\t")]
    public void An_external_id_has_something_to_tell_it_by(string blank)
    {
        var refused = Should.Throw<DomainException>(() => Session(Least with { ExternalId = blank }));
        refused.About.ShouldBe("ExternalId");
    }

    [Theory]
    [InlineData("Source")]
    [InlineData("Title")]
    public void A_name_without_a_word_says_nothing_and_one_with_a_word_is_kept_as_it_is(string about)
    {
        foreach (var blank in new[] { "", " ", "\n\t \u00a0" }) FactsOf(Session(With(about, blank))).ShouldBe(Least);
        FactsOf(Session(With(about, " a\n "))).ShouldBe(With(about, " a\n "));
    }

    [Theory]
    [InlineData("ExternalId")]
    [InlineData("Source")]
    [InlineData("Title")]
    [InlineData("Notes")]
    [InlineData("Date")]
    [InlineData("StartTime")]
    public void A_correction_that_is_refused_changes_nothing(string about)
    {
        var session = Session(KnownSession.Facts);
        Should.Throw<DomainException>(() => session.Correct(With(about, "a\0b"), Today, Now.AddHours(1))).About
            .ShouldBe(about);
        FactsOf(session).ShouldBe(KnownSession.Facts);
        session.UpdatedAt.ShouldBe(Now);
    }

    [Fact]
    public void Sessions_are_numbered_in_an_order()
    {
        (new SessionId(2) > new SessionId(1)).ShouldBeTrue();
        (new SessionId(1) > new SessionId(1)).ShouldBeFalse();
        (new SessionId(1) < new SessionId(2)).ShouldBeTrue();
        (new SessionId(1) < new SessionId(1)).ShouldBeFalse();
    }

    private static Session Session(SessionFacts facts) => new(new SessionId(3), new AthleteId(7), facts, Today, Now);

    private static SessionFacts With(string about, string text) => about switch
    {
        "ExternalId" => Least with { ExternalId = text },
        "Source" => Least with { Source = text },
        "Title" => Least with { Title = text },
        "Notes" => Least with { Notes = text },
        "Date" => Least with { Date = new(1899, 12, 31) },
        "StartTime" => Least with { StartTime = Now.AddDays(-30) },
        _ => throw new ArgumentOutOfRangeException(nameof(about)),
    };

    /// <summary>What a session says, as facts again; a fact that is lost on the way makes the two differ.</summary>
    private static SessionFacts FactsOf(Session session) => new()
    {
        Date = session.Date,
        StartTime = TrainingOs.Domain.Reality.Session.LocalStart(session.StartUtc, session.UtcOffsetMinutes),
        Timezone = session.Timezone,
        ExternalId = session.ExternalId,
        Source = session.Source,
        Type = session.Type,
        Title = session.Title,
        Duration = session.Duration,
        Elapsed = session.Elapsed,
        Distance = session.Distance,
        ElevationGain = session.ElevationGain,
        AverageHeartRate = session.AverageHeartRate,
        MaxHeartRate = session.MaxHeartRate,
        AveragePower = session.AveragePower,
        Calories = session.Calories,
        PerceivedIntensity = session.PerceivedIntensity,
        IsRace = session.IsRace,
        Notes = session.Notes,
    };
}

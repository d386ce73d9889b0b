using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

/// <summary>What a recording adds to a session, what stays when it is taken back, and deletion.</summary>
public sealed class RecordedSessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Now.AddHours(1);

    private static readonly SessionFacts Least = new()
    {
        Date = KnownSession.Facts.Date, Type = SportType.Trail, Duration = Minutes.Of(60),
    };

    private static readonly RecordedFacts Recorded = KnownSession.Recorded;

    private static readonly string[] Everything =
    [
        "start_time", "external_id", "source", "title", "notes", "elapsed_minutes", "distance_km", "elevation_gain_m",
        "average_heart_rate_bpm", "max_heart_rate_bpm", "average_power_watts", "calories_kcal", "perceived_intensity",
        "moving_minutes", "elevation_loss_m", "max_power_watts", "average_cadence_rpm", "max_cadence_rpm", "device",
        "file", "streams",
    ];

    [Fact]
    public void A_recorded_session_is_all_that_was_recorded()
    {
        var session = Session(KnownSession.Facts, Recorded);

        (session.Facts, session.Recorded with { Derived = Recorded.Derived })
            .ShouldBe((KnownSession.Facts, Recorded));
        session.Derived.ShouldBe(Recorded.Derived);
        Members(session.Facts).Concat(Members(session.Recorded)).ShouldAllBe(member => member.Value != null);
    }

    [Fact]
    public void Everything_that_is_not_known_is_filled_and_named()
    {
        var session = Session(Least);

        session.Fill(KnownSession.Facts, Recorded, Later).ShouldBe(Everything, ignoreOrder: true);

        var all = KnownSession.Facts with { Duration = Least.Duration, Timezone = null, IsRace = false };
        Known(session).ShouldBe(Known(Session(all, Recorded)));
        session.UpdatedAt.ShouldBe(Later);
    }

    [Fact]
    public void What_is_known_stays_whoever_said_it()
    {
        var session = Session(KnownSession.Facts, Recorded);
        var before = Known(session);
        var other = KnownSession.Facts with
        {
            Title = "Other", Notes = "Other", Distance = Kilometres.Of(99), AverageHeartRate = BeatsPerMinute.Of(60),
        };

        session.Fill(other, Recorded with { Device = "Other", Streams = [StreamType.Time] }, Later).ShouldBeEmpty();

        Known(session).ShouldBe(before);
        session.UpdatedAt.ShouldBe(Now, "nothing changed");
    }

    [Fact]
    public void Forgetting_what_was_filled_leaves_the_session_as_it_was_before()
    {
        var session = Session(Least);
        var before = Known(session);
        var filled = session.Fill(KnownSession.Facts, Recorded, Later);

        session.Forget(filled, Later.AddHours(1));

        Known(session).ShouldBe(before);
        session.UpdatedAt.ShouldBe(Later.AddHours(1));
    }

    [Fact]
    public void What_imports_do_to_a_session_is_no_edit_and_what_a_person_does_is()
    {
        var read = new Session(new(1), new(1), Least, new RecordedFacts(), Least.Date, Now);
        var filled = read.Fill(KnownSession.Facts, KnownSession.Recorded, Later);
        read.EditedAt.ShouldBeNull();
        read.Forget(filled, Later.AddHours(1));
        read.EditedAt.ShouldBeNull();
        read.Correct(read.Facts, Least.Date, Later.AddMinutes(90));
        (read.EditedAt, read.UpdatedAt).ShouldBe((null, Later.AddMinutes(90)));
        read.Correct(Least with { Title = "Mine" }, Least.Date, Later.AddHours(2));
        read.EditedAt.ShouldBe(read.UpdatedAt);
        read.Correct(read.Facts, Least.Date, Later.AddHours(3));
        read.Delete(Later.AddHours(4));
        read.Restore(Later.AddHours(5));
        (read.EditedAt, read.UpdatedAt).ShouldBe((Later.AddHours(2), Later.AddHours(5)), "neither says anything new");

        new Session(new(2), new(1), Least, Least.Date, Now).EditedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_sport_that_no_file_knew_is_learned_but_not_one_that_a_person_did_not_name()
    {
        var other = Least with { Type = SportType.Other };
        var read = new Session(new(1), new(1), other, new RecordedFacts(), other.Date, Now);
        var written = new Session(new(2), new(1), other, other.Date, Now);

        read.Fill(other with { Type = SportType.Bike }, new RecordedFacts(), Later).ShouldBe(["type"]);
        written.Fill(other with { Type = SportType.Bike }, new RecordedFacts(), Later).ShouldBeEmpty();

        (read.Type, written.Type).ShouldBe((SportType.Bike, SportType.Other));
    }

    [Fact]
    public void Only_what_was_filled_is_forgotten()
    {
        var session = Session(Least with { Title = "Mine", Distance = Kilometres.Of(10) });
        var filled = session.Fill(KnownSession.Facts, Recorded, Later);
        filled.ShouldNotContain("title");

        session.Forget(filled, Later);

        (session.Title, session.Distance).ShouldBe(("Mine", Kilometres.Of(10)));
    }

    [Theory]
    [InlineData(100, 90.0, null)]
    [InlineData(100, 180.0, 180.0)]
    public void A_maximum_below_the_known_average_is_not_taken(double average, double max, double? taken)
    {
        var session = Session(Least with { AverageHeartRate = BeatsPerMinute.Of(average) });

        session.Fill(Least with { MaxHeartRate = BeatsPerMinute.Of(max) }, new RecordedFacts(), Later);

        (session.MaxHeartRate?.Value).ShouldBe(taken);
    }

    [Fact]
    public void An_average_above_the_known_maximum_is_not_taken()
    {
        var session = Session(Least with { MaxHeartRate = BeatsPerMinute.Of(120) });

        session.Fill(Least with { AverageHeartRate = BeatsPerMinute.Of(130) }, new RecordedFacts(), Later)
            .ShouldBeEmpty();

        session.AverageHeartRate.ShouldBeNull();
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    [InlineData(-1, true)]
    public void A_start_on_another_day_than_the_session_is_not_taken(int days, bool isTaken)
    {
        var session = Session(Least);
        var start = KnownSession.Facts.StartTime!.Value.AddDays(days);

        session.Fill(KnownSession.Facts with { Date = Least.Date.AddDays(days), StartTime = start }, Recorded, Later);

        session.StartTime.ShouldBe(isTaken ? start : null);
        Should.NotThrow(() => session.Correct(session.Facts, Least.Date, Later), "what was read can be sent back");
    }

    [Fact]
    public void A_filling_that_breaks_a_limit_is_refused_and_changes_nothing()
    {
        var session = Session(Least);
        var before = Known(session);
        var tooLong = Recorded with { Device = new string('x', Domain.Reality.Session.MaxDevice + 1) };

        Should.Throw<DomainException>(() => session.Fill(KnownSession.Facts, tooLong, Later));

        Known(session).ShouldBe(before);
    }

    [Fact]
    public void A_computed_member_that_a_person_corrects_is_computed_no_more()
    {
        var session = Session(KnownSession.Facts, Recorded);

        session.Correct(KnownSession.Facts with { Title = "New name" }, KnownSession.Facts.Date, Later);
        session.Derived.ShouldBe(["moving_minutes", "distance_km"], "neither was corrected");

        session.Correct(KnownSession.Facts with { Distance = Kilometres.Of(12) }, KnownSession.Facts.Date, Later);
        session.Derived.ShouldBe(["moving_minutes"]);
        session.Streams.ShouldBe(Recorded.Streams, "a correction does not touch what was recorded");
    }

    [Fact]
    public void What_a_better_recording_knows_is_taken_and_given_back()
    {
        var other = KnownSession.Facts with
        {
            Date = KnownSession.Facts.Date.AddDays(1), StartTime = KnownSession.Facts.StartTime!.Value.AddDays(1),
            Type = SportType.Bike, Duration = Minutes.Of(7), Title = null, Notes = "Its own", IsRace = false,
            AverageHeartRate = BeatsPerMinute.Of(201), MaxHeartRate = BeatsPerMinute.Of(202),
        };
        var recorded =
            Recorded with { Device = null, File = "better.fit", Derived = ["distance_km"], IsPartial = false };
        var session = Session(KnownSession.Facts, Recorded);
        var before = Known(session);

        var (superseded, taken) = session.Supersede(other, recorded, new(2), KnownSession.Facts.Date, Later)!.Value;

        Known(superseded).ShouldBe(before);
        (superseded.Id, superseded.SupersededBy, superseded.DeletedAt).ShouldBe((new(2), session.Id, Later));
        Known(session).ShouldBe(Known(Session(
            other with { Title = KnownSession.Facts.Title, Notes = KnownSession.Facts.Notes, IsRace = true },
            recorded with { Device = Recorded.Device })));
        (session.EditedAt, session.UpdatedAt, session.DeletedAt).ShouldBe((null, Later, null));
        taken.ShouldNotContain("notes", "words stay");
        taken.ShouldContain("duration_minutes");

        session.Return(superseded, taken, Later.AddHours(1));
        Known(session).ShouldBe(before);
        session.UpdatedAt.ShouldBe(Later.AddHours(1));
    }

    [Theory]
    [InlineData("a whole one", "a part", "duration_minutes max_cadence_rpm streams")]
    [InlineData("a longer part", "a part", "duration_minutes streams")]
    [InlineData("a track", "a part", "duration_minutes streams")]
    [InlineData("a row", "a part", "calories_kcal duration_minutes")]
    [InlineData("a longer part", "a part of what was told", "streams")]
    [InlineData("a row", "a part of what was told", "")]
    [InlineData("a part", "a part", "")]
    [InlineData("a part", "a whole one", "")]
    [InlineData("a part", "a track", "")]
    [InlineData("a part", "a row", "streams")]
    [InlineData("a track", "a track", "")]
    [InlineData("a track", "a whole one", "")]
    [InlineData("a whole one", "a track", "duration_minutes max_cadence_rpm streams")]
    [InlineData("a whole one", "a whole one", "")]
    [InlineData("a whole one", "a row", "duration_minutes max_cadence_rpm streams")]
    [InlineData("a row", "a whole one", "")]
    [InlineData("one with power", "a whole one", "max_cadence_rpm max_power_watts streams")]
    [InlineData("a whole one", "one with power", "")]
    [InlineData("one with pulse", "one with power", "")]
    [InlineData("one with power", "one with pulse", "max_cadence_rpm max_power_watts")]
    public void What_another_recording_knows_better_is_taken(string other, string known, string taken)
    {
        var (session, (facts, recorded)) = (Of(known), All(other));
        string[] looked = ["duration_minutes", "calories_kcal", "max_cadence_rpm", "max_power_watts", "streams"];

        var better = session.Supersede(facts, recorded, new(2), facts.Date, Later);

        string.Join(' ', looked.Where(name => better?.Taken.Contains(name) == true).Order()).ShouldBe(taken);
        if (better is null) session.UpdatedAt.ShouldBe(Now);
        var edited = Of(known);
        edited.Correct(edited.Facts with { Title = "My words" }, Least.Date, Later);
        edited.Supersede(facts, recorded, new(2), facts.Date, Later).ShouldBeNull("a person edited it");

        Session Of(string recording) => Session(All(recording).Facts, All(recording).Recorded);
        static (SessionFacts Facts, RecordedFacts Recorded) All(string recording)
        {
            var hour = Least with { Duration = Minutes.Of(60) };
            var whole = new RecordedFacts
            {
                Streams = [StreamType.Time, StreamType.Latitude],
                Span = Minutes.Of(60),
                MaxCadence = Rpm.Of(90),
                Derived = ["max_cadence_rpm"],
            };
            return recording switch
            {
                "a row" => (hour with { Calories = Kilocalories.Of(500) }, new()),
                "a part of what was told" => (hour, Part(10)),
                "a part" => (Least with { Duration = Minutes.Of(10) }, Part(10)),
                "a longer part" => (Least with { Duration = Minutes.Of(20) }, Part(20)),
                "a track" => (hour, new()
                {
                    Streams = [StreamType.Time], Span = Minutes.Of(60), Derived = ["duration_minutes"],
                }),
                "one with power" => (hour, whole with
                {
                    Streams = [.. whole.Streams, StreamType.Power], MaxPower = Watts.Of(300), Derived = [],
                }),
                "one with pulse" => (hour, whole with { Streams = [.. whole.Streams, StreamType.HeartRate] }),
                _ => (hour, whole),
            };
        }

        static RecordedFacts Part(double minutes) =>
            new() { Streams = [StreamType.Time], Span = Minutes.Of(minutes), IsPartial = true };
    }

    [Fact]
    public void What_a_part_counted_is_forgotten_when_the_whole_does_not_count_it()
    {
        var part = Recorded with { IsPartial = true, Span = Minutes.Of(10) };
        var session = Session(KnownSession.Facts with { Duration = Minutes.Of(10) }, part);
        var whole = new RecordedFacts { Streams = [StreamType.Time], Span = Minutes.Of(60) };

        session.Supersede(Least, whole, new(2), Least.Date, Later).ShouldNotBeNull();

        (session.Duration, session.IsPartial, session.Title)
            .ShouldBe((Least.Duration, false, KnownSession.Facts.Title));
        (session.AverageHeartRate, session.MaxPower, session.Calories).ShouldBe((null, null, null));
        session.Derived.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(150, null, 150, null)]
    [InlineData(null, 100, null, 100)]
    [InlineData(105, null, 105, 110)]
    public void A_better_average_or_maximum_takes_the_other_with_it_that_contradicts_it(
        int? average, int? max, int? averageThen, int? maxThen)
    {
        var computed = new RecordedFacts
        {
            Streams = [StreamType.Time], Derived = ["average_heart_rate_bpm", "max_heart_rate_bpm"],
        };
        var session = Session(
            Least with { AverageHeartRate = BeatsPerMinute.Of(102), MaxHeartRate = BeatsPerMinute.Of(110) }, computed);
        var before = Known(session);
        var better = Least with { AverageHeartRate = Bpm(average), MaxHeartRate = Bpm(max) };

        var (superseded, taken) = session
            .Supersede(better, computed with { Derived = [] }, new(2), Least.Date, Later)!.Value;

        (session.AverageHeartRate, session.MaxHeartRate).ShouldBe((Bpm(averageThen), Bpm(maxThen)));
        session.Return(superseded, taken, Later);
        Known(session).ShouldBe(before);

        static BeatsPerMinute? Bpm(int? beats) => beats is { } known ? BeatsPerMinute.Of(known) : null;
    }

    [Fact]
    public void A_deleted_session_comes_back_as_it_was_but_for_the_instant_of_its_change()
    {
        var session = Session(KnownSession.Facts, Recorded);
        var before = Known(session);

        session.Delete(Later);
        session.DeletedAt.ShouldBe(Later);
        session.Restore(Later.AddDays(1));

        session.DeletedAt.ShouldBeNull();
        session.UpdatedAt.ShouldBe(Later.AddDays(1));
        Known(session).ShouldBe(before);
    }

    [Fact]
    public void What_comes_back_puts_aside_what_contradicts_it()
    {
        var told = new RecordedFacts();
        var session = Session(Least with { AverageHeartRate = BeatsPerMinute.Of(150) }, told);
        var better = new RecordedFacts { Streams = [StreamType.Time] };
        var lower = Least with { AverageHeartRate = BeatsPerMinute.Of(120) };
        var (superseded, taken) = session.Supersede(lower, better, new(2), Least.Date, Later)!.Value;
        session.Fill(Least with { MaxHeartRate = BeatsPerMinute.Of(130) }, told, Later)
            .ShouldBe(["max_heart_rate_bpm"]);

        session.Return(superseded, taken, Later);

        (session.AverageHeartRate, session.MaxHeartRate).ShouldBe((BeatsPerMinute.Of(150), null));
    }

    private static Session Session(SessionFacts facts, RecordedFacts? recorded = null) => recorded is null
        ? new(new(1), new(1), facts, facts.Date, Now)
        : new(new(1), new(1), facts, recorded, facts.Date, Now);

    /// <summary>Each fact by its name; null when it says nothing.</summary>
    private static IEnumerable<(string Name, object? Value)> Members(object facts) =>
        from member in facts.GetType().GetProperties()
        let value = member.GetValue(facts)
        select (member.Name, value is false or System.Collections.ICollection { Count: 0 } ? null : value);

    /// <summary>All that is known of a session; two lists of the same words are the same.</summary>
    private static (SessionFacts, RecordedFacts, string Derived, string Streams) Known(Session session) => (
        session.Facts,
        session.Recorded with { Derived = [], Streams = [] },
        string.Join(' ', session.Derived),
        string.Join(' ', session.Streams));
}

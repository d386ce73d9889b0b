using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles.Tcx;
using TrainingOs.Tests;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Tcx;

public sealed class TcxReaderTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 7, 30, 0, TimeSpan.Zero);

    private static readonly Lap[] Laps =
    [
        new()
        {
            StartSeconds = 0, TimerSeconds = 29.5, DistanceM = 150.25, CaloriesKcal = 10, AverageHeartRateBpm = 140,
            MaxHeartRateBpm = 150, AverageCadenceRpm = 85, MaxSpeedMps = 5.5, AveragePowerWatts = 200,
            MaxPowerWatts = 300,
        },
        new()
        {
            StartSeconds = 30, TimerSeconds = 30, DistanceM = 149.5, CaloriesKcal = 11, AverageHeartRateBpm = 150,
            MaxHeartRateBpm = 170, AverageCadenceRpm = 90, MaxSpeedMps = 5, AveragePowerWatts = 210,
            MaxPowerWatts = 250,
        },
    ];

    [Fact]
    public void What_was_written_is_read_back() => Claim.Holds(Recordings.Any, written =>
    {
        var lap = new Lap { StartSeconds = 0, TimerSeconds = 61.5, DistanceM = 0.25 };
        var read = One(new TcxWriter().Activity(Start, written, [lap], "Biking").ToBytes());
        read.Start.ShouldBe(Start);
        read.Type.ShouldBe(SportType.Bike);
        read.Laps.ShouldBe([lap]);
        read.IsPartial.ShouldBeFalse();
        read.Streams.Breaks.ShouldBe(written.Breaks);
        read.Streams.Types.ShouldBe(written.Types);
        foreach (var type in written.Types) read.Streams[type].ShouldBe(written[type], $"{type}");
    });

    [Fact]
    public void The_totals_of_an_activity_are_those_of_its_laps()
    {
        var read = One(new TcxWriter { Notes = "Windy" }.Activity(Start, Recordings.Ride(60), Laps).ToBytes());

        read.Laps.ShouldBe(Laps);
        read.TimerSeconds.ShouldBe(59.5);
        read.DistanceM.ShouldBe(299.75);
        read.CaloriesKcal.ShouldBe(21);
        read.AverageHeartRateBpm!.Value.ShouldBe(((140 * 29.5) + (150 * 30)) / 59.5, 1e-9);
        read.MaxHeartRateBpm.ShouldBe(170);
        read.AveragePowerWatts!.Value.ShouldBe(((200 * 29.5) + (210 * 30)) / 59.5, 1e-9);
        read.MaxPowerWatts.ShouldBe(300);
        read.AverageCadenceRpm!.Value.ShouldBe(((85 * 29.5) + (90 * 30)) / 59.5, 1e-9);
        read.Notes.ShouldBe("Windy");
        read.Device.ShouldBe("Forerunner 305");
        read.Source.ShouldBe("Training OS");
        read.Streams.Breaks.ShouldBeEmpty("A new lap is no pause.");
        read.Derived.ShouldBeEmpty();

        var whole = read.Complete();
        whole.ElapsedSeconds.ShouldBe(59);
        whole.Derived.ShouldContain("elapsed_minutes");
        whole.Derived.ShouldNotContain("distance_km");
        whole.Laps[0].ElapsedSeconds.ShouldBe(30);
    }

    [Fact]
    public void A_pause_within_a_lap_is_a_break_and_so_is_a_long_one_between_laps()
    {
        var ride = Recordings.Ride(60, 48, 7.8, 10);
        One(new TcxWriter().Activity(Start, ride, Laps).ToBytes()).Streams.Breaks.ShouldBe([10]);

        var columns = ride.Types.ToDictionary(type => type, type => ride[type]!);
        columns[StreamType.Time] = [.. columns[StreamType.Time].Select(time => time < 30 ? time : time + 600)];
        var later = Laps[1] with { StartSeconds = 630 };
        One(new TcxWriter().Activity(Start, new Streams(columns), [Laps[0], later]).ToBytes())
            .Streams.Breaks.ShouldBe([30]);
    }

    [Fact]
    public void The_parts_of_a_triathlon_are_sessions_of_one_activity()
    {
        var ride = Recordings.Ride(60);
        var reading = Read(new TcxWriter { IsMultiSport = true }.Activity(Start, ride, Laps, "Other")
            .Activity(Start.AddMinutes(5), ride, Laps, "Biking").Activity(Start.AddMinutes(9), ride, Laps).ToBytes());
        reading.Activities.Select(draft => draft.Activity).ShouldBe([0, 0, 0]);
        reading.Activities.Select(draft => draft.Type).ShouldBe([SportType.Other, SportType.Bike, SportType.Run]);
        reading.Activities.Select(draft => draft.Streams.Count).ShouldBe([60, 60, 60]);
        reading.Activities[2].Streams[StreamType.Time]![59].ShouldBe(59);

        var apart = Read(new TcxWriter().Activity(Start, ride, Laps).Activity(Start.AddHours(5), ride, Laps).ToBytes());
        apart.Activities.Select(draft => draft.Activity).ShouldBe([0, 1]);
    }

    [Fact]
    public void A_transition_is_a_session_of_its_own()
    {
        var reading = Read(Bytes("""
            <TrainingCenterDatabase><Activities><MultiSportSession><Id>2026-11-22T07:30:00Z</Id>
            <FirstSport><Activity Sport="Biking"><Lap StartTime="2026-11-22T07:30:00Z">
            <TotalTimeSeconds>1800</TotalTimeSeconds></Lap></Activity></FirstSport>
            <NextSport><Transition StartTime="2026-11-22T08:00:00Z"><TotalTimeSeconds>90</TotalTimeSeconds></Transition>
            <Activity Sport="Running"><Lap StartTime="2026-11-22T08:01:30Z"><TotalTimeSeconds>900</TotalTimeSeconds>
            </Lap></Activity></NextSport></MultiSportSession></Activities></TrainingCenterDatabase>
            """));
        reading.Activities.Select(draft => (draft.Activity, draft.Sport, draft.TimerSeconds)).ShouldBe(
            [(0, "Biking", 1800), (0, "Transition", 90), (0, "Running", 900)]);
        reading.Activities[1].Start.ShouldBe(Start.AddMinutes(30));
    }

    [Fact]
    public void The_offset_of_the_clocks_is_kept()
    {
        var here = new DateTimeOffset(2026, 6, 1, 18, 0, 0, TimeSpan.FromHours(2));
        var read = One(new TcxWriter().Activity(here, Recordings.Ride(60), Laps).ToBytes());
        read.Start.ShouldBe(here.ToUniversalTime());
        read.RecordedOffset.ShouldBe(TimeSpan.FromHours(2));
        One(new TcxWriter().Activity(Start, Recordings.Ride(60), Laps).ToBytes()).RecordedOffset.ShouldBeNull();
    }

    [Fact]
    public void Zero_where_nothing_is_zero_is_nothing()
    {
        var read = One(Lap("""
            <TotalTimeSeconds>600</TotalTimeSeconds><DistanceMeters>0</DistanceMeters><Calories>0</Calories>
            <AverageHeartRateBpm><Value>0</Value></AverageHeartRateBpm><Cadence>0</Cadence>
            """));
        read.TimerSeconds.ShouldBe(600);
        read.ShouldBe(read with
        {
            DistanceM = null, CaloriesKcal = null, AverageHeartRateBpm = null, AverageCadenceRpm = null,
        });
    }

    [Fact]
    public void Running_has_its_cadence_in_the_extension()
    {
        var read = One(Lap("""
            <TotalTimeSeconds>1</TotalTimeSeconds><Track><Trackpoint><Time>2026-11-22T07:30:00Z</Time>
            <Extensions><TPX CadenceSensor="Footpod"><RunCadence>88</RunCadence><Watts>250</Watts></TPX></Extensions>
            </Trackpoint></Track>
            <Extensions><ns3:LX><ns3:AvgRunCadence>87</ns3:AvgRunCadence></ns3:LX></Extensions>
            <Extensions><ns3:LX><ns3:MaxRunCadence>95</ns3:MaxRunCadence></ns3:LX></Extensions>
            """));
        read.Streams[StreamType.Cadence].ShouldBe([88]);
        read.Streams[StreamType.Power].ShouldBe([250]);
        (read.AverageCadenceRpm, read.MaxCadenceRpm).ShouldBe((87, 95));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40_330.828)]
    public void The_distance_of_an_activity_begins_where_it_does(double before)
    {
        // Garmin Connect writes the legs of a triathlon by themselves, with what was counted before.
        var read = One(Lap("<TotalTimeSeconds>20</TotalTimeSeconds><DistanceMeters>132.5</DistanceMeters><Track>"
            + Point(0, before) + Point(10, before + 60) + Point(20, before + 132.35) + "</Track>"));

        read.DistanceM.ShouldBe(132.5);
        read.Streams[StreamType.Distance]!.Select(metres => Math.Round(metres, 2)).ShouldBe([0, 60, 132.35]);
    }

    [Fact]
    public void A_distance_that_starts_before_the_first_point_is_not_taken_away()
    {
        var read = One(Lap("<TotalTimeSeconds>20</TotalTimeSeconds><DistanceMeters>130</DistanceMeters><Track>"
            + Point(0, 50) + Point(20, 130) + "</Track>"));

        read.Streams[StreamType.Distance].ShouldBe([50, 130]);
    }

    [Fact]
    public void A_distance_that_begins_anew_with_each_lap_is_counted_on()
    {
        var read = One(Bytes($"""
            <TrainingCenterDatabase><Activities><Activity Sport="Biking">
            <Lap StartTime="2026-11-22T07:30:00Z">
            <DistanceMeters>100</DistanceMeters><TotalTimeSeconds>20</TotalTimeSeconds>
            <Track>{Point(0, 0)}{Point(10, 40)}{Point(20, 100)}</Track></Lap>
            <Lap StartTime="2026-11-22T07:30:20Z">
            <DistanceMeters>50</DistanceMeters><TotalTimeSeconds>20</TotalTimeSeconds>
            <Track>{Point(21, 2)}{Point(31, 1.5)}</Track><Track>{Point(40, 50)}</Track></Lap>
            <Lap StartTime="2026-11-22T07:30:40Z">
            <DistanceMeters>10</DistanceMeters><TotalTimeSeconds>5</TotalTimeSeconds>
            <Track>{Point(45, 10)}</Track></Lap></Activity></Activities></TrainingCenterDatabase>
            """));

        read.DistanceM.ShouldBe(160);
        read.Streams[StreamType.Distance].ShouldBe([0, 40, 100, 102, 101.5, 150, 160]);
    }

    [Fact]
    public void A_distance_that_wavers_between_laps_or_begins_with_another_activity_is_what_it_says()
    {
        var reading = Read(Bytes($"""
            <TrainingCenterDatabase><Activities><Activity Sport="Biking">
            <Lap><Track>{Point(0, 0)}{Point(10, 100)}</Track></Lap><Lap><Track>{Point(11, 99.5)}</Track></Lap>
            </Activity>
            <Activity Sport="Running"><Lap><Track>{Point(9000, 0)}{Point(9010, 30)}</Track></Lap></Activity>
            </Activities></TrainingCenterDatabase>
            """));

        reading.Activities[0].Streams[StreamType.Distance].ShouldBe([0, 100, 99.5]);
        reading.Activities[1].Streams[StreamType.Distance].ShouldBe([0, 30]);
    }

    [Fact]
    public void A_track_without_a_lap_is_an_activity_too()
    {
        var read = One(Bytes($"""
            <TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>2026-11-22T07:30:00Z</Id>
            <Track>{Point(0, 0)}{Point(10, 40)}</Track></Activity></Activities></TrainingCenterDatabase>
            """));

        (read.Start, read.Type, read.Streams.Count).ShouldBe((Start, SportType.Run, 2));
        read.Laps.ShouldBeEmpty();
        var whole = read.Complete();
        (whole.ElapsedSeconds, whole.DistanceM).ShouldBe((10, 40));
    }

    [Fact]
    public void The_first_version_of_the_format_has_runs_in_folders_and_plain_heart_rates()
    {
        var reading = Read(Bytes("""
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v1"><History>
            <Running Name="Running"><Run><Notes>Hills</Notes><Lap StartTime="2026-11-22T07:30:00Z">
            <TotalTimeSeconds>10</TotalTimeSeconds><DistanceMeters>40</DistanceMeters><Calories>3</Calories>
            <AverageHeartRateBpm>120</AverageHeartRateBpm><MaximumHeartRateBpm>131</MaximumHeartRateBpm><Track>
            <Trackpoint><Time>2026-11-22T07:30:00Z</Time><HeartRateBpm>118</HeartRateBpm></Trackpoint>
            <Trackpoint><Time>2026-11-22T07:30:10Z</Time><HeartRateBpm>122</HeartRateBpm></Trackpoint>
            </Track></Lap></Run></Running><Biking Name="Biking"><Folder Name="2006"><Run>
            <Lap StartTime="2026-11-23T07:30:00Z"><TotalTimeSeconds>600</TotalTimeSeconds></Lap></Run></Folder></Biking>
            </History></TrainingCenterDatabase>
            """));

        reading.Activities.Select(draft => (draft.Activity, draft.Type, draft.Start)).ShouldBe(
            [(0, SportType.Run, Start), (1, SportType.Bike, Start.AddDays(1))]);
        var run = reading.Activities[0];
        (run.TimerSeconds, run.DistanceM, run.CaloriesKcal, run.Notes).ShouldBe((10, 40, 3, "Hills"));
        (run.AverageHeartRateBpm, run.MaxHeartRateBpm).ShouldBe((120, 131));
        run.Streams[StreamType.HeartRate].ShouldBe([118, 122]);
    }

    [Theory]
    [InlineData("          <?xml version='1.0' encoding='UTF-8'?>\n")]
    [InlineData("\uFEFF\n<?xml version='1.0' encoding='UTF-8'?>")]
    [InlineData("<!-- a program --><?xml-stylesheet href='x'?>")]
    public void What_stands_before_the_first_element_is_no_reason_to_lose_a_recording(string before)
    {
        byte[] file = [.. Bytes(before), .. Lap("<TotalTimeSeconds>600</TotalTimeSeconds>")];

        new TcxReader().Recognises("x", file).ShouldBeTrue();
        One(file).TimerSeconds.ShouldBe(600);
    }

    [Theory]
    [InlineData("ns3:")]
    [InlineData("x:")]
    [InlineData("")]
    public void Power_and_speed_are_found_behind_any_prefix(string prefix)
    {
        var read = One(Lap($"""
            <TotalTimeSeconds>1</TotalTimeSeconds><Track><Trackpoint><Time>2026-11-22T07:30:00Z</Time>
            <HeartRateBpm><Value>0</Value></HeartRateBpm><Extensions>
            <{prefix}TPX xmlns="urn:x"><{prefix}Speed>3.5</{prefix}Speed>
            <{prefix}Watts>250</{prefix}Watts></{prefix}TPX></Extensions></Trackpoint></Track>
            """));

        read.Streams.Types.ShouldBe([StreamType.Time, StreamType.Power, StreamType.Speed]);
    }

    [Fact]
    public void Without_a_start_in_its_laps_an_activity_begins_with_its_id_and_without_that_with_its_points()
    {
        var points = $"<Lap><TotalTimeSeconds>20</TotalTimeSeconds><Track>{Point(5, 0)}</Track></Lap>";
        One(Activity($"<Id>2026-11-22T07:30:00Z</Id>{points}")).Start.ShouldBe(Start);
        One(Activity($"<Id>my run</Id>{points}")).Start.ShouldBe(Start.AddSeconds(5));
        One(Activity(points)).Start.ShouldBe(Start.AddSeconds(5));
        One(Activity($"<Id>2026-11-22T09:30:00Z</Id>{points}")).Start.ShouldBe(Start.AddSeconds(5));
        One(Activity("<Id>2026-11-22T07:30:00</Id><Lap><TotalTimeSeconds>20</TotalTimeSeconds></Lap>"))
            .Start.ShouldBe(Start);

        static byte[] Activity(string inside) => Bytes($"""
            <TrainingCenterDatabase><Activities><Activity Sport="Running">{inside}</Activity></Activities>
            </TrainingCenterDatabase>
            """);
    }

    [Fact]
    public void The_workout_that_was_done_is_the_title_and_the_highest_cadence_is_kept()
    {
        var read = One(Bytes("""
            <TrainingCenterDatabase><Activities><Activity Sport="Biking"><Id>2026-11-22T07:30:00Z</Id>
            <Lap StartTime="2026-11-22T07:30:00Z"><TotalTimeSeconds>60</TotalTimeSeconds>
            <Extensions><LX><MaxBikeCadence>101</MaxBikeCadence></LX></Extensions></Lap>
            <Lap StartTime="2026-11-22T07:31:00Z"><TotalTimeSeconds>60</TotalTimeSeconds>
            <Extensions><LX><MaxBikeCadence>97</MaxBikeCadence></LX></Extensions></Lap>
            <Training VirtualPartner="false"><Plan Type="Workout"><Name>4 x 8 min</Name></Plan></Training>
            </Activity></Activities></TrainingCenterDatabase>
            """));
        (read.Title, read.MaxCadenceRpm).ShouldBe(("4 x 8 min", 101));
    }

    [Fact]
    public void An_average_of_less_than_half_the_time_is_none_of_the_whole() =>
        One(Bytes($"""
            <TrainingCenterDatabase><Activities><Activity Sport="Running">
            <Lap StartTime="2026-11-22T07:30:00Z"><TotalTimeSeconds>100</TotalTimeSeconds>
            <AverageHeartRateBpm><Value>150</Value></AverageHeartRateBpm></Lap>
            <Lap StartTime="2026-11-22T07:31:40Z"><TotalTimeSeconds>101</TotalTimeSeconds></Lap>
            </Activity></Activities></TrainingCenterDatabase>
            """)).AverageHeartRateBpm.ShouldBeNull();

    [Theory]
    [InlineData("Courses><Course><Name>x</Name></Course></Courses", "not_an_activity", "This is a course, not")]
    [InlineData("Workouts><Workout Sport='Running'/></Workouts", "not_an_activity", "This is a workout, not")]
    [InlineData("Activities/", "not_an_activity", "There is no activity in this TCX file.")]
    [InlineData("Activities><Activity Sport='Running'/></Activities", "not_an_activity", "There is no activity")]
    [InlineData("Activities><Activity Sport='Running'><Id>", "nothing_readable", "The file is ")]
    public void A_file_without_an_activity_is_refused_with_a_reason(string inside, string reason, string message)
    {
        var refusal = Read(Bytes($"<TrainingCenterDatabase><{inside}></TrainingCenterDatabase>")).Refusal;
        refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
        refusal.Message.ShouldStartWith(message);
    }

    [Fact]
    public void A_file_that_was_cut_off_gives_what_comes_before_the_cut()
    {
        var file = new TcxWriter().Activity(Start, Recordings.Ride(3), [Laps[0]]).ToBytes();
        var (last, whole) = (0, 0);
        for (var length = 0; length < file.Length; length++)
        {
            var reading = Read(file.AsMemory(0, length));
            var points = reading.Activities.Sum(draft => draft.Streams.Count);
            points.ShouldBeInRange(last, last + 1);
            last = points;
            if (reading.Refusal is not null) reading.Refusal.Reason.ShouldBe("nothing_readable");
            else reading.Warnings.ShouldHaveSingleItem().ShouldStartWith("The file is ");
            if (reading.Activities is [{ IsPartial: false }]) whole++;
        }

        last.ShouldBe(3);
        // What is cut off behind the end of the activity is none of it.
        whole.ShouldBeInRange(1, 150);
    }

    [Fact]
    public void Whatever_becomes_of_the_bytes_there_is_an_answer()
    {
        var file = new TcxWriter().Activity(Start, Recordings.Ride(10), Laps).ToBytes();
        var changes = Gen.Choose(0, file.Length - 1).Zip(Gen.Choose(0, 255)).NonEmptyListOf();
        Claim.Holds(changes, flips =>
        {
            var broken = file.ToArray();
            foreach (var (at, value) in flips) broken[at] = (byte)value;
            Soundness.Fault(Read(broken)).ShouldBeNull();
        });
    }

    [Theory]
    [InlineData("<TrainingCenterDatabase ", true)]
    [InlineData("<gpx>", false)]
    [InlineData("", false)]
    public void It_is_recognised_by_its_first_element_not_by_its_name(string text, bool isTcx)
    {
        new TcxReader().Recognises("a.txt", Bytes(text)).ShouldBe(isTcx);
        new TcxReader().Recognises("a.tcx", Bytes(text)).ShouldBe(isTcx);
    }

    private static ActivityDraft One(byte[] file) => Read(file).Activities.ShouldHaveSingleItem();

    private static FileReading Read(ReadOnlyMemory<byte> file) =>
        new TcxReader().Read(file, TestContext.Current.CancellationToken);

    private static string Point(int seconds, double metres) => string.Create(CultureInfo.InvariantCulture, $"""
        <Trackpoint><Time>{Start.AddSeconds(seconds):yyyy-MM-dd'T'HH:mm:ss'Z'}</Time>
        <DistanceMeters>{metres}</DistanceMeters></Trackpoint>
        """);

    private static byte[] Lap(string inside) => Bytes($"""
        <TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>2026-11-22T07:30:00Z</Id>
        <Lap StartTime="2026-11-22T07:30:00Z">{inside}</Lap></Activity></Activities></TrainingCenterDatabase>
        """);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

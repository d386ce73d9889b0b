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

    private static byte[] Lap(string inside) => Bytes($"""
        <TrainingCenterDatabase><Activities><Activity Sport="Running"><Id>2026-11-22T07:30:00Z</Id>
        <Lap StartTime="2026-11-22T07:30:00Z">{inside}</Lap></Activity></Activities></TrainingCenterDatabase>
        """);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles.Fit;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Fit;

public sealed class FitReaderTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);
    private static readonly uint Began = FitWriter.Time(Start);
    private static readonly FitReader Reader = new();

    [Fact]
    public void A_ride_is_read_with_all_that_was_recorded()
    {
        var offset = TimeSpan.FromHours(2);
        var ride = FitRide.Of(Start, 600) with { Offset = offset, SubSport = 8, DescentM = 55, Laps = [0, 240] };

        var reading = All(ride.ToArray());

        reading.Warnings.ShouldBeEmpty();
        var draft = reading.Activities.ShouldHaveSingleItem();
        draft.Start.ShouldBe(Start);
        draft.RecordedOffset.ShouldBe(offset);
        draft.LocalStart.ShouldBeNull();
        draft.Type.ShouldBe(SportType.Bike);
        draft.Sport.ShouldBe("cycling/mountain");
        (draft.Source, draft.Device).ShouldBe(("garmin", "Edge 1000"));
        (draft.ElapsedSeconds, draft.TimerSeconds, draft.DistanceM).ShouldBe((600, 600, 4800));
        (draft.AscentM, draft.DescentM, draft.CaloriesKcal).ShouldBe((60, 55, 100));
        (draft.AverageHeartRateBpm, draft.MaxHeartRateBpm).ShouldBe((140, 171));
        (draft.AveragePowerWatts, draft.MaxPowerWatts).ShouldBe((201, 390));
        draft.IsPartial.ShouldBeFalse();
        draft.Laps.Select(lap => (lap.StartSeconds, lap.ElapsedSeconds)).ShouldBe([(0, 240), (240, 360)]);

        var streams = draft.Streams;
        streams.Count.ShouldBe(601);
        streams.Types.ShouldBe(Enum.GetValues<StreamType>());
        streams[StreamType.Time]![^1].ShouldBe(600);
        streams[StreamType.Latitude]![100].ShouldBe(47.001, 1e-7);
        streams[StreamType.Longitude]![100].ShouldBe(8.01, 1e-7);
        streams[StreamType.Altitude]![7].ShouldBe(407, 0.2);
        streams[StreamType.Distance]![7].ShouldBe(56, 0.01);
        streams[StreamType.HeartRate]![7].ShouldBe(127);
        streams[StreamType.Cadence]![7].ShouldBe(87);
        streams[StreamType.Power]![7].ShouldBe(157);
        streams[StreamType.Speed]![7].ShouldBe(8);
        streams[StreamType.Temperature]![7].ShouldBe(21);
    }

    [Theory]
    [InlineData(true, 14, false)]
    [InlineData(false, 12, false)]
    [InlineData(false, 14, true)]
    [InlineData(true, 37, true)]
    public void Byte_order_header_and_place_of_the_summary_change_nothing(
        bool bigEndian, byte headerSize, bool summaryFirst)
    {
        var ride = FitRide.Of(Start, 100) with { Offset = TimeSpan.FromHours(-3), Laps = [0, 50] };

        var other = Read(ride.ToArray(bigEndian, headerSize, summaryFirst));

        ShouldBeAlike(other, Read(ride.ToArray()));
    }

    [Fact]
    public void Compressed_timestamps_count_on_from_the_last_whole_one()
    {
        var writer = new FitWriter();
        uint[] seconds = [0, 1, 30, 33, 64, 80, 111];
        writer.Message(20, Time(Began), HeartRate(100));
        foreach (var second in seconds[1..]) writer.Compressed(Began + second, 20, HeartRate(100 + (int)second));

        var streams = Read(writer.ToArray()).Streams;

        streams[StreamType.Time].ShouldBe(seconds.Select(second => (double)second));
        streams[StreamType.HeartRate].ShouldBe(seconds.Select(second => 100.0 + second));
    }

    [Fact]
    public void A_compressed_timestamp_without_a_whole_one_before_it_is_no_time()
    {
        var writer = new FitWriter().Compressed(5, 20, HeartRate(99)).Message(20, Time(Began), HeartRate(100));

        Read(writer.ToArray()).Streams[StreamType.HeartRate].ShouldBe([100]);
    }

    [Fact]
    public void Old_foot_pods_count_sixteenths_of_metres_and_begin_anew()
    {
        var writer = new FitWriter();
        foreach (var (second, counted) in new[] { 0, 1600, 4000, 300 }.Index())
        {
            const int speed = 325;
            byte[] packed = [speed & 0xFF, (byte)((speed >> 8) | ((counted & 15) << 4)), (byte)(counted >> 4)];
            writer.Message(20, Time(Began + (uint)second), new(8, FitType.Bytes, packed));
        }

        writer.Message(20, Time(Began + 4), new(8, FitType.Bytes, new byte[] { 255, 255, 255 }), HeartRate(80));

        var streams = Read(writer.ToArray()).Streams;
        streams[StreamType.Distance].ShouldBe([0, 100, 250, 274.75, double.NaN]);
        streams[StreamType.Speed].ShouldBe([3.25, 3.25, 3.25, 3.25, double.NaN]);
    }

    [Fact]
    public void A_field_of_an_app_stands_for_the_one_that_the_device_lacks()
    {
        var writer = new FitWriter(bigEndian: true)
            .Describe(0, 3, FitType.UInt16, "Power", standsFor: 7)
            .Describe(0, 4, FitType.Float32, "Cadence", standsFor: 4)
            .Describe(1, 3, FitType.UInt16, "Smoothness");
        FitDeveloperValue[] app =
        [
            new(1, new(3, FitType.UInt16, 999)), new(0, new(3, FitType.UInt16, 240)),
            new(0, new(4, FitType.Float32, 88.5)), new(7, new(1, FitType.UInt32, 5)),
        ];
        writer.MessageOfApp(20, [Time(Began), HeartRate(120)], app);
        writer.MessageOfApp(20, [Time(Began + 1), HeartRate(121), new(7, FitType.UInt16, 200)], app);
        writer.MessageOfApp(20, [Time(Began + 2), HeartRate(122), new(7, FitType.UInt16, null)], app);

        var streams = Read(writer.ToArray()).Streams;
        streams[StreamType.Power].ShouldBe([240, 200, 240]);
        streams[StreamType.Cadence].ShouldBe([88.5, 88.5, 88.5]);
        streams[StreamType.HeartRate].ShouldBe([120, 121, 122]);
    }

    [Fact]
    public void Fields_of_odd_sizes_and_unknown_messages_are_skipped_by_their_size()
    {
        var writer = new FitWriter()
            .Message(4711, new(1, FitType.UInt32, 77), new(2, (FitType)0x55, new byte[] { 1, 2, 3 }))
            .Message(20, new(7, FitType.UInt16, new byte[] { 1, 2, 3 }), new(88, FitType.UInt32, new byte[] { 1, 2 }),
                Time(Began), new(5, FitType.UInt32, new byte[] { 9 }), HeartRate(131))
            .Message(20, Time(Began + 1), new(3, FitType.UInt8, new byte[] { 132, 7, 7 }));

        var streams = Read(writer.ToArray()).Streams;
        streams.Types.ShouldBe([StreamType.Time, StreamType.HeartRate]);
        streams[StreamType.HeartRate].ShouldBe([131, 132]);
    }

    [Fact]
    public void Values_count_whatever_type_the_device_wrote_them_in()
    {
        FitType[] types =
        [
            FitType.UInt8, FitType.Int8, FitType.UInt8Z, FitType.Int16, FitType.UInt16, FitType.UInt16Z, FitType.Int32,
            FitType.UInt32, FitType.UInt32Z, FitType.Float32, FitType.Float64, FitType.Int64, FitType.UInt64,
            FitType.UInt64Z, FitType.Enum, FitType.Bytes,
        ];
        foreach (var isBig in new[] { false, true })
        {
            foreach (var type in types)
            {
                var writer = new FitWriter(isBig)
                    .Message(20, Time(Began), new(3, type, type == FitType.Bytes ? new byte[] { 97 } : 97))
                    .Message(20, Time(Began + 1), new(3, type, null), new(13, FitType.Int8, -4));

                var streams = Read(writer.ToArray()).Streams;
                streams[StreamType.HeartRate].ShouldBe([97, double.NaN], $"{type}");
                streams[StreamType.Temperature].ShouldBe([double.NaN, -4]);
            }
        }
    }

    [Fact]
    public void Records_of_one_second_are_one_moment_and_a_clock_set_back_is_put_in_order()
    {
        var writer = new FitWriter()
            .Message(20, Time(Began + 1), HeartRate(101))
            .Message(20, Time(Began + 1), new(7, FitType.UInt16, 201))
            .Message(20, Time(Began), HeartRate(100))
            .Message(20, Time(Began + 2), HeartRate(102));

        var streams = Read(writer.ToArray()).Streams;
        streams[StreamType.Time].ShouldBe([0, 1, 2]);
        streams[StreamType.HeartRate].ShouldBe([100, 101, 102]);
        streams[StreamType.Power].ShouldBe([double.NaN, 201, double.NaN]);
    }

    [Fact]
    public void Four_records_of_one_second_are_one_moment_with_all_that_they_say()
    {
        // Bryton writes the meter, the position, the altitude and the rest apart, the first without the others.
        var writer = new FitWriter();
        for (uint at = 0; at < 3; at++)
        {
            writer.Message(20, Time(Began + at), new(7, FitType.UInt16, 200 + at), new(13, FitType.Int8, 22))
                .Message(20, Time(Began + at), HeartRate(86), new(6, FitType.UInt16, 8729),
                    new(5, FitType.UInt32, 15_687))
                .Message(0xFF00, Time(Began + at), new(1, FitType.UInt8, 1))
                .Message(20, Time(Began + at), new(0, FitType.Int32, 1 << 29), new(1, FitType.Int32, 1 << 27))
                .Message(20, Time(Began + at), new(2, FitType.UInt16, 3000));
        }

        var streams = Read(writer.ToArray()).Streams;
        streams.Count.ShouldBe(3);
        streams[StreamType.Power].ShouldBe([200, 201, 202]);
        streams[StreamType.Speed].ShouldBe([8.729, 8.729, 8.729]);
        streams[StreamType.Distance].ShouldBe([156.87, 156.87, 156.87]);
        streams[StreamType.Latitude].ShouldBe([45, 45, 45]);
        streams[StreamType.Longitude].ShouldBe([11.25, 11.25, 11.25]);
        streams[StreamType.Altitude].ShouldBe([100, 100, 100]);
    }

    [Fact]
    public void The_wide_fields_go_before_the_narrow_ones_unless_they_have_no_value()
    {
        var streams = Read(new FitWriter()
            .Message(20, Time(Began), new(2, FitType.UInt16, 3000), new(78, FitType.UInt32, 5000),
                new(6, FitType.UInt16, 4000), new(73, FitType.UInt32, 5000))
            .Message(20, Time(Began + 1), new(2, FitType.UInt16, 3000), new(78, FitType.UInt32, null),
                new(6, FitType.UInt16, 4000), new(73, FitType.UInt32, null))
            .Message(20, Time(Began + 2), new(2, FitType.UInt16, null), new(78, FitType.UInt32, 5000),
                new(6, FitType.UInt16, null), new(73, FitType.UInt32, 5000))
            .Message(20, Time(Began + 3), new(2, FitType.UInt16, null), new(6, FitType.UInt16, null))
            .ToArray()).Streams;

        streams[StreamType.Altitude].ShouldBe([500, 100, 500, double.NaN]);
        streams[StreamType.Speed].ShouldBe([5, 4, 5, double.NaN]);
    }

    [Fact]
    public void A_field_of_an_app_that_is_described_anew_is_read_as_it_was_described_last()
    {
        // Since 2024 Garmin's watches give the same field two numbers, one after the other.
        var writer = new FitWriter().Describe(0, 10, FitType.UInt16, "Power", standsFor: 7);
        writer.MessageOfApp(20, [Time(Began)], [new(0, new(10, FitType.UInt16, 250))]);
        writer.Describe(0, 0, FitType.UInt16, "Power", standsFor: 7).Describe(0, 10, FitType.UInt8, "Form");
        writer.MessageOfApp(20, [Time(Began + 1)],
            [new(0, new(10, FitType.UInt8, 9)), new(0, new(0, FitType.UInt16, 260))]);

        Read(writer.ToArray()).Streams[StreamType.Power].ShouldBe([250, 260]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void The_laps_that_an_app_writes_into_are_still_the_devices(byte number)
    {
        var writer = new FitWriter().Describe(0, number, FitType.UInt32, "Lap power", standsFor: 2)
            .Message(20, Time(Began), HeartRate(120));
        writer.MessageOfApp(19, [new(2, FitType.UInt32, Began + 5), new(7, FitType.UInt32, 9000)],
            [new(0, new(number, FitType.UInt32, 77))]);
        writer.Message(18, new(2, FitType.UInt32, Began), new(7, FitType.UInt32, 20_000));

        var lap = Read(writer.ToArray()).Laps.ShouldHaveSingleItem();
        (lap.StartSeconds, lap.ElapsedSeconds, lap.AveragePowerWatts).ShouldBe((5, 9, null));
    }

    [Fact]
    public void Points_before_the_start_that_a_session_says_are_points_of_it()
    {
        var writer = new FitWriter();
        FitRide.Of(Start, 600).WritePoints(writer);
        (FitRide.Of(Start.AddSeconds(300), 300) with { Laps = [] }).WriteSummary(writer);

        var draft = Read(writer.ToArray());
        draft.Start.ShouldBe(Start.AddSeconds(300));
        draft.Streams.Count.ShouldBe(601);
        draft.Streams[StreamType.Time]![0].ShouldBe(-300);
    }

    [Fact]
    public void A_session_without_a_date_begins_where_its_points_do()
    {
        foreach (var said in new uint?[] { 0, 12_345, null })
        {
            var writer = new FitWriter();
            FitRide.Of(Start, 30).WritePoints(writer);
            writer.Message(18, Time(said is null ? 77 : Began + 31), new(2, FitType.UInt32, said),
                new(5, FitType.Enum, 2), new(7, FitType.UInt32, 30_500));

            Read(writer.ToArray()).Start.ShouldBe(Start, $"{said}");
        }
    }

    [Theory]
    [InlineData(-20 * 24 * 3600, true)]
    [InlineData(20 * 24 * 3600, true)]
    [InlineData(-20 * 24 * 3600, false)]
    [InlineData(20 * 24 * 3600, false)]
    [InlineData(int.MinValue, true)]
    public void A_clock_that_is_set_on_the_way_leaves_one_recording(int ahead, bool isStartedByTheOld)
    {
        // Before it found the satellites the device had another day, or none and counted from when it was switched on.
        uint Old(uint second) => ahead == int.MinValue ? 100 + second : (uint)(Began + second + ahead);
        var start = isStartedByTheOld ? Old(0) : Began;
        var writer = new FitWriter();
        for (uint at = 0; at <= 600; at++)
        {
            writer.Message(20, Time(at < 100 ? Old(at) : Began + at), new(5, FitType.UInt32, at * 100));
        }

        writer.Message(19, new(2, FitType.UInt32, Old(0)), new(7, FitType.UInt32, 200_000))
            .Message(19, new(2, FitType.UInt32, Began + 200), new(7, FitType.UInt32, 400_000))
            .Message(18, Time(Began + 601), new(2, FitType.UInt32, start), new(5, FitType.Enum, 2),
                new(7, FitType.UInt32, 600_000));

        var reading = All(writer.ToArray());
        reading.Warnings.ShouldHaveSingleItem().ShouldStartWith("The clock of the device was set on the way");
        var draft = reading.Activities.ShouldHaveSingleItem();
        var began = isStartedByTheOld && ahead != int.MinValue ? Start.AddSeconds(ahead) : Start;
        draft.Start.ShouldBe(began);
        draft.Streams[StreamType.Time].ShouldBe(Enumerable.Range(0, 601).Select(second => (double)second));
        draft.Streams[StreamType.Distance].ShouldBe(Enumerable.Range(0, 601).Select(second => (double)second));
        draft.Laps.Select(lap => lap.StartSeconds).ShouldBe([0, 200]);
    }

    [Fact]
    public void Without_a_session_message_too_a_clock_that_was_set_leaves_one_recording()
    {
        var writer = new FitWriter();
        for (uint at = 0; at <= 60; at++) writer.Message(20, Time(at < 40 ? at + 7 : Began + at), HeartRate(100));

        var draft = All(writer.ToArray()).Activities.ShouldHaveSingleItem();
        (draft.Start, draft.Streams.Count, draft.Complete().ElapsedSeconds).ShouldBe((Start, 61, 60));
    }

    [Fact]
    public void A_rest_of_two_days_that_the_session_knows_of_is_a_rest()
    {
        const uint days = 2 * 24 * 3600;
        var writer = new FitWriter()
            .Message(20, Time(Began), HeartRate(100)).Message(20, Time(Began + days), HeartRate(101))
            .Message(18, Time(Began + days), new(2, FitType.UInt32, Began), new(7, FitType.UInt32, days * 1000));

        Read(writer.ToArray()).Streams[StreamType.Time].ShouldBe([0, days]);
    }

    [Fact]
    public void Zeros_of_sensors_that_were_not_there_are_nothing()
    {
        var ride = new FitRide
        {
            Start = Start,
            ElapsedSeconds = 3600,
            TimerSeconds = 3600,
            DistanceM = 0,
            AscentM = 0,
            AverageHeartRateBpm = 0,
            MaxHeartRateBpm = 0,
            AveragePowerWatts = 0,
            MaxPowerWatts = 0,
            CaloriesKcal = 0,
            Points = [new(0) { HeartRateBpm = 0, PowerWatts = 0, SpeedMps = 0, Latitude = 0, Longitude = 0 }],
        };

        var draft = Read(ride.ToArray());
        (draft.AverageHeartRateBpm, draft.MaxHeartRateBpm).ShouldBe((null, null));
        (draft.AveragePowerWatts, draft.MaxPowerWatts, draft.CaloriesKcal).ShouldBe((null, null, null));
        (draft.DistanceM, draft.AscentM).ShouldBe((0, 0));
        draft.Streams.Types.ShouldBe([StreamType.Time, StreamType.Speed]);
    }

    [Fact]
    public void An_average_of_zero_watts_by_a_meter_is_an_average()
    {
        var ride = FitRide.Of(Start, 10) with { AveragePowerWatts = 0 };

        Read(ride.ToArray()).AveragePowerWatts.ShouldBe(0);
    }

    [Fact]
    public void A_triathlon_is_several_sessions_of_one_activity_each_with_its_own()
    {
        var swim = FitRide.Of(Start, 60) with { Sport = 5, SubSport = 18, Laps = [0, 30] };
        var change = FitRide.Of(Start.AddSeconds(61), 20) with { Sport = 3, Laps = [0] };
        var bike = FitRide.Of(Start.AddSeconds(82), 90) with { Laps = [0, 40] };
        var legs = new[] { swim, change, bike };
        var writer = new FitWriter();
        swim.WriteFile(writer);
        foreach (var (at, lap) in new[] { 0, 30, 61, 82, 122 }.Index())
        {
            writer.Message(19, new(254, FitType.UInt16, at), new(2, FitType.UInt32, Began + (uint)lap),
                new(7, FitType.UInt32, 1000));
        }

        foreach (var (firstLap, leg) in new[] { 0, 2, 3 }.Zip(legs)) leg.WriteSession(writer, firstLap);
        foreach (var leg in legs) leg.WritePoints(writer);

        var drafts = All(writer.ToArray()).Activities;
        drafts.Select(draft => draft.Activity).ShouldBe([0, 0, 0]);
        drafts.Select(draft => draft.Type).ShouldBe([SportType.Swim, SportType.Other, SportType.Bike]);
        drafts.Select(draft => draft.Streams.Count).ShouldBe([61, 21, 91]);
        drafts.Select(draft => draft.Start).ShouldBe(legs.Select(leg => (DateTimeOffset?)leg.Start));
        drafts.Select(draft => string.Join(' ', draft.Laps.Select(lap => lap.StartSeconds)))
            .ShouldBe(["0 30", "0", "0 40"]);
    }

    [Fact]
    public void Laps_that_each_session_numbers_anew_are_those_of_its_time()
    {
        var writer = new FitWriter();
        foreach (var leg in new uint[] { 0, 100 })
        {
            for (uint at = 0; at < 2; at++)
            {
                writer.Message(19, new(254, FitType.UInt16, at), new(2, FitType.UInt32, Began + leg + (at * 40)),
                    new(7, FitType.UInt32, 40_000));
            }

            FitRide.Of(Start.AddSeconds(leg), 90).WritePoints(writer);
            (FitRide.Of(Start.AddSeconds(leg), 90) with { Laps = [0, 40] }).WriteSession(writer, firstLap: 0);
        }

        All(writer.ToArray()).Activities.Select(draft => string.Join(' ', draft.Laps.Select(lap => lap.StartSeconds)))
            .ShouldBe(["0 40", "0 40"]);
    }

    [Fact]
    public void The_distance_of_a_leg_begins_at_zero_where_the_device_counts_on()
    {
        var run = FitRide.Of(Start, 10);
        var ride = FitRide.Of(Start.AddSeconds(11), 10);
        var countedOn = ride with
        {
            Points = [.. ride.Points.Select(point => point with { DistanceM = point.DistanceM + 85 })],
        };

        foreach (var second in new[] { ride, countedOn })
        {
            var writer = new FitWriter();
            run.WritePoints(writer).WriteSession(writer, 0);
            second.WritePoints(writer).WriteSession(writer, 1);
            var offset = second == ride ? 0 : 5;
            All(writer.ToArray()).Activities[1].Streams[StreamType.Distance]
                .ShouldBe(Enumerable.Range(0, 11).Select(at => (at * 8.0) + offset));
        }
    }

    [Fact]
    public void A_session_that_sums_up_the_others_is_not_counted_again()
    {
        var run = FitRide.Of(Start, 10) with { Sport = 1 };
        var ride = FitRide.Of(Start.AddSeconds(11), 10);
        var sum = FitRide.Of(Start, 21) with { Sport = 18 };
        var writer = new FitWriter();
        run.WritePoints(writer).WriteSession(writer, 0);
        ride.WritePoints(writer).WriteSession(writer, 1);
        sum.WriteSession(writer, 0);

        All(writer.ToArray()).Activities.Select(draft => draft.Type)
            .ShouldBe([SportType.Run, SportType.Bike]);
    }

    [Fact]
    public void Parts_glued_together_are_activities_of_their_own()
    {
        var settings = new FitWriter().Message(0, new FitValue(0, FitType.Enum, 2)).ToArray();
        byte[] file =
        [
            .. settings, .. FitRide.Of(Start, 20).ToArray(), .. settings,
            .. FitRide.Of(Start.AddHours(3), 30).ToArray(bigEndian: true, headerSize: 12), .. new byte[100],
        ];

        var reading = All(file);
        reading.Warnings.ShouldBeEmpty();
        reading.Activities.Select(draft => (draft.Activity, draft.Start, draft.Streams.Count))
            .ShouldBe([(0, Start, 21), (1, Start.AddHours(3), 31)]);
    }

    [Fact]
    public void Without_a_session_message_the_points_are_the_session()
    {
        var writer = new FitWriter().Message(12, new(0, FitType.Enum, 1), new(1, FitType.Enum, 3));
        Timer(writer, 0, 0);
        FitRide.Of(Start, 100).WritePoints(writer);
        Timer(writer, 40, 4);
        Timer(writer, 70, 0);

        var draft = Read(writer.ToArray());
        (draft.Start, draft.Type, draft.Sport).ShouldBe((Start, SportType.Trail, "running/trail"));
        (draft.ElapsedSeconds, draft.DistanceM).ShouldBe((null, null));
        draft.TimerSeconds.ShouldBe(70);
        draft.Derived.ShouldBe(["duration_minutes"]);
        draft.Streams.Count.ShouldBe(101);
    }

    [Fact]
    public void Where_the_timer_stood_and_nothing_was_recorded_a_new_stretch_begins()
    {
        var ride = FitRide.Of(Start, 100);
        var paused = ride with { Points = [.. ride.Points.Where(point => point.Seconds is <= 40 or >= 70)] };
        foreach (var (points, breaks) in new[] { (paused, new[] { 41 }), (ride, []) })
        {
            var writer = new FitWriter();
            Timer(writer, 0, 0);
            Timer(writer, 40, 4);
            Timer(writer, 70, 0);
            points.WritePoints(writer).WriteSummary(writer);

            Read(writer.ToArray()).Streams.Breaks.ShouldBe(breaks);
        }
    }

    [Fact]
    public void A_device_whose_clock_was_never_set_knows_when_it_was_by_the_clocks_of_the_place()
    {
        var local = new DateTimeOffset(2012, 2, 13, 12, 21, 3, TimeSpan.Zero);
        var writer = new FitWriter()
            .Message(20, Time(5000), HeartRate(90))
            .Message(20, Time(5010), HeartRate(91))
            .Message(18, Time(5010), new(2, FitType.UInt32, 5000), new(7, FitType.UInt32, 10_000))
            .Message(34, Time(5040), new(5, FitType.UInt32, FitWriter.Time(local)));

        var draft = Read(writer.ToArray());
        draft.Start.ShouldBeNull();
        draft.RecordedOffset.ShouldBeNull();
        draft.LocalStart.ShouldBe(local.DateTime.AddSeconds(-40));
        draft.Streams[StreamType.Time].ShouldBe([0, 10]);
    }

    [Theory]
    [InlineData("2026-07-04T23:40:00Z", 7200)]
    [InlineData("2026-10-25T00:30:00Z", 7200)]
    [InlineData("2026-03-29T00:30:00Z", 3600)]
    [InlineData("2026-07-04T10:00:00Z", 45_900)]
    [InlineData("2026-07-04T10:00:00Z", -876_098_089)]
    public void Midnight_summer_time_and_strange_offsets_leave_the_seconds_as_they_are(string start, int offset)
    {
        var began = DateTimeOffset.Parse(start);
        var ride = FitRide.Of(began, 5400) with { Offset = TimeSpan.FromSeconds(offset) };

        var draft = Read(ride.ToArray());
        draft.Start.ShouldBe(began);
        draft.RecordedOffset.ShouldBe(TimeSpan.FromSeconds(offset));
        draft.Streams[StreamType.Time].ShouldBe(Enumerable.Range(0, 5401).Select(second => (double)second));
    }

    [Fact]
    public void A_ride_over_the_antimeridian_goes_on_at_its_other_side()
    {
        var streams = Read(FitRide.Of(Start, 20, latitude: -17, longitude: 179.9990).ToArray()).Streams;

        var longitudes = streams[StreamType.Longitude]!;
        longitudes[9].ShouldBe(179.9999, 1e-6);
        longitudes[11].ShouldBe(-179.9999, 1e-6);
        longitudes.ShouldAllBe(longitude => Math.Abs(longitude) <= 180);
    }

    [Fact]
    public void A_pool_swim_without_a_distance_is_as_long_as_its_lengths()
    {
        var writer = new FitWriter()
            .Message(20, Time(Began), HeartRate(110))
            .Message(101, new(2, FitType.UInt32, Began), new(12, FitType.Enum, 1))
            .Message(101, new(2, FitType.UInt32, Began + 30), new(12, FitType.Enum, 1))
            .Message(101, new(2, FitType.UInt32, Began + 60), new(12, FitType.Enum, 0))
            .Message(18, new(2, FitType.UInt32, Began), new(5, FitType.Enum, 5), new(6, FitType.Enum, 17),
                new(7, FitType.UInt32, 90_000), new(44, FitType.UInt16, 2500));

        var draft = Read(writer.ToArray());
        draft.DistanceM.ShouldBe(50);
        draft.Derived.ShouldBe(["distance_km"]);
        draft.Streams.Types.ShouldNotContain(StreamType.Latitude);
    }

    [Fact]
    public void A_pool_swim_of_lengths_alone_is_a_session_without_points()
    {
        var draft = Read(new FitWriter()
            .Message(0, new(0, FitType.Enum, 4), new(1, FitType.UInt16, 1), new(2, FitType.UInt16, 1499))
            .Message(101, new(2, FitType.UInt32, Began), new(12, FitType.Enum, 1))
            .Message(19, new(2, FitType.UInt32, Began), new(7, FitType.UInt32, 60_000))
            .Message(18, Time(Began + 60), new(2, FitType.UInt32, Began), new(5, FitType.Enum, 5),
                new(6, FitType.Enum, 17), new(7, FitType.UInt32, 60_000), new(8, FitType.UInt32, 58_000),
                new(9, FitType.UInt32, 5000), new(44, FitType.UInt16, 2500), new(47, FitType.UInt16, 2))
            .ToArray()).Complete();

        (draft.Type, draft.Device, draft.Laps.Count, draft.Streams.Count).ShouldBe(
            (SportType.Swim, "Garmin Swim", 1, 0));
        (draft.ElapsedSeconds, draft.TimerSeconds, draft.DistanceM).ShouldBe((60, 58, 50));
        draft.Derived.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_strap_kept_under_water_fills_the_points_even_from_a_part_of_its_own()
    {
        var swim = new FitWriter();
        for (uint at = 0; at < 8; at++)
        {
            FitValue wrist = new(3, FitType.UInt8, at == 2 ? 99 : null);
            swim.Message(20, Time(Began + at), new(5, FitType.UInt32, at * 100), wrist);
        }

        swim.Message(20, Time(Began + 9), new(5, FitType.UInt32, 900));
        swim.Message(20, Time(Began + 10), new(5, FitType.UInt32, 1000));

        // Ticks 3,900 and 5,000 of 1,024 a second: the last twelve bits begin anew between them.
        var strap = new FitWriter(bigEndian: true)
            .Message(132, Time(Began), new(9, FitType.UInt32, 3000), new(6, FitType.UInt8, 120))
            .Message(132, new(6, FitType.UInt8, new byte[] { 130, 140 }),
                new(10, FitType.Bytes, new byte[] { 3900 & 0xFF, (3900 >> 8) | ((904 & 15) << 4), 904 >> 4 }))
            .Message(132, new(6, FitType.UInt8, new byte[] { 255, 0 }),
                new(10, FitType.Bytes, new byte[] { 0xFF, 0xFF, 0xFF }));

        var draft = Read([.. swim.ToArray(), .. strap.ToArray()]);
        draft.Streams[StreamType.HeartRate].ShouldBe(
            [120, 130, 99, 140, 140, 140, 140, 140, double.NaN, double.NaN], "After five seconds nothing is known.");
    }

    [Fact]
    public void A_field_of_an_app_has_its_own_scale_and_stands_only_for_one_of_a_record()
    {
        var writer = new FitWriter()
            .Message(206, new(0, FitType.UInt8, 0), new(1, FitType.UInt8, 1), new(2, FitType.UInt8, 0x84),
                new(6, FitType.UInt8, 10), new(7, FitType.Int8, 5), new(15, FitType.UInt8, 7))
            .Message(206, new(0, FitType.UInt8, 0), new(1, FitType.UInt8, 2), new(2, FitType.UInt8, 0x02),
                new(14, FitType.UInt16, 18), new(15, FitType.UInt8, 3));
        writer.MessageOfApp(20, [Time(Began)],
            [new(0, new(1, FitType.UInt16, 2550)), new(0, new(2, FitType.UInt8, 150))]);

        var streams = Read(writer.ToArray()).Streams;
        streams[StreamType.Power].ShouldBe([250]);
        streams[StreamType.HeartRate].ShouldBeNull("It is described as one of a session.");
    }

    [Fact]
    public void A_part_knows_nothing_of_the_part_before()
    {
        var first = new FitWriter().Describe(0, 3, FitType.UInt8, "Pulse", standsFor: 3)
            .Message(20, Time(Began), HeartRate(100));
        var app = new FitWriter();
        app.MessageOfApp(20, [Time(Began + 9000), new(13, FitType.Int8, 20)], [new(0, new(3, FitType.UInt8, 150))]);
        var timeless = new FitWriter().Compressed(Began + 1, 20, HeartRate(90));
        var undefined = new FitWriter().Raw(0, 1, 2, 3, 4, 5);

        var reading = All([.. first.ToArray(), .. app.ToArray(), .. timeless.ToArray(), .. undefined.ToArray()]);

        reading.Activities.Select(draft => draft.Streams.Count).ShouldBe([1, 1]);
        reading.Activities[1].Streams.Types.ShouldBe([StreamType.Time, StreamType.Temperature]);
        reading.Warnings.ShouldHaveSingleItem().ShouldContain("unreadable");
    }

    [Fact]
    public void A_field_that_a_definition_says_twice_is_read_where_it_stands_first() =>
        Read(new FitWriter().Message(20, Time(Began), HeartRate(120), HeartRate(33)).ToArray())
            .Streams[StreamType.HeartRate].ShouldBe([120]);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    public void Every_way_of_stopping_the_timer_stops_it(byte type)
    {
        var writer = new FitWriter();
        Timer(writer, 0, 0);
        FitRide.Of(Start, 100).WritePoints(writer);
        Timer(writer, 30, type);
        Timer(writer, 30, 3);

        Read(writer.ToArray()).TimerSeconds.ShouldBe(30);
    }

    [Fact]
    public void A_lap_has_its_cadence_with_fractions_and_its_highest_speed_by_the_wider_field()
    {
        var writer = new FitWriter().Message(20, Time(Began), HeartRate(120))
            .Message(19, new(2, FitType.UInt32, Began), new(7, FitType.UInt32, 9000), new(17, FitType.UInt8, 88),
                new(80, FitType.UInt8, 64), new(13, FitType.UInt16, 1000), new(14, FitType.UInt16, 2000),
                new(110, FitType.UInt32, 3000), new(111, FitType.UInt32, 4000))
            .Message(19, new(2, FitType.UInt32, Began + 9), new(7, FitType.UInt32, 9000), new(17, FitType.UInt8, 0),
                new(14, FitType.UInt16, 2000));

        Read(writer.ToArray()).Laps.Select(lap => (lap.AverageCadenceRpm, lap.MaxSpeedMps))
            .ShouldBe([(88.5, 4), (null, 2)]);
    }

    [Fact]
    public void The_sport_is_that_of_the_session_else_of_the_profile_else_of_a_lap()
    {
        FitValue lapSport = new(25, FitType.Enum, 5);
        Sport(null, null, null, lapSport).ShouldBe("swimming");
        Sport(null, null, 2, lapSport).ShouldBe("cycling/road");
        Sport(1, null, 2, lapSport).ShouldBe("running");
        Sport(1, 3, 2, lapSport).ShouldBe("running/trail");

        static string? Sport(byte? session, byte? detail, byte? profile, FitValue lap)
        {
            var writer = new FitWriter().Message(20, Time(Began), HeartRate(120));
            if (profile is not null) writer.Message(12, new(0, FitType.Enum, profile), new(1, FitType.Enum, 7));
            writer.Message(19, new(2, FitType.UInt32, Began), lap)
                .Message(18, new(2, FitType.UInt32, Began), new(7, FitType.UInt32, 9000),
                    new(5, FitType.Enum, session), new(6, FitType.Enum, detail));
            return Read(writer.ToArray()).Sport;
        }
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, 1)]
    [InlineData(100, 10)]
    [InlineData(101, null)]
    public void An_effort_that_nobody_said_is_none(byte said, int? felt) =>
        Read(new FitWriter().Message(18, new(2, FitType.UInt32, Began), new(7, FitType.UInt32, 60_000),
            new(193, FitType.UInt8, said)).ToArray()).PerceivedIntensity.ShouldBe(felt);

    [Fact]
    public void The_recorder_is_the_device_and_not_one_of_its_sensors()
    {
        var writer = new FitWriter()
            .Message(23, new(0, FitType.UInt8, 1), new(2, FitType.UInt16, 6), new(27, FitType.Text, "PowerMeter"))
            .Message(23, new(0, FitType.UInt8, 0), new(2, FitType.UInt16, 289), new(27, FitType.Text, "Karoo 2"))
            .Message(18, new(2, FitType.UInt32, Began), new(7, FitType.UInt32, 60_000));

        var draft = Read(writer.ToArray());
        (draft.Source, draft.Device).ShouldBe(("hammerhead", "Karoo 2"));
    }

    [Fact]
    public void A_sport_nobody_has_a_word_for_keeps_its_number()
    {
        var draft = Read((FitRide.Of(Start, 5) with { Sport = 199, SubSport = 201 }).ToArray());

        (draft.Type, draft.Sport).ShouldBe((SportType.Other, "199/201"));
    }

    [Fact]
    public void The_effort_felt_is_from_one_to_ten_and_the_device_has_a_name()
    {
        var writer = new FitWriter()
            .Message(0, new(0, FitType.Enum, 4), new(1, FitType.UInt16, 294),
                new(8, FitType.Text, "COROS \u0001PACE\0x"))
            .Message(18, new(2, FitType.UInt32, Began), new(7, FitType.UInt32, 60_000), new(193, FitType.UInt8, 70));

        var draft = Read(writer.ToArray());
        (draft.PerceivedIntensity, draft.Source, draft.Device).ShouldBe((7, "coros", "COROS PACE"));
    }

    [Theory]
    [InlineData(5, "not_an_activity", "This is a workout to be done, not a recorded activity.")]
    [InlineData(2, "not_an_activity", "This is a file of settings, not a recorded activity.")]
    [InlineData(32, "not_an_activity", "This is a day's monitoring of steps and pulse, not a recorded activity.")]
    [InlineData(6, "not_an_activity", "This is a course to be followed, not a recorded activity.")]
    [InlineData(9, "not_an_activity", "This is a file of weights, not a recorded activity.")]
    [InlineData(10, "not_an_activity", "This is a file of totals, not a recorded activity.")]
    [InlineData(15, "not_an_activity", "This is a day's monitoring of steps and pulse, not a recorded activity.")]
    [InlineData(34, "not_an_activity", "This is a segment, not a recorded activity.")]
    [InlineData(77, "not_an_activity", "This is a FIT file of type 77, not a recorded activity.")]
    [InlineData(4, "nothing_readable", "No session and no moment with a time could be read in this file.")]
    public void A_file_that_is_no_recording_is_refused_by_what_it_is(byte type, string reason, string message)
    {
        var refusal = Refused(new FitWriter().Message(0, new FitValue(0, FitType.Enum, type)).ToArray());

        refusal.Reason.ShouldBe(reason);
        refusal.Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData(new byte[0], "empty_file", "The file is empty.")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 1 }, "not_fit", "This is no FIT file: it begins like a JPEG pic")]
    [InlineData(new byte[] { 1, 2, 3 }, "not_fit", "This is no FIT file: its first bytes are none that a FIT file has")]
    public void What_is_no_FIT_file_is_refused_by_what_it_looks_like(byte[] bytes, string reason, string message)
    {
        var refusal = Refused(bytes);

        refusal.Reason.ShouldBe(reason);
        refusal.Message.ShouldStartWith(message);
    }

    [Fact]
    public void A_file_is_known_by_its_content_and_a_name_only_helps()
    {
        var file = FitRide.Of(Start, 1).ToArray();

        Reader.Recognises("ride.bin", file).ShouldBeTrue();
        Reader.Recognises("RIDE.FIT", [0xFF, 0xD8, 0xFF]).ShouldBeTrue();
        Reader.Recognises("ride.fit", []).ShouldBeTrue();
        Reader.Recognises("ride.fit", "\uFEFF <?xml version='1.0'?>"u8).ShouldBeFalse();
        Reader.Recognises("ride.gpx", "<gpx/>"u8).ShouldBeFalse();
    }

    internal static void ShouldBeAlike(ActivityDraft draft, ActivityDraft other)
    {
        foreach (var type in Enum.GetValues<StreamType>()) draft.Streams[type].ShouldBe(other.Streams[type], $"{type}");
        draft.Streams.Breaks.ShouldBe(other.Streams.Breaks);
        draft.Laps.ShouldBe(other.Laps);
        draft.Derived.ShouldBe(other.Derived);
        (draft with { Streams = other.Streams, Laps = other.Laps, Derived = other.Derived }).ShouldBe(other);
    }

    private static FileReading All(byte[] file) => Reader.Read(file, TestContext.Current.CancellationToken);

    private static ActivityDraft Read(byte[] file)
    {
        var reading = All(file);
        reading.Refusal.ShouldBeNull();
        reading.Warnings.ShouldBeEmpty();
        return reading.Activities.ShouldHaveSingleItem();
    }

    private static Refusal Refused(byte[] file) =>
        All(file).Refusal.ShouldNotBeNull();

    private static void Timer(FitWriter writer, uint second, byte type) => writer.Message(
        21, Time(Began + second), new(0, FitType.Enum, 0), new(1, FitType.Enum, type));

    private static FitValue Time(uint time) => new(253, FitType.UInt32, time);

    private static FitValue HeartRate(int beats) => new(3, FitType.UInt8, beats);
}

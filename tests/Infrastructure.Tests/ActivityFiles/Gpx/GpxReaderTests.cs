using System.Text;
using FsCheck.Fluent;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles.Gpx;
using TrainingOs.Tests;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Gpx;

public sealed class GpxReaderTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 7, 30, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_written_is_read_back() => Claim.Holds(Recordings.Any, written =>
    {
        var read = One(new GpxWriter().Track(Start, written, "running", "Morning").ToBytes());
        read.Start.ShouldBe(Start);
        read.Title.ShouldBe("Morning");
        read.Type.ShouldBe(SportType.Run);
        read.Source.ShouldBe("Training OS");
        read.IsPartial.ShouldBeFalse();
        read.Streams.Breaks.ShouldBe(written.Breaks);
        read.Streams.Types.ShouldBe(written.Types);
        foreach (var type in written.Types) read.Streams[type].ShouldBe(written[type], $"{type}");
    });

    [Theory]
    [InlineData("<gpxtpx:TrackPointExtension><gpxtpx:hr>151</gpxtpx:hr></gpxtpx:TrackPointExtension>")]
    [InlineData("<ns3:TrackPointExtension><ns3:hr>151</ns3:hr></ns3:TrackPointExtension>")]
    [InlineData("<gpxdata:hr>151</gpxdata:hr>")]
    [InlineData("<heartrate>151</heartrate>")]
    [InlineData("<a:HeartRate> 151.0 </a:HeartRate>")]
    public void The_heart_rate_is_found_in_every_dialect(string said) =>
        One(File(Point($"<extensions>{said}</extensions>"))).Streams[StreamType.HeartRate].ShouldBe([151]);

    [Theory]
    [InlineData("<power>230</power>")]
    [InlineData("<pwr:PowerInWatts>230</pwr:PowerInWatts>")]
    [InlineData("<x:cad>1</x:cad></extensions><extensions><x:P><x:PowerInWatts>230</x:PowerInWatts></x:P>")]
    [InlineData("<ns3:TrackPointExtension><ns3:watts>230</ns3:watts></ns3:TrackPointExtension>")]
    public void The_power_is_found_in_every_dialect(string said) =>
        One(File(Point($"<extensions>{said}</extensions>"))).Streams[StreamType.Power].ShouldBe([230]);

    [Theory]
    [InlineData("gpxtpx:cad", StreamType.Cadence)]
    [InlineData("cadence", StreamType.Cadence)]
    [InlineData("ns3:RunCadence", StreamType.Cadence)]
    [InlineData("bpm", StreamType.HeartRate)]
    [InlineData("heart_rate", StreamType.HeartRate)]
    [InlineData("gpxtpx:atemp", StreamType.Temperature)]
    [InlineData("gpxdata:temp", StreamType.Temperature)]
    [InlineData("gpxx:Temperature", StreamType.Temperature)]
    [InlineData("osmand:speed", StreamType.Speed)]
    public void What_sensors_say_is_found_by_their_names(string name, StreamType type) =>
        One(File(Point($"<extensions><a><{name}>75</{name}></a></extensions>"))).Streams[type].ShouldBe([75]);

    [Fact]
    public void The_time_of_a_sensor_is_not_the_time_of_the_point() =>
        One(File(Point("<extensions><fix><time>2026-11-22T09:00:00Z</time></fix></extensions>"))).Start.ShouldBe(Start);

    [Fact]
    public void Version_1_0_has_its_speed_beside_its_time_and_its_name_at_the_top()
    {
        var read = One(Bytes("""
            <gpx version="1.0" creator="GPSLogger" xmlns="http://www.topografix.com/GPX/1/0"><name>Round the lake</name>
            <trk><trkseg><trkpt lat="47.1" lon="8.1"><ele>400</ele><time>2026-11-22T07:30:00Z</time><speed>2.5</speed>
            </trkpt></trkseg></trk></gpx>
            """));
        read.Title.ShouldBe("Round the lake");
        read.Source.ShouldBe("GPSLogger");
        read.Streams[StreamType.Speed].ShouldBe([2.5]);
    }

    [Fact]
    public void What_a_track_says_of_itself_goes_before_what_the_file_says()
    {
        var read = One(Bytes($"""
            <gpx creator="x"><metadata><name>File</name><desc>Of the file</desc></metadata>
            <trk><name><![CDATA[Hill <3 & back]]></name><desc>Legs &amp; lungs</desc><type>trail_running</type>
            <link href="https://www.strava.com/activities/123456789"/>
            <trkseg>{Point("")}</trkseg></trk></gpx>
            """));
        read.Title.ShouldBe("Hill <3 & back");
        read.Notes.ShouldBe("Legs & lungs");
        read.Sport.ShouldBe("trail_running");
        read.Type.ShouldBe(SportType.Trail);
        read.ExternalId.ShouldBe("strava:123456789");
    }

    [Fact]
    public void Totals_that_are_recorded_are_taken_unless_the_timer_ran_longer_than_the_clock()
    {
        var stats = """
            <extensions><gpxtrkx:TrackStatsExtension><gpxtrkx:Distance>997.5</gpxtrkx:Distance>
            <gpxtrkx:TimerTime>50</gpxtrkx:TimerTime><gpxtrkx:MovingTime>45</gpxtrkx:MovingTime>
            <gpxtrkx:Ascent>12</gpxtrkx:Ascent><gpxtrkx:Descent>13</gpxtrkx:Descent>
            <gpxtrkx:Calories>99</gpxtrkx:Calories><gpxtrkx:AvgHeartRate>141</gpxtrkx:AvgHeartRate>
            <gpxtrkx:AvgCadence>81</gpxtrkx:AvgCadence></gpxtrkx:TrackStatsExtension></extensions>
            """;
        var points = Point("", "07:30:00") + Point("", "07:31:00");
        var read = One(Bytes($"<gpx><trk>{stats}<trkseg>{points}</trkseg></trk></gpx>"));
        (read.DistanceM, read.TimerSeconds, read.MovingSeconds, read.AscentM).ShouldBe((997.5, 50, 45, 12));
        (read.DescentM, read.CaloriesKcal, read.AverageHeartRateBpm, read.AverageCadenceRpm)
            .ShouldBe((13, 99, 141, 81));

        var longer = stats.Replace(">50<", ">61<", StringComparison.Ordinal);
        One(Bytes($"<gpx><trk>{longer}<trkseg>{points}</trkseg></trk></gpx>")).TimerSeconds.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-11-22T07:30:00Z", null)]
    [InlineData("2026-11-22T07:30:00", null)]
    [InlineData("2026-11-22T07:30:00+00:00", null)]
    [InlineData("2026-11-22T08:30:00+01:00", 60)]
    [InlineData("2026-11-22T08:30:00.000+01:00", 60)]
    [InlineData("2026-11-22T13:15:00+05:45", 345)]
    [InlineData("2026-11-22T00:30:00-07:00", -420)]
    [InlineData(" 2026-11-22 07:30:00Z ", null)]
    [InlineData("2026-11-22T07:30:00.000000000Z", null)]
    [InlineData("2026-11-22T08:30:00.000000+0100", 60)]
    [InlineData("2026-11-22T07:30Z", null)]
    [InlineData("20261122T073000Z", null)]
    [InlineData("20261122T083000+0100", 60)]
    [InlineData("2026-11-22T07:30:00,000Z", null)]
    [InlineData("2026-11-22T07:29:60Z", null)]
    [InlineData("2026-11-22 07:30:00 UTC", null)]
    [InlineData("2026/11/22 07:30:00", null)]
    public void A_time_keeps_the_offset_that_it_says(string time, int? minutes)
    {
        var read = One(File($"""<trkpt lat="47.1" lon="8.1"><time>{time}</time></trkpt>"""));
        read.Start.ShouldBe(Start);
        read.RecordedOffset.ShouldBe(minutes is { } ahead ? TimeSpan.FromMinutes(ahead) : null);
    }

    [Theory]
    [InlineData("07:30:00")]
    [InlineData("7:30 AM")]
    [InlineData("2026-11-22")]
    [InlineData("2026-11")]
    [InlineData("2026")]
    [InlineData("22 Nov")]
    [InlineData("11/12/2026 07:30:00")]
    [InlineData("2026-11-31T07:30:00Z")]
    [InlineData("2026-11-22T07:61:00Z")]
    public void What_leaves_the_day_or_the_hour_open_is_no_time(string time) =>
        Read(File($"""<trkpt lat="47.1" lon="8.1"><time>{time}</time></trkpt>""")).Refusal!.Reason.ShouldBe("no_time");

    [Fact]
    public void A_day_ends_at_24_o_clock() =>
        One(File(At("2026-11-22T23:59:00Z") + At("2026-11-22T24:00:00Z"))).Streams[StreamType.Time].ShouldBe([0, 60]);

    [Fact]
    public void A_program_that_writes_decimals_as_its_country_does_is_read_nevertheless()
    {
        var read = One(Bytes("""
            <gpx><trk><trkseg><trkpt lat="47,125" lon="-8,5"><ele>412,25</ele><time>2026-11-22T07:30:00,500Z</time>
            </trkpt></trkseg></trk></gpx>
            """));
        read.Streams[StreamType.Latitude].ShouldBe([47.125]);
        read.Streams[StreamType.Longitude].ShouldBe([-8.5]);
        read.Streams[StreamType.Altitude].ShouldBe([412.25]);
        read.Start.ShouldBe(Start.AddSeconds(0.5));
    }

    [Fact]
    public void When_the_clocks_change_on_the_way_the_time_goes_on()
    {
        var read = One(File(
            At("2026-10-25T02:59:50+02:00") + At("2026-10-25T02:00:10+01:00") + At("2026-10-25T02:00:20+01:00")));
        read.Start.ShouldBe(new DateTimeOffset(2026, 10, 25, 0, 59, 50, TimeSpan.Zero));
        read.RecordedOffset.ShouldBe(TimeSpan.FromHours(2));
        read.Streams[StreamType.Time].ShouldBe([0, 20, 30]);
    }

    [Fact]
    public void Midnight_is_a_moment_like_any_other() =>
        One(File(At("2026-12-31T23:59:59.5Z") + At("2027-01-01T00:00:00.25Z")))
            .Streams[StreamType.Time].ShouldBe([0, 0.75]);

    [Fact]
    public void The_antimeridian_is_a_line_like_any_other()
    {
        var ride = Recordings.Ride(100, longitude: 179.999);
        var read = One(new GpxWriter().Track(Start, ride).ToBytes());
        read.Streams[StreamType.Longitude]!.Min().ShouldBeLessThan(-179.99);
        read.Complete().DistanceM!.Value.ShouldBe(Track.Distances(Recordings.Ride(100, longitude: 7))![^1], 0.01);
    }

    [Fact]
    public void A_heart_rate_of_zero_is_no_heart_rate()
    {
        var all = One(File(Point("<hr>0</hr>", "07:30:00") + Point("<hr>0.0</hr>", "07:30:01"))).Complete();
        all.Streams[StreamType.HeartRate].ShouldBeNull();
        all.AverageHeartRateBpm.ShouldBeNull();
        all.MaxHeartRateBpm.ShouldBeNull();

        var some = One(File(Point("<hr>0</hr>", "07:30:00") + Point("<hr>120</hr>", "07:30:01"))).Complete();
        some.Streams[StreamType.HeartRate].ShouldBe([double.NaN, 120]);
        some.AverageHeartRateBpm.ShouldBe(120);
    }

    [Fact]
    public void Standing_with_a_power_meter_is_zero_watts()
    {
        var ride = File(Point("<power>0</power>", "07:30:00") + Point("<power>300</power>", "07:30:01"));
        One(ride).Complete().AveragePowerWatts.ShouldBe(150);
        One(File(Point("<power>0</power>"))).Streams[StreamType.Power].ShouldBeNull();
    }

    [Fact]
    public void Points_without_a_time_lie_between_those_that_have_one()
    {
        var reading = Read(File(
            At("2026-11-22T07:30:00Z") + At("") + At("never") + At("2026-11-22T07:30:30Z") + At("")));
        reading.Activities.ShouldHaveSingleItem().Streams[StreamType.Time].ShouldBe([0, 10, 20, 30, 30]);
        reading.Warnings.ShouldBe(["3 points without a time: taken for the way, not for how long it took."]);
    }

    [Fact]
    public void The_clock_of_a_device_that_was_never_set_is_no_time() =>
        Read(File(At("1970-01-01T00:00:10Z") + At("1980-01-06T00:00:10Z"))).Refusal!.Reason.ShouldBe("no_time");

    [Fact]
    public void Points_that_are_mixed_up_are_put_into_the_order_of_time()
    {
        var read = One(File(
            At("2026-11-22T07:30:20Z", 3) + At("2026-11-22T07:30:00Z", 1) + At("2026-11-22T07:30:10Z", 2)));
        read.Streams[StreamType.Time].ShouldBe([0, 10, 20]);
        read.Streams[StreamType.Latitude].ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Segments_are_not_joined_by_a_straight_line()
    {
        var read = One(new GpxWriter().Track(Start, Recordings.Ride(60, 48, 7.8, 30)).ToBytes()).Complete();
        var whole = Track.Distances(Recordings.Ride(60))!;
        read.Streams.Breaks.ShouldBe([30]);
        read.DistanceM!.Value.ShouldBe(whole[^1] - (whole[30] - whole[29]), 0.01);
    }

    [Theory]
    [InlineData(60 + 59, 1)]
    [InlineData(60 + 61, 2)]
    public void A_rest_of_an_hour_parts_tracks(int minutes, int activities)
    {
        var (first, second) = (At("2026-11-22T07:30:00Z") + At("2026-11-22T08:30:00Z"),
            At($"{Start.AddMinutes(minutes):yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        Read(Bytes($"<gpx><trk><trkseg>{first}</trkseg></trk><trk><trkseg>{second}</trkseg></trk></gpx>"))
            .Activities.Count.ShouldBe(activities);
    }

    [Fact]
    public void A_comment_is_a_note_where_there_is_no_description()
    {
        One(Bytes($"<gpx><trk><cmt>wet</cmt><trkseg>{Point("")}</trkseg></trk></gpx>")).Notes.ShouldBe("wet");
        One(Bytes($"<gpx><trk><cmt>wet</cmt><desc>dry</desc><trkseg>{Point("")}</trkseg></trk></gpx>"))
            .Notes.ShouldBe("dry");
    }

    [Fact]
    public void Tracks_after_each_other_are_one_activity_and_tracks_hours_apart_are_several()
    {
        var ride = Recordings.Ride(60);
        var near = Read(new GpxWriter().Track(Start, ride).Track(Start.AddMinutes(30), ride).ToBytes());
        near.Activities.ShouldHaveSingleItem().Streams.Breaks.ShouldBe([60]);

        var far = Read(new GpxWriter().Track(Start, ride).Track(Start.AddHours(3), ride, "hiking", "B").ToBytes());
        far.Activities.Select(draft => draft.Activity).ShouldBe([0, 1]);
        far.Activities[1].Start.ShouldBe(Start.AddHours(3));
        far.Activities[1].Title.ShouldBe("B");
        far.Activities[1].Streams[StreamType.Time]![0].ShouldBe(0);
    }

    [Fact]
    public void Tracks_of_different_sports_or_at_the_same_time_are_different_activities()
    {
        var ride = Recordings.Ride(60);
        Read(new GpxWriter().Track(Start, ride, "cycling").Track(Start.AddMinutes(5), ride, "running").ToBytes())
            .Activities.Select(draft => draft.Type).ShouldBe([SportType.Bike, SportType.Run]);
        Read(new GpxWriter().Track(Start, ride).Track(Start.AddSeconds(5), ride).ToBytes())
            .Activities.Count.ShouldBe(2);
    }

    [Fact]
    public void Indoors_there_are_points_without_a_place()
    {
        var read = One(File("""
            <trkpt lat="0.0" lon="0.0"><time>2026-11-22T07:30:00Z</time><power>200</power></trkpt>
            <trkpt lat="0.0" lon="0.0"><time>2026-11-22T07:30:01Z</time><power>210</power></trkpt>
            """)).Complete();
        read.Streams[StreamType.Latitude].ShouldBeNull();
        read.Streams[StreamType.Power].ShouldBe([200, 210]);
        read.DistanceM.ShouldBeNull();
    }

    [Fact]
    public void Points_without_usable_coordinates_are_left_out_and_counted()
    {
        var reading = Read(File(
            """<trkpt lat="NaN" lon="8"/><trkpt lat="91" lon="8"/><trkpt lat="47" lon="1e999"/><trkpt lon="8"/>"""
            + Point("")));
        reading.Activities.ShouldHaveSingleItem().Streams.Count.ShouldBe(1);
        reading.Warnings.ShouldBe(["4 points without a usable latitude and longitude: left out."]);
    }

    [Fact]
    public void What_no_body_does_is_not_taken() =>
        One(File(Point("<hr>255</hr><cad>300</cad><power>65535</power><ele>65535</ele>"))).Streams.Types.ShouldBe(
            [StreamType.Time, StreamType.Latitude, StreamType.Longitude]);

    [Theory]
    [InlineData("<gpx><rte><rtept lat='1' lon='2'/></rte></gpx>", "not_an_activity", "This is a route, not a rec")]
    [InlineData("<gpx><wpt lat='1' lon='2'/></gpx>", "not_an_activity", "This is a route, not a recorded activity")]
    [InlineData("<gpx/>", "not_an_activity", "There is no track in this GPX file")]
    [InlineData("<gpx><trk><trkseg/></trk></gpx>", "not_an_activity", "There is no track in this GPX file")]
    [InlineData("<gpx><trk><trkpt lat='1' lon='2'/></trk></gpx>", "no_time", "The points of this GPX file have no t")]
    [InlineData(
        "<gpx><trk><trkpt lat='undefined'/></trk></gpx>", "no_positions",
        "The one track point in this GPX file has no")]
    [InlineData(
        "<gpx><trk><trkpt lat='nan'/><trkpt lat='1'/></trk></gpx>", "no_positions", "None of the 2 track points in")]
    [InlineData(
        "<gpx><trk><trkpt lat='1' lon='2'><time>noon</time></trkpt></trk></gpx>", "no_time",
        "The points of this GPX file have no time that can be read")]
    [InlineData("<gpx><trk><trkseg><trkpt", "nothing_readable", "The file is cut off in line 1.")]
    [InlineData("<gpx>\n<trk></gpx>", "nothing_readable", "The file is broken in line 2")]
    public void A_file_without_an_activity_is_refused_with_a_reason(string file, string reason, string message)
    {
        var refusal = Read(Bytes(file)).Refusal.ShouldNotBeNull();
        refusal.Reason.ShouldBe(reason);
        refusal.Message.ShouldStartWith(message);
    }

    [Fact]
    public void Zeros_behind_the_end_harm_nothing()
    {
        byte[] file = [.. File(Point("")), .. new byte[1000]];
        var reading = Read(file);
        reading.Warnings.ShouldBeEmpty();
        reading.Activities.ShouldHaveSingleItem().IsPartial.ShouldBeFalse();
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("iso-8859-1", false)]
    [InlineData("windows-1252", false)]
    public void A_title_is_read_in_every_encoding(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = $"""
            <?xml version="1.0" encoding="{name}"?>
            <gpx><trk><name>Über die Höhe</name><trkseg>{Point("")}</trkseg></trk></gpx>
            """;
        byte[] file = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        new GpxReader().Recognises("x", file).ShouldBeTrue();
        One(file).Title.ShouldBe("Über die Höhe");
    }

    [Theory]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>")]
    [InlineData("\r\n\r\n<?xml version='1.0'?>")]
    [InlineData("<?xml version='1.1'?>")]
    [InlineData("<?xml version='1.0' encoding='klingon'?><!-- <a> by hand -->")]
    public void A_declaration_that_is_wrong_is_no_reason_to_lose_a_recording(string declaration)
    {
        var file = Bytes($"{declaration}<gpx><trk><trkseg>{Point("")}</trkseg></trk></gpx>");
        new GpxReader().Recognises("x", file).ShouldBeTrue();
        One(file).Start.ShouldBe(Start);
    }

    [Fact]
    public void A_broken_letter_in_a_title_is_no_reason_to_lose_a_recording()
    {
        var file = Bytes($"<gpx><trk><name>a?b</name><trkseg>{Point("")}</trkseg></trk></gpx>");
        file[Array.IndexOf(file, (byte)'?')] = 0xE4;
        One(file).Title.ShouldBe("a\uFFFDb");
    }

    [Theory]
    [InlineData("<gpx ", true)]
    [InlineData("<g:gpx xmlns:g='x'>", true)]
    [InlineData("<!DOCTYPE gpx [", true)]
    [InlineData("<TrainingCenterDatabase>", false)]
    [InlineData("<html><gpx>", false)]
    [InlineData("gpx", false)]
    [InlineData("", false)]
    public void It_is_recognised_by_its_first_element_not_by_its_name(string text, bool isGpx)
    {
        new GpxReader().Recognises("a.txt", Bytes(text)).ShouldBe(isGpx);
        new GpxReader().Recognises("a.gpx", Bytes(text)).ShouldBe(isGpx);
    }

    [Fact]
    public void A_prefix_before_every_name_changes_nothing()
    {
        var read = One(Bytes("""
            <g:gpx xmlns:g="http://www.topografix.com/GPX/1/1"><g:trk><g:name>Run</g:name><g:trkseg>
            <g:trkpt lat="47.1" lon="8.1"><g:ele>1.5</g:ele><g:time>2026-11-22T07:30:00Z</g:time></g:trkpt>
            </g:trkseg></g:trk></g:gpx>
            """));
        (read.Title, read.Start).ShouldBe(("Run", Start));
        read.Streams[StreamType.Altitude].ShouldBe([1.5]);
    }

    [Fact]
    public void A_file_that_was_cut_off_gives_what_comes_before_the_cut()
    {
        var file = new GpxWriter().Track(Start, Recordings.Ride(5)).ToBytes();
        var last = 0;
        for (var length = 0; length < file.Length; length++)
        {
            var reading = Read(file.AsMemory(0, length));
            var points = reading.Activities.Sum(draft => draft.Streams.Count);
            points.ShouldBeInRange(last, last + 1);
            last = points;
            if (points == 0)
            {
                reading.Refusal!.Reason.ShouldBe("nothing_readable");
                continue;
            }

            reading.Activities.ShouldHaveSingleItem().IsPartial.ShouldBeTrue();
            reading.Warnings.ShouldHaveSingleItem().ShouldStartWith("The file is ");
        }

        last.ShouldBe(5);
    }

    [Fact]
    public void Whatever_becomes_of_the_bytes_there_is_an_answer()
    {
        var file = new GpxWriter().Track(Start, Recordings.Ride(10), "running", "Run").ToBytes();
        var changes = Gen.Choose(0, file.Length - 1).Zip(Gen.Choose(0, 255)).NonEmptyListOf();
        Claim.Holds(changes, flips =>
        {
            var broken = file.ToArray();
            foreach (var (at, value) in flips) broken[at] = (byte)value;
            Soundness.Fault(Read(broken)).ShouldBeNull();
        });
    }

    private static ActivityDraft One(byte[] file) => Read(file).Activities.ShouldHaveSingleItem();

    private static FileReading Read(ReadOnlyMemory<byte> file) =>
        new GpxReader().Read(file, TestContext.Current.CancellationToken);

    private static byte[] File(string points) =>
        Bytes($"""<?xml version="1.0"?><gpx version="1.1"><trk><trkseg>{points}</trkseg></trk></gpx>""");

    private static string Point(string said, string time = "07:30:00") =>
        $"""<trkpt lat="47.1" lon="8.1"><time>2026-11-22T{time}Z</time>{said}</trkpt>""";

    private static string At(string time, double latitude = 47.1) =>
        $"""<trkpt lat="{latitude}" lon="8.1"><time>{time}</time></trkpt>""";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

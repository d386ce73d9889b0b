using System.Text;

namespace TrainingOs.Tests.ActivityFiles;

/// <summary>
/// Files that are nearly activities: what the writers make, changed in ways that faults of memory, of networks and of
/// mind change them; messages in order that mean nothing; and bytes by chance. One seed gives one sequence.
/// </summary>
internal sealed class Mutations
{
    private const int Longest = 64 * 1024;

    private static readonly byte[] Edges =
        [0, 1, 0x0F, 0x14, 0x20, 0x40, 0x60, 0x7F, 0x80, 0xFE, 0xFF, (byte)'<', (byte)'>'];
    private static readonly byte[] Fields =
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 18, 25, 26, 44, 47, 53, 73, 78, 193, 206, 253, 254, 255];
    private static readonly ushort[] Messages = [0, 12, 18, 19, 20, 20, 20, 21, 23, 34, 101, 132, 206, 207, 4711];
    private static readonly FitType[] Types = Enum.GetValues<FitType>();

    private readonly Random _random;
    private readonly List<byte[]> _files;

    /// <param name="seed">What the sequence begins with.</param>
    /// <param name="more">Files to be changed beside those that the writers make.</param>
    public Mutations(int seed, IEnumerable<byte[]>? more = null)
    {
        _random = new(seed);
        _files = [.. Written(), .. more ?? []];
    }

    public byte[] Next() => _random.Next(20) switch
    {
        0 => Chance(),
        1 or 2 => Meaningless(),
        3 or 4 => Spliced(Any(), Any()),
        5 => Repeated(Any()),
        _ => Changed(Any()),
    };

    /// <summary>What is changed: each of them is read whole by one of the readers.</summary>
    public static IEnumerable<byte[]> Written()
    {
        var start = new DateTimeOffset(2026, 7, 4, 21, 59, 30, TimeSpan.Zero);
        var ride = FitRide.Of(start, 20) with { Offset = TimeSpan.FromHours(2), Laps = [0, 9] };
        yield return ride.ToArray();
        yield return ride.ToArray(bigEndian: true, headerSize: 12, summaryFirst: true);
        yield return [.. (ride with { Points = [] }).ToArray(), .. (ride with { Laps = [], Offset = null }).ToArray()];
        var legs = new FitWriter();
        ride.WritePoints(legs).WriteSession(legs, 0);
        (ride with { Start = start.AddSeconds(21), Sport = 5, SubSport = 17 }).WritePoints(legs).WriteSession(legs, 2);
        yield return legs.ToArray();
        var time = FitWriter.Time(start);
        var compressed = new FitWriter().Message(20, new(253, FitType.UInt32, time), new(3, FitType.UInt8, 90))
            .Describe(0, 3, FitType.UInt16, "Power", standsFor: 7);
        for (uint at = 1; at < 20; at++) compressed.Compressed(time + at, 20, new FitValue(3, FitType.UInt8, 90 + at));
        compressed.MessageOfApp(20, [new(253, FitType.UInt32, time + 30)], [new(0, new(3, FitType.UInt16, 200))]);
        yield return compressed.ToArray();
        yield return Encoding.UTF8.GetBytes(Gpx);
        yield return Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Gpx)).ToArray();
        yield return Encoding.UTF8.GetBytes(Tcx);
        yield return Encoding.UTF8.GetBytes(StravaList);
        yield return Encoding.UTF8.GetBytes(GarminList);
        yield return Encoding.UTF8.GetBytes(GarminSummaries);
        var strap = new FitWriter()
            .Message(132, new(253, FitType.UInt32, time), new(0, FitType.UInt16, 99), new(9, FitType.UInt32, 5000),
                new(6, FitType.UInt8, 90))
            .Message(132, new(6, FitType.UInt8, new byte[] { 91, 92 }), new(10, FitType.Bytes, new byte[] { 1, 2, 3 }));
        yield return [.. ride.ToArray(), .. strap.ToArray()];
    }

    private byte[] Any() => _files[_random.Next(_files.Count)];

    private byte[] Chance()
    {
        var bytes = new byte[_random.Next(2000)];
        _random.NextBytes(bytes);
        if (_random.Next(2) == 0 && bytes.Length > 14)
        {
            bytes[0] = (byte)_random.Next(12, 15);
            ".FIT"u8.CopyTo(bytes.AsSpan(8));
        }

        return bytes;
    }

    private byte[] Meaningless()
    {
        var writer = new FitWriter(_random.Next(2) == 0, (byte)_random.Next(12, 30));
        for (var count = _random.Next(60); count > 0; count--)
        {
            var number = Messages[_random.Next(Messages.Length)];
            var fields = Enumerable.Range(0, _random.Next(8)).Select(_ => Value()).ToArray();
            if (_random.Next(5) == 0) writer.Compressed((uint)_random.Next(), number, fields);
            else if (_random.Next(5) == 0) writer.MessageOfApp(number, fields, [new((byte)_random.Next(3), Value())]);
            else writer.Message(number, fields);
        }

        return writer.ToArray();
    }

    private FitValue Value()
    {
        var bytes = new byte[_random.Next(4) == 0 ? _random.Next(12) : 1 << _random.Next(4)];
        if (_random.Next(3) == 0) Array.Fill(bytes, Edges[_random.Next(Edges.Length)]);
        else _random.NextBytes(bytes);
        return new(Fields[_random.Next(Fields.Length)], Types[_random.Next(Types.Length)], bytes);
    }

    private byte[] Spliced(byte[] one, byte[] other) =>
        [.. one.AsSpan(0, _random.Next(one.Length + 1)), .. other.AsSpan(_random.Next(other.Length + 1))];

    private byte[] Repeated(byte[] file)
    {
        var (from, to) = Range(file.Length);
        var times = (to - from) == 0 ? 1 : _random.Next(1, Math.Max(2, Longest / (to - from)));
        return
        [
            .. file.AsSpan(0, from), .. Enumerable.Repeat(file[from..to], times).SelectMany(part => part),
            .. file.AsSpan(to),
        ];
    }

    private byte[] Changed(byte[] file)
    {
        var bytes = file.ToList();
        for (var count = _random.Next(1, 9); count > 0 && bytes.Count > 0; count--) Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count);
        var (from, to) = Range(Math.Min(bytes.Count, 64));
        var room = Math.Min(to - from, bytes.Count - at);
        switch (_random.Next(9))
        {
            case 0 or 1: bytes[at] ^= (byte)(1 << _random.Next(8)); break;
            case 2 or 3: bytes[at] = Edges[_random.Next(Edges.Length)]; break;
            case 4: bytes[at] = (byte)_random.Next(256); break;
            case 5: bytes.RemoveRange(at, room); break;
            case 6: bytes.InsertRange(at, bytes.GetRange(from, to - from)); break;
            case 7:
                for (var next = at; next < at + room; next++) bytes[next] = Edges[_random.Next(Edges.Length)];
                break;
            default:
                if (_random.Next(4) == 0) bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    private (int From, int To) Range(int length)
    {
        var (one, other) = (_random.Next(length + 1), _random.Next(length + 1));
        return (Math.Min(one, other), Math.Max(one, other));
    }

    private const string Gpx = """
        <?xml version="1.0" encoding="UTF-8"?>
        <gpx version="1.1" creator="Training OS" xmlns="http://www.topografix.com/GPX/1/1"
            xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
          <metadata><time>2026-07-04T06:30:00Z</time></metadata>
          <trk><name>Round the lake &amp; back</name><type>running</type>
            <trkseg>
              <trkpt lat="47.1" lon="8.1"><ele>400.5</ele><time>2026-07-04T06:30:00Z</time>
                <extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>120</gpxtpx:hr><gpxtpx:cad>80</gpxtpx:cad>
                </gpxtpx:TrackPointExtension><power>200</power></extensions></trkpt>
              <trkpt lat="47.1001" lon="8.1002"><ele>401</ele><time>2026-07-04T06:30:05.250+02:00</time></trkpt>
            </trkseg>
            <trkseg><trkpt lat="-17" lon="179.9999"><time>2026-07-04T06:40:00Z</time></trkpt></trkseg>
          </trk>
          <rte><rtept lat="1" lon="2"/></rte>
        </gpx>
        """;

    private const string StravaList = """"
        Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename,Moving Time,Calories
        1001,"Jul 4, 2026, 6:30:00 AM","Round, and ""back""",Run,3600,10.5,activities/1001.fit.gz,3500,140
        1002,"Jul 5, 2026, 6:30:00 AM",Swim,Swim,600,"1,500",,590,
        """";

    private const string GarminList = """
        Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Total Ascent,Elapsed Time
        Running,2026-07-04 06:30:00,false,"Morning, slow","10.20","447","00:31:24","153","176","215","00:32:57.5"
        Strength Training,2026-07-05 18:00:00,false,Gym,0.00,"1,200",00:45:00,--,--,--,00:45:00
        """;

    private const string GarminSummaries = """
        [{"summarizedActivitiesExport": [{"activityId": 77, "name": "Run", "activityType": "trail_running",
         "beginTimestamp": 1707784200000, "startTimeLocal": 1707762600000, "duration": 1800500.0, "distance": 500050,
         "elapsedDuration": 1900000, "avgHr": 150, "calories": 1676, "description": "Cold\nand clear"},
         {"activityId": 78, "activityType": {"typeKey": "cycling"}, "beginTimestamp": 1707870600000}]}]
        """;

    private const string Tcx = """
        <?xml version="1.0"?>
        <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
            xmlns:x="http://www.garmin.com/xmlschemas/ActivityExtension/v2"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <Activities><Activity Sport="Biking"><Id>2026-07-04T06:30:00Z</Id>
            <Lap StartTime="2026-07-04T06:30:00Z"><TotalTimeSeconds>60.5</TotalTimeSeconds>
              <DistanceMeters>500.25</DistanceMeters><Calories>9</Calories>
              <AverageHeartRateBpm><Value>130</Value></AverageHeartRateBpm><Intensity>Active</Intensity>
              <Track>
                <Trackpoint><Time>2026-07-04T06:30:00Z</Time><Position><LatitudeDegrees>47.1</LatitudeDegrees>
                  <LongitudeDegrees>8.1</LongitudeDegrees></Position><AltitudeMeters>400</AltitudeMeters>
                  <DistanceMeters>0</DistanceMeters><HeartRateBpm><Value>120</Value></HeartRateBpm>
                  <Extensions><x:TPX><x:Watts>210</x:Watts><x:Speed>8.1</x:Speed></x:TPX></Extensions></Trackpoint>
                <Trackpoint><Time>2026-07-04T06:31:00Z</Time><Cadence>90</Cadence></Trackpoint>
              </Track>
              <Extensions><x:LX><x:AvgWatts>205</x:AvgWatts></x:LX></Extensions>
            </Lap>
            <Notes>windy</Notes><Creator xsi:type="Device_t"><Name>Edge 500</Name></Creator>
          </Activity></Activities>
        </TrainingCenterDatabase>
        """;
}

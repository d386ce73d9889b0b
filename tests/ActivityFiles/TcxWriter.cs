using System.Globalization;
using System.Xml;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Tests.ActivityFiles;

/// <summary>Writes TCX as Garmin Connect does: laps with their totals and the points of their time.</summary>
internal sealed class TcxWriter
{
    private const string Space = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2";
    private const string Extension = "http://www.garmin.com/xmlschemas/ActivityExtension/v2";

    private readonly List<(DateTimeOffset Start, Streams Streams, IReadOnlyList<Lap> Laps, string Sport)>
        _activities = [];

    public string? Device { get; init; } = "Forerunner 305";
    public string? Author { get; init; } = "Training OS";
    public string? Notes { get; init; }

    /// <summary>Whether the activities are the parts of one, as in a triathlon.</summary>
    public bool IsMultiSport { get; init; }

    /// <summary>An activity; its laps follow each other and say when they start.</summary>
    public TcxWriter Activity(
        DateTimeOffset start, Streams streams, IReadOnlyList<Lap> laps, string sport = "Running")
    {
        _activities.Add((start, streams, laps, sport));
        return this;
    }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Indent = true }))
        {
            xml.WriteStartElement("TrainingCenterDatabase", Space);
            xml.WriteAttributeString("xmlns", "ns3", null, Extension);
            xml.WriteStartElement("Activities", Space);
            if (IsMultiSport) xml.WriteStartElement("MultiSportSession", Space);
            foreach (var (at, activity) in _activities.Index())
            {
                if (IsMultiSport) xml.WriteStartElement(at == 0 ? "FirstSport" : "NextSport", Space);
                WriteActivity(xml, activity.Start, activity.Streams, activity.Laps, activity.Sport);
                if (IsMultiSport) xml.WriteEndElement();
            }

            if (IsMultiSport) xml.WriteEndElement();
            xml.WriteEndElement();
            if (Author is not null) Named(xml, "Author", Author);
            xml.WriteEndElement();
        }

        return file.ToArray();
    }

    private void WriteActivity(
        XmlWriter xml, DateTimeOffset start, Streams streams, IReadOnlyList<Lap> laps, string sport)
    {
        xml.WriteStartElement("Activity", Space);
        xml.WriteAttributeString("Sport", sport);
        xml.WriteElementString("Id", Space, Time(start, 0));
        foreach (var (at, lap) in laps.Index())
        {
            var next = at + 1 < laps.Count ? laps[at + 1].StartSeconds!.Value : double.PositiveInfinity;
            WriteLap(xml, start, streams, lap, next);
        }

        if (Notes is not null) xml.WriteElementString("Notes", Space, Notes);
        if (Device is not null) Named(xml, "Creator", Device);
        xml.WriteEndElement();
    }

    private static void WriteLap(XmlWriter xml, DateTimeOffset start, Streams streams, Lap lap, double next)
    {
        xml.WriteStartElement("Lap", Space);
        xml.WriteAttributeString("StartTime", Time(start, lap.StartSeconds!.Value));
        Write(xml, Space, "TotalTimeSeconds", lap.TimerSeconds);
        Write(xml, Space, "DistanceMeters", lap.DistanceM);
        Write(xml, Space, "MaximumSpeed", lap.MaxSpeedMps);
        Write(xml, Space, "Calories", lap.CaloriesKcal);
        Valued(xml, "AverageHeartRateBpm", lap.AverageHeartRateBpm);
        Valued(xml, "MaximumHeartRateBpm", lap.MaxHeartRateBpm);
        xml.WriteElementString("Intensity", Space, "Active");
        Write(xml, Space, "Cadence", lap.AverageCadenceRpm);
        foreach (var stretch in streams.Stretches)
        {
            var (from, count) = stretch.GetOffsetAndLength(streams.Count);
            var times = streams[StreamType.Time]!;
            var own = Enumerable.Range(from, count)
                .Where(at => times[at] >= lap.StartSeconds && times[at] < next).ToList();
            if (own.Count == 0) continue;
            xml.WriteStartElement("Track", Space);
            foreach (var at in own) WritePoint(xml, start, streams, at);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("Extensions", Space);
        xml.WriteStartElement("LX", Extension);
        Write(xml, Extension, "AvgWatts", lap.AveragePowerWatts);
        Write(xml, Extension, "MaxWatts", lap.MaxPowerWatts);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WritePoint(XmlWriter xml, DateTimeOffset start, Streams streams, int at)
    {
        xml.WriteStartElement("Trackpoint", Space);
        xml.WriteElementString("Time", Space, Time(start, streams[StreamType.Time]![at]));
        if (Said(StreamType.Latitude) is { } latitude && Said(StreamType.Longitude) is { } longitude)
        {
            xml.WriteStartElement("Position", Space);
            Write(xml, Space, "LatitudeDegrees", latitude);
            Write(xml, Space, "LongitudeDegrees", longitude);
            xml.WriteEndElement();
        }

        Write(xml, Space, "AltitudeMeters", Said(StreamType.Altitude));
        Write(xml, Space, "DistanceMeters", Said(StreamType.Distance));
        Valued(xml, "HeartRateBpm", Said(StreamType.HeartRate));
        Write(xml, Space, "Cadence", Said(StreamType.Cadence));
        xml.WriteStartElement("Extensions", Space);
        xml.WriteStartElement("TPX", Extension);
        Write(xml, Extension, "Speed", Said(StreamType.Speed));
        Write(xml, Extension, "Watts", Said(StreamType.Power));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        double? Said(StreamType type) =>
            streams[type]?[at] is { } value && double.IsFinite(value) ? value : null;
    }

    private static void Write(XmlWriter xml, string space, string element, double? value)
    {
        if (value is not { } number) return;
        xml.WriteElementString(element, space, number.ToString("0.#########", CultureInfo.InvariantCulture));
    }

    private static void Valued(XmlWriter xml, string element, double? value)
    {
        if (value is null) return;
        xml.WriteStartElement(element, Space);
        Write(xml, Space, "Value", value);
        xml.WriteEndElement();
    }

    private static void Named(XmlWriter xml, string element, string name)
    {
        xml.WriteStartElement(element, Space);
        xml.WriteElementString("Name", Space, name);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset start, double seconds) =>
        start.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)).ToString(
            start.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
            CultureInfo.InvariantCulture);
}

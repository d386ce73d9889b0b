using System.Globalization;
using System.Text;
using System.Xml;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Tests.ActivityFiles;

/// <summary>Writes GPX 1.1 as Garmin Connect does, or 1.0, or with the times, prefix and encoding of another.</summary>
internal sealed class GpxWriter
{
    private const string Extension = "http://www.garmin.com/xmlschemas/TrackPointExtension/v2";

    private readonly List<(DateTimeOffset Start, Streams Streams, string? Sport, string? Name)> _tracks = [];

    public string Version { get; init; } = "1.1";
    public string? Creator { get; init; } = "Training OS";
    public string Prefix { get; init; } = "gpxtpx";
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A track; times are written in the offset of its start, plain UTC as <c>Z</c>.</summary>
    public GpxWriter Track(DateTimeOffset start, Streams streams, string? sport = null, string? name = null)
    {
        _tracks.Add((start, streams, sport, name));
        return this;
    }

    public byte[] ToBytes()
    {
        var space = $"http://www.topografix.com/GPX/{Version.Replace('.', '/')}";
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = Encoding, Indent = true }))
        {
            xml.WriteStartElement("gpx", space);
            xml.WriteAttributeString("version", Version);
            if (Creator is not null) xml.WriteAttributeString("creator", Creator);
            xml.WriteAttributeString("xmlns", Prefix, null, Extension);
            foreach (var (start, streams, sport, name) in _tracks)
            {
                xml.WriteStartElement("trk", space);
                if (name is not null) xml.WriteElementString("name", space, name);
                if (sport is not null) xml.WriteElementString("type", space, sport);
                foreach (var stretch in streams.Stretches)
                {
                    xml.WriteStartElement("trkseg", space);
                    var (from, count) = stretch.GetOffsetAndLength(streams.Count);
                    for (var at = from; at < from + count; at++) WritePoint(xml, space, start, streams, at);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return file.ToArray();
    }

    private void WritePoint(XmlWriter xml, string space, DateTimeOffset start, Streams streams, int at)
    {
        xml.WriteStartElement("trkpt", space);
        xml.WriteAttributeString("lat", Text(Said(streams, StreamType.Latitude, at) ?? 0));
        xml.WriteAttributeString("lon", Text(Said(streams, StreamType.Longitude, at) ?? 0));
        Write(space, "ele", StreamType.Altitude);
        xml.WriteElementString("time", space, Time(start, streams[StreamType.Time]![at]));
        xml.WriteStartElement("extensions", space);
        Write(Extension, "power", StreamType.Power);
        xml.WriteStartElement(Prefix, "TrackPointExtension", Extension);
        Write(Extension, "atemp", StreamType.Temperature);
        Write(Extension, "hr", StreamType.HeartRate);
        Write(Extension, "cad", StreamType.Cadence);
        Write(Extension, "speed", StreamType.Speed);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Write(string of, string element, StreamType type)
        {
            if (Said(streams, type, at) is { } value) xml.WriteElementString(element, of, Text(value));
        }
    }

    private static double? Said(Streams streams, StreamType type, int at) =>
        streams[type]?[at] is { } value && double.IsFinite(value) ? value : null;

    private static string Time(DateTimeOffset start, double seconds) =>
        start.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)).ToString(
            start.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
            CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}

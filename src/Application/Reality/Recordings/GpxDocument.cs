using System.Globalization;
using System.Text;
using System.Xml;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>
/// A track as GPX 1.1 (https://www.topografix.com/GPX/1/1/gpx.xsd), a segment for each stretch. Heart rate, cadence
/// and temperature stand in Garmin's TrackPointExtension
/// (https://www8.garmin.com/xmlschemas/TrackPointExtensionv2.xsd), and power in the element that services read it from.
/// </summary>
internal static class GpxDocument
{
    private const string Gpx = "http://www.topografix.com/GPX/1/1";
    private const string Extension = "http://www.garmin.com/xmlschemas/TrackPointExtension/v2";
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    /// <summary>Three years: what lies farther from the start is no time of a session.</summary>
    private const double LongestSeconds = 1e8;

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        // A half pair that somebody wrote into a title years ago must not keep the track in.
        CheckCharacters = false,
    };

    /// <param name="streams">What was recorded, with positions. A moment without one is left out.</param>
    /// <param name="start">When it began; without it points have no time.</param>
    /// <param name="type">The kind of sport.</param>
    /// <param name="title">A short name, if there is one.</param>
    public static byte[] Of(Streams streams, DateTimeOffset? start, SportType type, string? title)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("gpx", Gpx);
            xml.WriteAttributeString("version", "1.1");
            xml.WriteAttributeString("creator", "Training OS");
            xml.WriteAttributeString("xmlns", "gpxtpx", null, Extension);
            xml.WriteStartElement("trk", Gpx);
            if (Readable(title) is { Length: > 0 } name) xml.WriteElementString("name", Gpx, name);
            xml.WriteElementString("type", Gpx, type.Word());
            foreach (var stretch in streams.Stretches) Write(xml, streams, stretch, start);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, Streams streams, Range stretch, DateTimeOffset? start)
    {
        var (latitudes, longitudes) = (streams[StreamType.Latitude]!, streams[StreamType.Longitude]!);
        xml.WriteStartElement("trkseg", Gpx);
        for (var at = stretch.Start.Value; at < stretch.End.Value; at++)
        {
            if (double.IsNaN(latitudes[at]) || double.IsNaN(longitudes[at])) continue;
            xml.WriteStartElement("trkpt", Gpx);
            xml.WriteAttributeString("lat", Text(latitudes[at]));
            xml.WriteAttributeString("lon", Text(longitudes[at]));
            WriteIfKnown(xml, "ele", Gpx, streams[StreamType.Altitude], at);
            if (start is { } began && streams[StreamType.Time]![at] is >= 0 and <= LongestSeconds and var seconds)
            {
                var time = began.UtcDateTime.AddSeconds(seconds);
                xml.WriteElementString("time", Gpx, time.ToString(Form, CultureInfo.InvariantCulture));
            }

            WriteSensors(xml, streams, at);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteSensors(XmlWriter xml, Streams streams, int at)
    {
        var (power, temperature) = (streams[StreamType.Power], streams[StreamType.Temperature]);
        var (heartRate, cadence) = (streams[StreamType.HeartRate], streams[StreamType.Cadence]);
        var (hasPower, hasOthers) = (Knows(power), Knows(temperature) || Knows(heartRate) || Knows(cadence));
        if (!hasPower && !hasOthers) return;
        xml.WriteStartElement("extensions", Gpx);
        WriteIfKnown(xml, "power", Gpx, power, at);
        if (hasOthers)
        {
            xml.WriteStartElement("TrackPointExtension", Extension);
            WriteIfKnown(xml, "atemp", Extension, temperature, at);
            WriteIfKnown(xml, "hr", Extension, heartRate, at);
            WriteIfKnown(xml, "cad", Extension, cadence, at);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();

        bool Knows(double[]? column) => column is not null && !double.IsNaN(column[at]);
    }

    private static void WriteIfKnown(XmlWriter xml, string name, string space, double[]? column, int at)
    {
        if (column is null || double.IsNaN(column[at])) return;
        xml.WriteElementString(name, space, Text(column[at]));
    }

    /// <summary>Never in the form 1E-05, which GPX does not know.</summary>
    private static string Text(double value) => value.ToString("0.#######", CultureInfo.InvariantCulture);

    /// <summary>A title without what XML cannot hold.</summary>
    private static string? Readable(string? title) =>
        title is null ? null : string.Concat(title.EnumerateRunes().Where(rune => rune.Value >= ' '));
}

using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles.Xml;

namespace TrainingOs.Infrastructure.ActivityFiles.Tcx;

/// <summary>
/// Reads Garmin's Training Center XML (https://www8.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd) with its
/// extension for power, speed and running (ActivityExtensionv2.xsd). The totals of an activity are those of its laps.
/// </summary>
internal sealed class TcxReader : IActivityReader
{
    public bool Recognises(string name, ReadOnlySpan<byte> bytes) =>
        XmlText.IsRootedIn(bytes, "TrainingCenterDatabase");

    public FileReading Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        new TcxFile(new XmlWalk(bytes, cancellationToken)).Read();
}

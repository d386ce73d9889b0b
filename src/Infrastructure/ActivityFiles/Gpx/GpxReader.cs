using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles.Xml;

namespace TrainingOs.Infrastructure.ActivityFiles.Gpx;

/// <summary>
/// Reads GPX 1.0 and 1.1 (https://www.topografix.com/GPX/1/1/) with the extensions recorders put into it. GPX knows
/// points and hardly a total, so that most of an activity is left to be computed from its points.
/// </summary>
internal sealed class GpxReader : IActivityReader
{
    public bool Recognises(string name, ReadOnlySpan<byte> bytes) => XmlText.IsRootedIn(bytes, "gpx");

    public FileReading Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        new GpxFile(new XmlWalk(bytes, cancellationToken)).Read();
}

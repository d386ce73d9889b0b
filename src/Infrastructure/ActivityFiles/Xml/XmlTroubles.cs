using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>What to tell the athlete of an XML file that could not be read to its end.</summary>
internal static class XmlTroubles
{
    /// <summary>What to say beside the activities of a file that was not read whole.</summary>
    public static IEnumerable<string> Warnings(XmlWalk walk, RecordedPoints points)
    {
        if (walk.Trouble is not null) yield return $"{Sentence(walk)} What comes before is imported.";
        if (points.IsOverfull)
        {
            yield return "The file holds more points, tracks or laps than anybody records; the rest was left out.";
        }
    }

    /// <summary>Why nothing was found in the file; null when nothing was wrong with it as XML.</summary>
    public static FileReading? Refusal(XmlWalk walk) => walk.Trouble switch
    {
        null => null,
        XmlTrouble.DocumentType => FileReading.Refused("unsafe_xml", Sentence(walk)),
        XmlTrouble.TooComplex => FileReading.Refused("too_complex", Sentence(walk)),
        _ => FileReading.Refused(
            "nothing_readable", $"{Sentence(walk)} There is no activity before it. Export the file once more."),
    };

    private static string Sentence(XmlWalk walk) => walk.Trouble switch
    {
        XmlTrouble.CutOff => $"The file is cut off in line {walk.Line}.",
        XmlTrouble.DocumentType =>
            "The file declares a document type, which recordings do not have and attacks do. It is not read.",
        XmlTrouble.TooComplex =>
            $"In line {walk.Line} the file is nested deeper, has longer texts or more names than any recording.",
        _ => $"The file is broken in line {walk.Line}: what stands there is no XML.",
    };
}

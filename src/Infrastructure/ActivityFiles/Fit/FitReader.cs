using System.Globalization;
using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// Reads FIT files: what watches and bike computers write. What the recording says of itself is kept as it is; what
/// it does not say stays null and is for others to compute.
/// </summary>
internal sealed class FitReader : IActivityReader
{
    private const int MessagesBetweenLooks = 4096;
    private const int MostActivities = 1000;
    private const int MostWarnings = 20;

    public bool Recognises(string name, ReadOnlySpan<byte> bytes) =>
        FitStream.BeginsLikeFit(bytes)
        || (name.EndsWith(".fit", StringComparison.OrdinalIgnoreCase) && !Likeness.IsMarkup(bytes));

    public FileReading Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.IsEmpty) return FileReading.Refused("empty_file", "The file is empty. Export or copy it again.");
        var (recordings, strap) = (new List<(FitRecording, FitDamage)>(), new FitStrap());
        var warnings = new List<string>();
        var stream = new FitStream(bytes.Span);
        var (parts, otherFile) = (0, (uint?)null);
        while (recordings.Count < MostActivities && stream.NextPart())
        {
            parts++;
            var recording = Collect(ref stream, strap, cancellationToken);
            if (recording is null || !IsActivity(recording)) otherFile ??= recording?.FileType;
            else if (!recording.IsEmpty) recordings.Add((recording, stream.Damage));
            Add(warnings, stream.Damage, stream.Position, bytes.Length);
        }

        if (parts == 0) return NotFit(bytes.Span);
        if (stream.Damage == FitDamage.NotFit) Add(warnings, stream.Damage, stream.Position, bytes.Length);
        var (drafts, activity) = (new List<ActivityDraft>(), 0);
        foreach (var (recording, damage) in recordings)
        {
            var part = new FitAssembly(recording, damage, strap);
            drafts.AddRange(part.Drafts(activity));
            warnings.AddRange(part.Warnings);
            activity = drafts.Count == 0 ? 0 : drafts[^1].Activity + 1;
        }

        return drafts.Count == 0
            ? Nothing(otherFile, warnings)
            : FileReading.Of(drafts, [.. warnings.Take(MostWarnings)]);
    }

    /// <summary>The messages of a part; null when there are none.</summary>
    private static FitRecording? Collect(
        ref FitStream stream, FitStrap strap, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FitRecording? recording = null;
        for (var count = 1; stream.Next(); count++)
        {
            recording ??= new();
            if (stream.Message == FitProfile.HeartRate) strap.Take(in stream);
            else recording.Take(in stream);
            if (count % MessagesBetweenLooks == 0) cancellationToken.ThrowIfCancellationRequested();
        }

        return recording;
    }

    /// <summary>A course has records too, with made-up times; only what was recorded has a session.</summary>
    private static bool IsActivity(FitRecording recording) =>
        recording.FileType is null or FitProfile.ActivityFile or FitProfile.ActivitySummaryFile
        || recording.Sessions.Count > 0;

    private static FileReading NotFit(ReadOnlySpan<byte> bytes) => FileReading.Refused("not_fit",
        Likeness.Of(bytes) is { } other
            ? $"This is no FIT file: it begins like {other}. Take the file that the watch or program exported as FIT."
            : "This is no FIT file: its first bytes are none that a FIT file has. Export or copy it again.");

    private static FileReading Nothing(uint? type, List<string> warnings) => type switch
    {
        { } number => FileReading.Refused("not_an_activity",
            $"This is {FitProfile.File(number)}, not a recorded activity. Take the file of the activity itself."),
        null => FileReading.Refused("nothing_readable", string.Join(' ',
            ["No session and no moment with a time could be read in this file.", .. warnings,
                "Export or copy it again."])),
    };

    private static void Add(List<string> warnings, FitDamage damage, int position, int length)
    {
        if (warnings.Count < MostWarnings && Sentence(damage, position, length) is { } warning) warnings.Add(warning);
    }

    private static string? Sentence(FitDamage damage, int position, int length) => damage switch
    {
        FitDamage.Checksum =>
            "The file's checksum is missing or wrong: everything could be read, but some value may have been changed.",
        FitDamage.Size =>
            "The size that the file's header says is wrong: everything could be read, and the checksum is right.",
        FitDamage.CutOff => string.Create(CultureInfo.InvariantCulture,
            $"The file was cut off: it ends after {length} bytes in the middle. What was recorded before was taken."),
        FitDamage.Garbled => string.Create(CultureInfo.InvariantCulture,
            $"From byte {position} of {length} on the file is unreadable. What was recorded before was taken."),
        FitDamage.NotFit => string.Create(CultureInfo.InvariantCulture,
            $"From byte {position} of {length} on something unreadable follows the recording. It was left out."),
        _ => null,
    };
}

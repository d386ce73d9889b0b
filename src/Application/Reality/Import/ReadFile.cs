using System.Globalization;
using TrainingOs.Application.Reality.Recordings;

namespace TrainingOs.Application.Reality.Import;

/// <summary>One file of an import after its reader: everything that can be known without the database.</summary>
public sealed record ReadFile
{
    /// <summary>The name of the file that was given.</summary>
    public required string File { get; init; }

    /// <summary>The name inside of it when it is a zip.</summary>
    public string? Entry { get; init; }

    /// <summary>
    /// The bytes as they will be kept; null for a list of activities, which no session is read from alone.
    /// </summary>
    public PackedFile? Original { get; init; }

    public IReadOnlyList<ReadActivity> Activities { get; init; } = [];

    /// <summary>What of the file could not be taken while the rest was.</summary>
    public IReadOnlyList<RefusedEntry> RefusedEntries { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why there are no activities; null when there are some.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Where an activity was: the name inside of a zip, and which one it is when there are several.</summary>
    public string? EntryOf(ActivityDraft? draft) => draft switch
    {
        { Entry: { } row } => EntryOf(row),
        { Activity: var number } when Activities.Any(other => other.Draft.Activity != number) =>
            string.Create(CultureInfo.InvariantCulture, $"{Entry}#{number + 1}"),
        _ => Entry,
    };

    /// <summary>Where a row of a list was.</summary>
    public string EntryOf(string row) => Entry is null ? row : $"{Entry}, {row}";
}

/// <summary>One session as it was read, with its recording in the form in which it is kept.</summary>
/// <param name="Draft">The draft, whose streams are in the recording.</param>
/// <param name="Recording">Laps and streams; null when there are neither.</param>
public sealed record ReadActivity(ActivityDraft Draft, PackedRecording? Recording);

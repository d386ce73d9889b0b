using System.Globalization;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;

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

    /// <summary>
    /// The file in pieces that are decided one after the other. A recording is decided whole: its second piece would be
    /// known already by the bytes of its first.
    /// </summary>
    /// <param name="most">How many activities a piece may have.</param>
    public IEnumerable<ReadFile> Pieces(int most)
    {
        if (Activities.Count <= most || Original is not null) return [this];
        return Activities.Chunk(most).Select((activities, index) => this with
        {
            Activities = activities,
            RefusedEntries = index == 0 ? RefusedEntries : [],
        });
    }

    /// <summary>The file, or this piece of it, with all of it refused.</summary>
    public ReadFile Refused(Refusal refusal) => Original is null && Activities.Count > 0
        ? this with
        {
            Activities = [],
            RefusedEntries =
            [
                .. RefusedEntries,
                .. Activities.Select(activity => new RefusedEntry(activity.Draft.Entry ?? File, refusal)),
            ],
        }
        : new() { File = File, Entry = Entry, Refusal = refusal };

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
/// <param name="Draft">What the file tells; its streams and laps are in the recording alone.</param>
/// <param name="Offset">How far the clocks there were ahead of UTC; null when the athlete's clocks count.</param>
/// <param name="Recorded">What only a device knows.</param>
/// <param name="Recording">Laps and streams; null when there are neither.</param>
public sealed record ReadActivity(
    ActivityDraft Draft, TimeSpan? Offset, RecordedFacts Recorded, PackedRecording? Recording)
{
    /// <summary>An activity with its totals complete and its points made small.</summary>
    /// <param name="draft">What a reader made of it.</param>
    /// <param name="file">The name of the file, if a session is read from it alone.</param>
    /// <param name="recordings">Makes recordings small.</param>
    public static ReadActivity Of(ActivityDraft draft, string? file, IRecordings recordings)
    {
        var complete = draft.Complete();
        return new(
            complete with { Streams = Streams.None, Laps = [] },
            LocalClock.OffsetOf(complete),
            DraftFacts.RecordedOf(complete, file),
            complete.Streams.Count == 0 && complete.Laps.Count == 0
                ? null
                : recordings.Pack(complete.Streams, complete.Laps));
    }
}

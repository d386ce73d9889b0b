using TrainingOs.Application.Reality.Recordings;

namespace TrainingOs.Application.Reality.Import;

/// <summary>One file of an import after its reader: everything that can be known without the database.</summary>
public sealed record ReadFile
{
    /// <summary>The name of the file that was given.</summary>
    public required string File { get; init; }

    /// <summary>The name inside of it when it is a zip.</summary>
    public string? Entry { get; init; }

    /// <summary>The bytes as they will be kept; null for a list of activities, which no session is read from alone.</summary>
    public PackedFile? Original { get; init; }

    public IReadOnlyList<ReadActivity> Activities { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why there are no activities; null when there are some.</summary>
    public Refusal? Refusal { get; init; }
}

/// <summary>One session as it was read, with its recording in the form in which it is kept.</summary>
/// <param name="Draft">The draft, whose streams are in the recording.</param>
/// <param name="Recording">Laps and streams; null when there are neither.</param>
public sealed record ReadActivity(ActivityDraft Draft, PackedRecording? Recording);

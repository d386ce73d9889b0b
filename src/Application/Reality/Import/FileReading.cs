namespace TrainingOs.Application.Reality.Import;

/// <summary>
/// What a reader made of one file: the activities in it, or a refusal that says why there are none. Never both empty.
/// </summary>
public sealed record FileReading
{
    private FileReading() { }

    public IReadOnlyList<ActivityDraft> Activities { get; private init; } = [];

    /// <summary>What was wrong with a file that could be read nevertheless: sentences for the athlete.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>What of the file could not be taken while the rest was: rows of a list. Each is a decision.</summary>
    public IReadOnlyList<RefusedEntry> RefusedEntries { get; private init; } = [];

    /// <summary>Why nothing could be taken; null when something was.</summary>
    public Refusal? Refusal { get; private init; }

    public static FileReading Of(
        IReadOnlyList<ActivityDraft> activities,
        IReadOnlyList<string>? warnings = null,
        IReadOnlyList<RefusedEntry>? refused = null) =>
        activities.Count == 0
            ? throw new ArgumentException("A file without activities is refused with a reason.", nameof(activities))
            : new() { Activities = activities, Warnings = warnings ?? [], RefusedEntries = refused ?? [] };

    public static FileReading Refused(string reason, string message) => new() { Refusal = new(reason, message) };
}

/// <summary>Why something was not imported.</summary>
/// <param name="Reason">A short code for programs, such as <c>not_an_activity</c>.</param>
/// <param name="Message">What is wrong, where, and what to do, in a sentence or two.</param>
public sealed record Refusal(string Reason, string Message);

/// <summary>One of the many that a file holds, and why it was not imported.</summary>
/// <param name="Entry">Which one, worded like <see cref="ActivityDraft.Entry"/>.</param>
/// <param name="Refusal">Why; its message stands for itself and does not repeat the entry.</param>
public sealed record RefusedEntry(string Entry, Refusal Refusal);

using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Reality;

/// <summary>What became of one activity of an import, by which rule, and why. It is written once and stays.</summary>
public sealed class Decision
{
    public const int MaxName = 1000;

    /// <summary>
    /// The rule of a decision about a whole export that was brought back: it made no session of its own.
    /// </summary>
    public const string Restored = "restored";

    private Decision() { }

    public Decision(ImportId importId, AthleteId athleteId, DecisionFacts facts)
    {
        (ImportId, AthleteId) = (importId, athleteId);
        (File, Entry, Outcome, Rule) = (facts.File, facts.Entry, facts.Outcome, facts.Rule);
        (Reason, Message, SessionIds) = (facts.Reason, facts.Message, facts.SessionIds);
        (Filled, LeftAt, SupersededId) = (facts.Filled, facts.LeftAt, facts.SupersededId);
    }

    public long Id { get; private init; }
    public ImportId ImportId { get; private init; }
    public AthleteId AthleteId { get; private init; }
    public string File { get; private init; } = "";
    public string? Entry { get; private init; }
    public DecisionOutcome Outcome { get; private init; }
    public string? Rule { get; private init; }
    public string? Reason { get; private init; }
    public string? Message { get; private init; }
    public IReadOnlyList<SessionId> SessionIds { get; private init; } = [];
    public IReadOnlyList<string> Filled { get; private init; } = [];
    public DateTimeOffset? LeftAt { get; private init; }
    public SessionId? SupersededId { get; private init; }

    /// <summary>
    /// A name from outside as a decision writes it: without what no person can see, and of one that is too long its
    /// end, which tells it from others.
    /// </summary>
    public static string NameOf(string name) => PlainText.Ending(PlainText.Visible(name), MaxName);
}

/// <summary>All that one decision says.</summary>
public sealed record DecisionFacts
{
    /// <summary>The name of the file that was given.</summary>
    public required string File { get; init; }

    /// <summary>
    /// The name inside of it, if it is a zip or a list, with the number of the activity if there are several.
    /// </summary>
    public string? Entry { get; init; }

    public required DecisionOutcome Outcome { get; init; }

    /// <summary>By which rule it is a duplicate.</summary>
    public string? Rule { get; init; }

    /// <summary>A short code of why it was rejected.</summary>
    public string? Reason { get; init; }

    /// <summary>What a person should know about it, in sentences.</summary>
    public string? Message { get; init; }

    /// <summary>The sessions it made, or the ones it is a duplicate of.</summary>
    public IReadOnlyList<SessionId> SessionIds { get; init; } = [];

    /// <summary>What a duplicate filled or replaced in the session that was there, as the API names it.</summary>
    public IReadOnlyList<string> Filled { get; init; } = [];

    /// <summary>
    /// The number under which its session is kept as it was before this recording took the place of another; null when
    /// it took no place.
    /// </summary>
    public SessionId? SupersededId { get; init; }

    /// <summary>
    /// The <c>updated_at</c> it left its sessions with: what a person edited later than this stays when the import is
    /// taken back. Null when it left nothing.
    /// </summary>
    public DateTimeOffset? LeftAt { get; init; }
}

/// <summary>What became of an activity.</summary>
public enum DecisionOutcome
{
    /// <summary>It is a session now, or several.</summary>
    Imported,

    /// <summary>It was known already.</summary>
    Duplicate,

    /// <summary>It could not be taken.</summary>
    Rejected,
}

using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>What becomes of one session that was read, before it is written down as a decision.</summary>
internal sealed record Verdict(DecisionOutcome Outcome)
{
    public IReadOnlyList<SessionId> Sessions { get; init; } = [];
    public string? Rule { get; init; }

    /// <summary>Why it is the sessions it is.</summary>
    public string? Because { get; init; }

    /// <summary>What else is to be said of them.</summary>
    public string? Note { get; init; }

    public Refusal? Refusal { get; init; }
    public IReadOnlyList<string> Filled { get; init; } = [];

    /// <summary>The <c>updated_at</c> it leaves its sessions with; null when it changed none.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The number under which its session is kept as it was before; null when no recording gave way.</summary>
    public SessionId? SupersededId { get; init; }

    /// <summary>
    /// What must be the same for the sessions of an activity to share a decision: all that taking it back looks at.
    /// </summary>
    public (DecisionOutcome, string?, string?, string?, Refusal?, string, DateTimeOffset?, SessionId?) Fate =>
        (Outcome, Rule, Because, Note, Refusal, string.Join(' ', Filled), LeftAt, SupersededId);

    private string? Sentence => Because is null
        ? null
        : $"It is session {string.Join(", ", Sessions.Select(id => id.Value))}: {Because}.";

    public static Verdict Imported(Session session) =>
        new(DecisionOutcome.Imported) { Sessions = [session.Id], LeftAt = session.UpdatedAt };

    public static Verdict Rejected(Refusal refusal) => new(DecisionOutcome.Rejected) { Refusal = refusal };

    /// <param name="rule">By which rule it is known.</param>
    /// <param name="because">What that rule says.</param>
    /// <param name="sessions">The sessions it is.</param>
    public static Verdict Duplicate(string rule, string because, params IReadOnlyList<SessionId> sessions) =>
        new(DecisionOutcome.Duplicate) { Rule = rule, Because = because, Sessions = sessions };

    /// <summary>The same of an activity that added something to its session.</summary>
    /// <param name="filled">What it added, as the API names it; nothing, perhaps.</param>
    /// <param name="session">Its session.</param>
    public Verdict Filling(IReadOnlyList<string> filled, Session session) => filled.Count == 0 ? this : this with
    {
        Filled = filled,
        Note = $"It added what was not known there: {string.Join(", ", filled)}.",
        LeftAt = session.UpdatedAt,
    };

    /// <summary>The same of an activity that knew its session better.</summary>
    /// <param name="taken">What it replaced or added, as the API names it.</param>
    /// <param name="session">Its session.</param>
    /// <param name="superseded">The number under which the session is kept as it was.</param>
    public Verdict Superseding(IReadOnlyList<string> taken, Session session, SessionId superseded) => this with
    {
        Filled = taken,
        Note = "What this knows better took the place of what was there, which comes back when this import is taken "
            + "back.",
        LeftAt = session.UpdatedAt,
        SupersededId = superseded,
    };

    /// <summary>The verdict as it is written down.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="entry">The name inside of it.</param>
    /// <param name="warnings">What else a person should know of the file.</param>
    public DecisionFacts As(string file, string? entry, IEnumerable<string> warnings) => new()
    {
        File = Decision.NameOf(file),
        Entry = entry is null ? null : Decision.NameOf(entry),
        Outcome = Outcome,
        Rule = Rule,
        Reason = Refusal?.Reason,
        Message = string.Join(' ', new[] { Refusal?.Message, Sentence, Note }.Concat(warnings).OfType<string>())
            is { Length: > 0 } message ? message : null,
        SessionIds = Sessions,
        Filled = Filled,
        LeftAt = LeftAt,
        SupersededId = SupersededId,
    };
}

using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>What becomes of one session that was read, before it is written down as a decision.</summary>
internal sealed record Verdict(DecisionOutcome Outcome)
{
    public IReadOnlyList<SessionId> Sessions { get; init; } = [];
    public string? Rule { get; init; }
    public string? Sentence { get; init; }
    public Refusal? Refusal { get; init; }
    public IReadOnlyList<string> Filled { get; init; } = [];

    /// <summary>The <c>updated_at</c> it leaves its sessions with; null when it changed none.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The number under which its session is kept as it was before; null when no recording gave way.</summary>
    public SessionId? SupersededId { get; init; }

    /// <summary>
    /// What must be the same for the sessions of an activity to share a decision: all that taking it back looks at.
    /// </summary>
    public (DecisionOutcome, string?, Refusal?, string, DateTimeOffset?, SessionId?) Fate =>
        (Outcome, Rule, Refusal, string.Join(' ', Filled), LeftAt, SupersededId);

    public static Verdict Imported(Session session) =>
        new(DecisionOutcome.Imported) { Sessions = [session.Id], LeftAt = session.UpdatedAt };

    public static Verdict Rejected(Refusal refusal) => new(DecisionOutcome.Rejected) { Refusal = refusal };

    /// <param name="rule">By which rule it is known.</param>
    /// <param name="sentence">What that rule says.</param>
    /// <param name="sessions">The sessions it is.</param>
    /// <param name="filled">What it added, as the API names it.</param>
    /// <param name="leftAt">The <c>updated_at</c> its session has with that.</param>
    public static Verdict Duplicate(
        string rule,
        string sentence,
        IReadOnlyList<SessionId> sessions,
        IReadOnlyList<string> filled,
        DateTimeOffset? leftAt) => new(DecisionOutcome.Duplicate)
        {
            Rule = rule,
            Sessions = sessions,
            Filled = filled,
            Sentence = filled.Count == 0
                ? sentence
                : $"{sentence} It added what was not known there: {string.Join(", ", filled)}.",
            LeftAt = filled.Count == 0 ? null : leftAt,
        };

    /// <param name="rule">By which rule it is known.</param>
    /// <param name="sentence">What that rule says.</param>
    /// <param name="session">The session, whose recording it is now.</param>
    /// <param name="taken">What it replaced or added, as the API names it.</param>
    /// <param name="superseded">The number under which the session is kept as it was.</param>
    public static Verdict Superseding(
        string rule, string sentence, Session session, IReadOnlyList<string> taken, SessionId superseded) =>
        new(DecisionOutcome.Duplicate)
        {
            Rule = rule,
            Sessions = [session.Id],
            Filled = taken,
            Sentence = $"{sentence} It took the place of the recording that was there, which comes back when this "
                + "import is taken back.",
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
        Message = string.Join(' ', new[] { Refusal?.Message, Sentence }.Concat(warnings).OfType<string>())
            is { Length: > 0 } message ? message : null,
        SessionIds = Sessions,
        Filled = Filled,
        LeftAt = LeftAt,
        SupersededId = SupersededId,
    };
}

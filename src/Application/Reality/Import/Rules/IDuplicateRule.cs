using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>One way in which an activity turns out to be a session that is there already.</summary>
internal interface IDuplicateRule
{
    /// <summary>What the rule is called in a decision.</summary>
    string Word { get; }

    /// <summary>What a decision says about it, after the sessions it is.</summary>
    string Because { get; }

    /// <summary>The session it is; null when this rule knows none.</summary>
    Task<Session?> Find(
        SessionFacts facts, RecordedFacts recorded, KnownSessions known, CancellationToken cancellationToken);
}

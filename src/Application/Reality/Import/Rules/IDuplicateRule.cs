using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>One way in which an activity turns out to be a session that is there already.</summary>
internal interface IDuplicateRule
{
    /// <summary>What the rule is called in a decision.</summary>
    string Word { get; }

    /// <summary>What a decision says about it, with the number of the session.</summary>
    string Sentence(SessionId session);

    /// <summary>The session it is; null when this rule knows none.</summary>
    Task<Session?> Find(
        SessionFacts facts, RecordedFacts recorded, KnownSessions known, CancellationToken cancellationToken);
}

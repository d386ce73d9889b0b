using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>
/// The program that wrote the file gave the activity a name of its own, and a session carries that name.
/// </summary>
internal sealed class SameExternalId : IDuplicateRule
{
    public string Word => "same_external_id";

    public string Because => "the external id is the same";

    public async Task<Session?> Find(
        SessionFacts facts, RecordedFacts recorded, KnownSessions known, CancellationToken cancellationToken) =>
        facts.ExternalId is { } id ? await known.ByExternalId(id, cancellationToken) : null;
}

namespace TrainingOs.Domain.Reality;

/// <summary>
/// One fact of a session that may be unknown, which another recording of the same session can fill, and which can be
/// forgotten again when that recording is taken back.
/// </summary>
/// <param name="Name">The fact as the API names it.</param>
internal sealed record Gap(
    string Name,
    Func<Session, object?> Known,
    Action<Session, SessionFacts, RecordedFacts> Fill,
    Action<Session> Forget)
{
    public bool IsOpen(Session session) => Known(session) is null;
}

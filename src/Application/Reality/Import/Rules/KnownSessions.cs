using Microsoft.EntityFrameworkCore;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>
/// The sessions there are: the stored ones, and what this import has just made of them or beside them and not saved
/// yet.
/// </summary>
internal sealed class KnownSessions(IRealityStore store)
{
    private readonly List<Session> _unsaved = [];
    private readonly HashSet<SessionId> _parts = [];

    /// <summary>How long the activity at hand lasted with all its parts; null when there is none.</summary>
    public double? ActivityMinutes { get; private set; }

    /// <summary>From here on comes another activity: its parts are not compared with each other.</summary>
    /// <param name="minutes">How long it lasted, with all of them.</param>
    public void BeginActivity(double? minutes)
    {
        _parts.Clear();
        ActivityMinutes = minutes;
    }

    /// <summary>A session that is new.</summary>
    public void Add(Session session)
    {
        store.Sessions.Add(session);
        _unsaved.Add(session);
        _parts.Add(session.Id);
    }

    /// <summary>A session that is not any more as it is stored.</summary>
    public void Changed(Session session)
    {
        if (!_unsaved.Contains(session)) _unsaved.Add(session);
    }

    public async Task<Session> ById(SessionId id, CancellationToken cancellationToken) =>
        _unsaved.Find(session => session.Id == id)
        ?? await store.Sessions.SingleAsync(session => session.Id == id, cancellationToken);

    public async Task<Session?> ByExternalId(string externalId, CancellationToken cancellationToken) =>
        _unsaved.Find(session => session.ExternalId == externalId)
        ?? await store.Sessions.FirstOrDefaultAsync(session => session.ExternalId == externalId, cancellationToken);

    /// <summary>The sessions that began within some time before or after an instant, the nearest first.</summary>
    public async Task<IReadOnlyList<Session>> Around(
        DateTimeOffset start, TimeSpan slack, CancellationToken cancellationToken)
    {
        var (first, last) = (start.ToUniversalTime() - slack, start.ToUniversalTime() + slack);
        var stored = await store.Sessions.Where(session => session.StartUtc >= first && session.StartUtc <= last)
            .ToListAsync(cancellationToken);
        var unsaved = _unsaved.Where(session => session.StartUtc >= first && session.StartUtc <= last);
        return [.. stored.Union(unsaved).Where(session => !_parts.Contains(session.Id))
            .OrderBy(session => (session.StartUtc!.Value - start).Duration())];
    }
}

using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>The sessions whose recordings are asked for: those that are there to be seen.</summary>
internal static class RecordedSessions
{
    /// <exception cref="NotFoundException">There is no such session.</exception>
    public static async Task RefuseUnknown(
        this IRealityStore store, SessionId id, CancellationToken cancellationToken)
    {
        if (await store.Sessions.AnyAsync(session => session.Id == id, cancellationToken)) return;
        throw GetSession.NoSuchSession(id);
    }
}

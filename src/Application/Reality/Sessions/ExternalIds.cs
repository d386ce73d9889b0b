using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <summary>The names other programs give to sessions: each stands for one session.</summary>
internal static class ExternalIds
{
    /// <exception cref="ConflictException">Another session than <paramref name="except"/> carries the name.</exception>
    public static async Task RefuseKnown(
        this IRealityStore store, string? externalId, SessionId? except, CancellationToken cancellationToken)
    {
        if (externalId is null) return;
        var known = await store.Sessions.Where(session => session.ExternalId == externalId)
            .Select(session => (SessionId?)session.Id).FirstOrDefaultAsync(cancellationToken);
        if (known is { } id && id != except)
        {
            throw new ConflictException(
                $"The external_id '{externalId}' is that of session {id.Value} already. Change that one instead.",
                id.Value);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality;

/// <summary>What happened to the current athlete, and only that.</summary>
public interface IRealityStore
{
    DbSet<Session> Sessions { get; }
    DbSet<DayNote> DayNotes { get; }
    DbSet<Domain.Reality.Import> Imports { get; }
    DbSet<Decision> Decisions { get; }

    /// <summary>The number of the next session: given once, never again. Only inside of a unit of work.</summary>
    Task<SessionId> NextSessionId(CancellationToken cancellationToken);

    /// <summary>The number of the next import: given once, never again. Only inside of a unit of work.</summary>
    Task<ImportId> NextImportId(CancellationToken cancellationToken);
}

using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Application.Reality.Recordings;

namespace TrainingOs.Infrastructure.Persistence.Export;

/// <summary>The database as a zip, and back.</summary>
internal sealed class TrainingArchive(
    TrainingDbLease lease,
    SqliteFile file,
    IOriginalFiles files,
    ImportLimits limits,
    ICurrentAthlete athlete,
    TimeProvider clock) : ITrainingArchive
{
    public async Task Write(Stream zip, CancellationToken cancellationToken)
    {
        // A connection of its own: it stays in its transaction until the last byte is sent.
        using var connection = file.Open();
        var writer = new ExportWriter(connection, Part.Of(lease.Db.Model), athlete.Id, file, clock.GetUtcNow());
        await writer.Write(zip, cancellationToken);
    }

    public Task<RestoredView> Restore(Stream zip, CancellationToken cancellationToken) =>
        new ExportReader(lease.Db, files, limits).Read(zip, cancellationToken);
}

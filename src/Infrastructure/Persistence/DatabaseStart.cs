using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>Makes the database ready before the first request: created, migrated, writable, with its athlete.</summary>
internal sealed class DatabaseStart(TrainingDbPool pool, SqliteFile file, SoleAthlete athlete, TimeProvider clock)
    : IHostedService
{
    /// <exception cref="StorageException">The file cannot be used. It was left as it is.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            var db = pool.Rent();
            new Migrator(db, file).Migrate((SqliteConnection)db.Database.GetDbConnection());
            athlete.Id = await Athlete(db, cancellationToken);
            pool.Return(db);
        }
        catch (SqliteException error) when (error.Explain(file.Path) is { } explained)
        {
            throw explained;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new StorageException(
                $"The folder of {file.Path} cannot be made or used: {error.Message} Name another file in ConnectionStrings__TrainingOs.",
                isFull: false,
                error);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<AthleteId> Athlete(TrainingDb db, CancellationToken cancellationToken)
    {
        // Taking the write lock also shows now, and not at the first save, whether the file can be written at all.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var id = await db.Athletes.IgnoreQueryFilters().OrderBy(a => a.Id)
            .Select(a => (AthleteId?)a.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            id = new AthleteId(1);
            db.Athletes.Add(new Athlete(id.Value, Timezone.OfThisMachine, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return id.Value;
    }
}

/// <summary>The one athlete there is at first.</summary>
internal sealed class SoleAthlete : ICurrentAthlete
{
    public AthleteId Id { get; set; }
}

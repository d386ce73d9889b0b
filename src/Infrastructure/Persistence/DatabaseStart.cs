using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>Makes the database ready before the first request: created, migrated, writable, with its athlete.</summary>
internal sealed class DatabaseStart(
    TrainingDbPool pool,
    SqliteFile file,
    SoleAthlete athlete,
    IServiceScopeFactory scopes,
    TimeProvider clock) : IHostedService, IDisposable
{
    /// <summary>Open as long as this runs, so that there is one journal from the beginning to the end.</summary>
    private SqliteConnection? _connection;

    /// <exception cref="StorageException">The file cannot be used. It was left as it is.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            file.Make();
            _connection = file.Open();
            new Migrator(pool, file).Migrate(_connection);
            var first = Athlete(_connection);
            file.Hold();
            athlete.Id = first ?? await FirstAthlete(cancellationToken);
        }
        catch (Exception error) when (file.Explain(error) is { } explained)
        {
            throw explained;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new StorageException(
                $"The folder of {file.Path} cannot be made or used: {error.Message} "
                    + "Name another file in ConnectionStrings__TrainingOs.",
                isFull: false,
                error);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _connection?.Dispose();

    private static AthleteId? Athlete(SqliteConnection connection)
    {
        // Taking the write lock also shows now, and not at the first save, whether there is room to write.
        using var transaction = connection.BeginTransaction(deferred: false);
        var id = connection.Ask<long>("SELECT MIN(id) FROM athletes");
        transaction.Commit();
        return id > 0 ? new AthleteId(id) : null;
    }

    private async Task<AthleteId> FirstAthlete(CancellationToken cancellationToken)
    {
        var id = new AthleteId(1);
        using var scope = scopes.CreateScope();
        var services = scope.ServiceProvider;
        var (unit, store) = (services.GetRequiredService<IUnitOfWork>(), services.GetRequiredService<IAthleteStore>());
        return await unit.Keep(
            async () =>
            {
                // Another process may have been faster.
                if (!await store.Athletes.IgnoreQueryFilters().AnyAsync(athlete => athlete.Id == id, cancellationToken))
                {
                    store.Athletes.Add(new Athlete(id, Timezone.Of(TimeZoneInfo.Local), clock.GetUtcNow()));
                }

                return id;
            },
            cancellationToken);
    }
}

/// <summary>The one athlete there is at first.</summary>
internal sealed class SoleAthlete : ICurrentAthlete
{
    public AthleteId Id { get; set; }
}

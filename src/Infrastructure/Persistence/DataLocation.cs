using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The SQLite file as the rest of the program knows it.</summary>
internal sealed class DataLocation(SqliteFile file, TrainingDbPool pool, ICurrentAthlete athlete) : IDataLocation
{
    public string Path => file.Path;

    public StorageException? Explain(Exception error) => file.Explain(error);

    public Task Check(CancellationToken cancellationToken)
    {
        try
        {
            using var lease = new TrainingDbLease(pool, athlete);
            var connection = (SqliteConnection)lease.Db.Database.GetDbConnection();
            file.MustBeInPlace(connection);
            connection.Ask<long>("SELECT COUNT(*) FROM athletes");
            return Task.CompletedTask;
        }
        catch (Exception error) when (file.Explain(error) is { } explained)
        {
            throw explained;
        }
    }
}

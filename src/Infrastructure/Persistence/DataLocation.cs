using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The SQLite file as the rest of the program knows it.</summary>
internal sealed class DataLocation(SqliteFile file, TrainingDbPool pool, ICurrentAthlete athlete) : IDataLocation
{
    private const string EveryTable = """
        SELECT EXISTS (SELECT 1 FROM athletes) + EXISTS (SELECT 1 FROM plan_weeks)
            + EXISTS (SELECT 1 FROM reality_sessions) + EXISTS (SELECT 1 FROM reality_day_notes)
        """;

    public string Path => file.Path;

    public StorageException? Explain(Exception error) => file.Explain(error);

    public Task Check(CancellationToken cancellationToken)
    {
        try
        {
            using var lease = new TrainingDbLease(pool, athlete);
            var connection = (SqliteConnection)lease.Db.Database.GetDbConnection();
            connection.Ask<long>(EveryTable);
            file.MustBeInPlace(connection);
            return Task.CompletedTask;
        }
        catch (Exception error) when (file.Explain(error) is { } explained)
        {
            throw explained;
        }
    }
}

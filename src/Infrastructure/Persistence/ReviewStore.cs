using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Review;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>
/// Reads both sides of a week, by queries that are compiled once: the calendar asks them all day long.
/// </summary>
internal sealed class ReviewStore(TrainingDbLease lease, WeekQueries queries) : IReviewStore
{
    public async Task<T> AtOnce<T>(Func<Task<T>> reads)
    {
        var connection = (SqliteConnection)lease.Db.Database.GetDbConnection();
        connection.Run("BEGIN");
        try
        {
            var result = await reads();
            connection.Run("COMMIT");
            return result;
        }
        catch
        {
            // After some errors SQLite has rolled back by itself.
            if (!SqliteNative.IsIdle(connection.Handle!)) connection.Run("ROLLBACK");
            throw;
        }
    }

    public async Task<Counting> Counting(CancellationToken cancellationToken) =>
        (await List(queries.Counting(lease.Db), cancellationToken)).Single();

    public async Task<WeekFacts> Week(IsoWeek week, CancellationToken cancellationToken)
    {
        var (db, monday, sunday) = (lease.Db, week.Monday, week.Sunday);
        return new WeekFacts(
            (await List(queries.Plans(db, week, week), cancellationToken)).SingleOrDefault(),
            await List(queries.Sessions(db, monday, sunday), cancellationToken),
            await List(queries.DayNotes(db, monday, sunday), cancellationToken));
    }

    private static async Task<IReadOnlyList<T>> List<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken)) list.Add(row);
        return list;
    }
}

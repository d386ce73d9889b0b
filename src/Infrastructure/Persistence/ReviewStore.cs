using TrainingOs.Application.Review;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>Reads both sides of a week, by queries that are compiled once: the calendar asks them all day long.</summary>
internal sealed class ReviewStore(TrainingDbLease lease, WeekQueries queries) : IReviewStore
{
    private readonly TrainingDb _db = lease.Db;

    public async Task<Counting> Counting(CancellationToken cancellationToken) =>
        (await List(queries.Counting(_db), cancellationToken)).Single();

    public async Task<WeekFacts> Week(IsoWeek week, CancellationToken cancellationToken)
    {
        var (monday, sunday) = (week.Monday, week.Sunday);
        return new WeekFacts(
            (await List(queries.Plans(_db, week, week), cancellationToken)).SingleOrDefault(),
            await List(queries.Sessions(_db, monday, sunday), cancellationToken),
            await List(queries.DayNotes(_db, monday, sunday), cancellationToken));
    }

    private static async Task<IReadOnlyList<T>> List<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken)) list.Add(row);
        return list;
    }
}

using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Review;
using TrainingOs.Infrastructure.Persistence;

namespace TrainingOs.Infrastructure.Tests.Persistence;

/// <summary>Connections that stay open, the statements they keep, and the contexts that are lent with them.</summary>
public sealed class KeptConnectionTests
{
    private const int MaxIdle = 64;
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Fact]
    public async Task One_query_that_is_read_twice_at_the_same_time_gives_each_reader_all_of_it()
    {
        await using var log = await WithThreeNotes();
        using var db = Lent(log);
        var notes = db.DayNotes.AsNoTracking().OrderBy(note => note.Date);
        await notes.ToListAsync(TestContext.Current.CancellationToken); // its statement is kept from here on
        var pairs = new List<string>();

        await foreach (var outer in notes.AsAsyncEnumerable())
        {
            await foreach (var inner in notes.AsAsyncEnumerable()) pairs.Add(outer.Note + inner.Note);
        }

        pairs.ShouldBe(["aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc"]);
    }

    [Fact]
    public async Task A_reader_that_was_left_halfway_does_not_disturb_the_next()
    {
        await using var log = await WithThreeNotes();
        using var db = Lent(log);
        var notes = db.DayNotes.AsNoTracking().OrderBy(note => note.Date);

        await foreach (var note in notes.AsAsyncEnumerable())
        {
            if (note.Note == "b") break;
        }

        (await notes.Select(note => note.Note).ToListAsync(TestContext.Current.CancellationToken))
            .ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task More_statements_than_are_kept_all_work_and_so_do_the_first_again()
    {
        await using var log = await TrainingLog.Started();
        using var db = Lent(log);
        var connection = Connection(db).ShouldBeOfType<KeptConnection>();
        var statements = Enumerable.Range(0, 250).Select(n => (n, Sql: $"SELECT {n} + $more")).ToList();

        foreach (var (n, sql) in statements.Concat(statements)) Plus(connection, sql, 7).ShouldBe(n + 7L);

        static object? Plus(DbConnection connection, string sql, int more)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.Add(new SqliteParameter("$more", more));
            return command.ExecuteScalar();
        }
    }

    [Fact]
    public async Task A_statement_that_failed_works_when_its_reason_is_gone()
    {
        await using var log = await TrainingLog.Started();
        using var db = Lent(log);
        const string insert = "INSERT INTO reality_day_notes VALUES (1, '2026-11-16', 'x', '', '')";
        await db.Database.ExecuteSqlRawAsync(insert, TestContext.Current.CancellationToken);

        await Should.ThrowAsync<SqliteException>(
            () => db.Database.ExecuteSqlRawAsync(insert, TestContext.Current.CancellationToken));
        await db.Database.ExecuteSqlRawAsync("DELETE FROM reality_day_notes", TestContext.Current.CancellationToken);

        (await db.Database.ExecuteSqlRawAsync(insert, TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Fact]
    public async Task A_context_comes_back_clean_and_is_lent_again()
    {
        await using var log = await WithThreeNotes();
        var (pool, first) = (log.The<TrainingDbPool>(), Lent(log));
        var note = await first.DayNotes.FirstAsync(TestContext.Current.CancellationToken);
        note.Rewrite("unsaved", DateTimeOffset.UnixEpoch);
        pool.Return(first);

        var second = Lent(log);

        second.ShouldBeSameAs(first);
        second.ChangeTracker.Entries().ShouldBeEmpty();
        pool.Return(second);
    }

    [Fact]
    public async Task A_context_in_the_middle_of_a_transaction_is_closed_and_not_lent_again()
    {
        await using var log = await TrainingLog.Started();
        var (pool, begun, broken) = (log.The<TrainingDbPool>(), Lent(log), Lent(log));
        var connections = new[] { begun, broken }.Select(Connection).ToList();
        connections[0].Run("BEGIN IMMEDIATE");
        connections[1].Close();

        pool.Return(begun);
        pool.Return(broken);

        connections.ShouldAllBe(connection => connection.State == ConnectionState.Closed);
        (await log.Ask(new WriteDayNote(Monday, "Nobody holds the lock"))).Note.ShouldBe("Nobody holds the lock");
    }

    [Fact]
    public async Task What_a_burst_needed_beyond_the_idle_ones_is_closed_again()
    {
        await using var log = await TrainingLog.Started();
        var pool = log.The<TrainingDbPool>();
        for (var burst = 0; burst < 2; burst++)
        {
            var lent = Enumerable.Range(0, MaxIdle + 10).Select(_ => Lent(log)).ToList();
            var connections = lent.ConvertAll(Connection);

            lent.ForEach(pool.Return);

            connections.Count(connection => connection.State == ConnectionState.Open).ShouldBe(MaxIdle);
        }
    }

    [Fact]
    public async Task What_is_read_at_once_is_one_state_whatever_others_write_meanwhile()
    {
        await using var log = await WithThreeNotes();
        await using var scope = log.The<IServiceScopeFactory>().CreateAsyncScope();
        var review = scope.ServiceProvider.GetRequiredService<IReviewStore>();

        var (before, after) = await review.AtOnce(async () =>
        {
            var seen = await Notes(review);
            log.Change("DELETE FROM reality_day_notes");
            return (seen, await Notes(review));
        });

        (before, after, await Notes(review)).ShouldBe((3, 3, 0));
    }

    [Fact]
    public async Task A_read_that_fails_says_why_and_leaves_nothing_open()
    {
        await using var log = await TrainingLog.Started();
        await using var scope = log.The<IServiceScopeFactory>().CreateAsyncScope();
        var review = scope.ServiceProvider.GetRequiredService<IReviewStore>();
        var connection = Connection(scope.ServiceProvider.GetRequiredService<TrainingDbLease>().Db);

        foreach (var (fails, whose) in new (Action Fails, string Whose)[]
        {
            (() => throw new InvalidOperationException("mine"), "mine"),
            (() => Undo(connection), "disk"),
        })
        {
            (await Should.ThrowAsync<InvalidOperationException>(() => review.AtOnce<int>(() =>
            {
                fails();
                return Task.FromResult(0);
            }))).Message.ShouldBe(whose);
            SqliteNative.IsIdle(connection.Handle!).ShouldBeTrue();
        }

        // As SQLite itself does when the disk or the memory fails.
        static void Undo(SqliteConnection connection)
        {
            connection.Run("ROLLBACK");
            throw new InvalidOperationException("disk");
        }
    }

    private static async Task<TrainingLog> WithThreeNotes()
    {
        var log = await TrainingLog.Started();
        foreach (var (note, day) in new[] { "a", "b", "c" }.Select((note, day) => (note, day)))
        {
            await log.Ask(new WriteDayNote(Monday.AddDays(day), note));
        }

        return log;
    }

    private static async Task<int> Notes(IReviewStore review) =>
        (await review.Week(new(2026, 47), TestContext.Current.CancellationToken)).DayNotes.Count;

    private static TrainingDb Lent(TrainingLog log)
    {
        var db = log.The<TrainingDbPool>().Rent();
        db.AthleteId = new(1);
        return db;
    }

    private static SqliteConnection Connection(TrainingDb db) => (SqliteConnection)db.Database.GetDbConnection();
}

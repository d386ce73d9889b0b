using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>
/// Contexts at rest, each with an open connection of its own. EF's pool would close the connection after each request;
/// opening one again, with its pragmas and functions, costs more than all queries of a week.
/// </summary>
internal sealed class TrainingDbPool(SqliteFile file) : IDisposable
{
    /// <summary>
    /// More than ever run at once on a small machine; what a burst needs beyond them is closed again.
    /// </summary>
    private const int MaxIdle = 64;

    private readonly ConcurrentBag<TrainingDb> _idle = [];
    private int _count; // the bag locks all of itself to count

    public TrainingDb Rent()
    {
        if (!_idle.TryTake(out var db)) return Open();
        Interlocked.Decrement(ref _count);
        return db;
    }

    public void Return(TrainingDb db)
    {
        db.ChangeTracker.Clear();
        if (IsClean(db) && HasRoom()) _idle.Add(db);
        else db.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var db)) db.Dispose();
    }

    /// <summary>Whether nothing of the last work is left: a rollback that failed, a connection that broke.</summary>
    private static bool IsClean(TrainingDb db) =>
        db.Database.CurrentTransaction is null
        && db.Database.GetDbConnection() is SqliteConnection { State: ConnectionState.Open, Handle: { } handle }
        && SqliteNative.IsIdle(handle);

    private bool HasRoom()
    {
        if (Interlocked.Increment(ref _count) <= MaxIdle) return true;
        Interlocked.Decrement(ref _count);
        return false;
    }

    private TrainingDb Open()
    {
        var options = new DbContextOptionsBuilder<TrainingDb>()
            .UseSqlite(file.Open(), contextOwnsConnection: true)
            .EnableThreadSafetyChecks(false)
            .Options;
        var db = new TrainingDb(options);

        // A unit of work saves once, and what fails is rolled back whole.
        db.Database.AutoSavepointsEnabled = false;

        // What changed is looked for once, before it is saved; not each time somebody asks what is tracked.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        return db;
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>
/// One writer at a time: writers of this process wait in line at the gate, those of other processes at SQLite's lock,
/// which is taken before the work reads anything. So what the work reads is what its changes are applied to.
/// </summary>
internal sealed class UnitOfWork(TrainingDbLease lease, WriteGate gate, SqliteFile file) : IUnitOfWork
{
    public async Task<T> Keep<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (!await gate.WaitAsync(SqliteFile.Patience, cancellationToken)) throw StorageErrors.Busy(file.Path);
        try
        {
            var db = lease.Db;

            // Microsoft.Data.Sqlite begins with BEGIN IMMEDIATE.
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await work();
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync(cancellationToken);
            file.MustBeInPlace((SqliteConnection)db.Database.GetDbConnection());

            // From here on it is kept: a client that hangs up must not turn a commit into a doubt.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception error) when (file.Explain(error) is { } explained)
        {
            throw explained;
        }
        finally
        {
            gate.Release();
        }
    }
}

/// <summary>The line in which the writers of this process wait.</summary>
internal sealed class WriteGate() : SemaphoreSlim(1, 1);

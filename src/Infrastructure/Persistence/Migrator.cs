using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SQLitePCL;
using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>
/// Brings a database file to the schema of this version, in one transaction: it is wholly migrated or wholly as before,
/// whenever the process dies. (EF's own way leaves a lock row behind that a next start would wait for without end.)
/// </summary>
internal sealed class Migrator(TrainingDbPool pool, SqliteFile file)
{
    private const string History = "__EFMigrationsHistory";
    private const long ApplicationId = 0x54724F53; // "TrOS" in the header of the file tells whose it is

    // Asked of the assembly: EF would build its whole model first, at each start, to find nothing to do.
    private static readonly string[] Known =
    [
        .. typeof(TrainingDb).Assembly.DefinedTypes
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>(),
    ];

    /// <exception cref="StorageException">The file is another program's, or of a newer version.</exception>
    public void Migrate(SqliteConnection connection)
    {
        var pending = Pending(connection);
        if (connection.Ask<string>("PRAGMA journal_mode = WAL") != "wal")
        {
            throw new StorageException(
                $"The file system that holds {file.Path} cannot keep a write-ahead log. Use a local disk.",
                isFull: false);
        }

        if (!pending) return;
        connection.Run("PRAGMA foreign_keys = OFF");
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            // Another process may have been faster.
            if (Pending(connection))
            {
                connection.Run(Script(connection));
                connection.Run($"PRAGMA application_id = {ApplicationId}");
            }

            transaction.Commit();
        }

        connection.Run("PRAGMA foreign_keys = ON");
    }

    private string Script(SqliteConnection connection)
    {
        var db = pool.Rent();
        var script = db.GetService<IMigrator>().GenerateScript(
            Applied(connection).LastOrDefault() ?? Migration.InitialDatabase,
            toMigration: null,
            MigrationsSqlGenerationOptions.NoTransactions);
        pool.Return(db);
        return script;
    }

    private bool Pending(SqliteConnection connection)
    {
        var applied = Applied(connection);
        if (applied.Except(Known).FirstOrDefault() is { } unknown)
        {
            throw NotOurs(
                connection,
                $"{file.Path} was written by a newer version of Training OS ({unknown}). It was left as it is. "
                + "Start that version, or name another file in ConnectionStrings__TrainingOs.");
        }

        return Known.Except(applied).Any();
    }

    private List<string> Applied(SqliteConnection connection)
    {
        if (connection.Ask<long>("SELECT COUNT(*) FROM sqlite_master") == 0) return [];
        if (connection.Ask<long>("PRAGMA application_id") != ApplicationId)
        {
            throw NotOurs(
                connection,
                $"{file.Path} is the database of another program. It was left as it is. "
                + "Name another file in ConnectionStrings__TrainingOs.");
        }

        if (connection.Ask<long>($"SELECT COUNT(*) FROM sqlite_master WHERE name = '{History}'") == 0)
        {
            throw NotOurs(
                connection,
                $"{file.Path} does not say which version wrote it: a part of it is gone. It was left as it is. "
                + "Bring back a backup, or name another file in ConnectionStrings__TrainingOs.");
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT MigrationId FROM {History} ORDER BY MigrationId";
        using var rows = command.ExecuteReader();
        var applied = new List<string>();
        while (rows.Read()) applied.Add(rows.GetString(0));
        return applied;
    }

    private StorageException NotOurs(SqliteConnection connection, string sentence)
    {
        // The last connection that closes brings into the file what its owner left in the journal,
        // unless it is told not to.
        if (new FileInfo($"{file.Path}-wal") is { Exists: true, Length: > 0 })
        {
            raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        }

        return new StorageException(sentence, isFull: false);
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The SQLite file that holds the training log, and how it is opened: durable, and patient with other writers.</summary>
internal sealed class SqliteFile : IDataLocation
{
    public const string HoldsFunction = "holds_text";

    private readonly string _connectionString;

    static SqliteFile()
    {
        // Counting its memory makes all threads of SQLite wait for each other at one lock.
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <exception cref="StorageException">The connection string names no file, or holds words SQLite does not know.</exception>
    public SqliteFile(string connectionString)
    {
        var builder = Read(connectionString);
        builder.ForeignKeys = true;
        builder.Pooling = false;
        if (builder.DataSource is "" or ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw NoFile("A training log is kept in a file.");
        }

        Path = System.IO.Path.GetFullPath(builder.DataSource);
        builder.DataSource = Path;
        _connectionString = builder.ToString();
    }

    public string Path { get; }

    /// <summary>An open connection. Each belongs to one context, and stays open as long as that lives.</summary>
    public SqliteConnection Open()
    {
        var connection = new KeptConnection(_connectionString);
        connection.CreateFunction<string?, string, bool>(HoldsFunction, Holds, isDeterministic: true);
        connection.Open();
        connection.Run("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;");
        return connection;
    }

    public Task Check(CancellationToken cancellationToken)
    {
        try
        {
            // A connection of its own: it also sees when the file was taken away from under the open ones.
            if (!File.Exists(Path)) throw new StorageException($"{Path} is gone. Bring it back, then restart.", isFull: false);
            using var connection = Open();
            connection.Ask<long>("SELECT COUNT(*) FROM athletes");
            return Task.CompletedTask;
        }
        catch (SqliteException error) when (error.Explain(Path) is { } explained)
        {
            throw explained;
        }
    }

    private static SqliteConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException error)
        {
            throw NoFile(error.Message);
        }
    }

    private static StorageException NoFile(string reason) => new(
        $"The setting ConnectionStrings__TrainingOs names no file. {reason} Write it as: Data Source=/path/to/training.db",
        isFull: false);

    private static bool Holds(string? text, string words) => text is not null
        && CultureInfo.InvariantCulture.CompareInfo.IndexOf(
            text, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}

/// <summary>Short forms for statements that EF has no words for.</summary>
internal static class SqliteStatements
{
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static T? Ask<T>(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is T answer ? answer : default;
    }
}

using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace TrainingOs.Api.Tests.Processes;

/// <summary>A folder of its own for the data of one test, gone when the test ends.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("training-os-").FullName;

    /// <summary>The database in it.</summary>
    public string File => System.IO.Path.Combine(Path, "training.db");

    /// <summary>Runs statements on a database, as any SQLite tool does.</summary>
    public static void Run(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of what a query finds.</summary>
    public static List<object> Ask(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<object>();
        while (rows.Read()) found.Add(rows.GetValue(0));
        return found;
    }

    /// <summary>
    /// Every file in it by its content, so that any change shows; but for what SQLite shares among its readers.
    /// </summary>
    public Dictionary<string, string> Content() => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
        .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes(file))));

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}

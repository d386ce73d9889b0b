using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>
/// The SQLite file that holds the training log, and how it is opened: durable, and patient with other writers.
/// </summary>
internal sealed class SqliteFile
{
    public const string HoldsFunction = "holds_text";

    /// <summary>How many bytes the journal keeps for the next changes when it is empty again.</summary>
    public const long MostJournal = 16 << 20;

    /// <summary>How long a writer waits for others.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _connectionString;
    private ((ulong, ulong)? File, (ulong, ulong)? Journal)? _held;

    static SqliteFile()
    {
        // Counting its memory makes all threads of SQLite wait for each other at one lock.
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <exception cref="StorageException">
    /// The connection string names no file, or holds words SQLite does not know.
    /// </exception>
    public SqliteFile(string connectionString)
    {
        var builder = Read(connectionString);
        builder.ForeignKeys = true;
        builder.Pooling = false;
        builder.Cache = SqliteCacheMode.Private;
        builder.DefaultTimeout = (int)Patience.TotalSeconds;
        if (builder.DataSource is "" or ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw NoFile("A training log is kept in a file.");
        }

        if (builder.Mode == SqliteOpenMode.ReadOnly)
        {
            throw NoFile("A training log is written to: leave Mode=ReadOnly out.");
        }
        if (builder.Password.Length > 0) throw NoFile("SQLite cannot encrypt it: leave the password out.");
        if (builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw NoFile("It names an address, and not a path.");
        }

        if (builder.DataSource.StartsWith("~/", StringComparison.Ordinal))
        {
            throw NoFile("Only a shell knows what ~ is: write the folder out.");
        }

        Path = Target(System.IO.Path.GetFullPath(builder.DataSource));
        builder.DataSource = Path;

        // A file that vanishes while this runs must be missed, and not be made anew.
        builder.Mode = SqliteOpenMode.ReadWrite;
        _connectionString = builder.ToString();
    }

    public string Path { get; }

    private string Journal => $"{Path}-wal";

    /// <summary>
    /// Makes the file when there is none, in a folder and with rights of its owner: a diary is nobody else's business.
    /// </summary>
    public void Make()
    {
        if (Directory.Exists(Path)) throw NoFile($"{Path} is a folder.");
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);

        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        if (!File.Exists(Path)) File.Open(Path, options).Dispose();
    }

    /// <summary>An open connection. Each belongs to one context, and stays open as long as that lives.</summary>
    /// <exception cref="StorageException">The file may only be read, or is no longer the one that it was.</exception>
    public SqliteConnection Open()
    {
        MustBeInPlace();
        var connection = new KeptConnection(_connectionString);
        try
        {
            connection.CreateFunction<string?, string, bool>(HoldsFunction, Holds, isDeterministic: true);
            connection.Open();

            // Where a file may not be written, SQLite opens it for reading, and would say so at the first write.
            if (raw.sqlite3_db_readonly(connection.Handle, "main") != 0) throw StorageErrors.NotWritable(Path);
            connection.Run("PRAGMA synchronous = FULL");

            // One large change makes the journal as large; without a limit it would stay so while the program runs.
            connection.Run($"PRAGMA journal_size_limit = {MostJournal}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Remembers which files these are: this one, and the journal beside it, which stays the same as long as one
    /// connection is open that has read.
    /// </summary>
    public void Hold() => _held = Present();

    /// <summary>
    /// Sees that a connection still writes to the file of this name and the journal beside it, and not to ones that
    /// were taken away.
    /// </summary>
    /// <exception cref="StorageException">The file or its journal was moved, deleted or replaced.</exception>
    public void MustBeInPlace(SqliteConnection connection)
    {
        if (SqliteNative.HasMoved(connection.Handle!)) throw Gone();
        MustBeInPlace();
    }

    private void MustBeInPlace()
    {
        if (_held is not { } held) return;
        var present = Present();
        if (present.File != held.File) throw Gone();
        if (present.Journal == held.Journal && File.Exists(Journal)) return;
        throw new StorageException(
            $"{Journal}, a part of the training log while this runs, was moved, deleted or replaced. Nothing was "
                + "saved. Stop the server, but not by force: it brings in what it still holds. Then start it again.",
            isFull: false);
    }

    private ((ulong, ulong)? File, (ulong, ulong)? Journal) Present() =>
        (SqliteNative.IdentityOf(Path), SqliteNative.IdentityOf(Journal));

    private StorageException Gone() => new(
        $"{Path} was moved, deleted or replaced while this runs. Nothing was saved. Stop the server and bring it back; "
            + "or, to go on with the file that is there now, first remove those beside it that end in -wal and -shm.",
        isFull: false);

    public StorageException? Explain(Exception error) => error switch
    {
        SqliteException sqlite => sqlite.Explain(Path),
        { InnerException: SqliteException sqlite } => sqlite.Explain(Path),
        _ => null,
    };

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

    /// <summary>The file a link leads to, beside which SQLite keeps its journal; other paths as they are.</summary>
    private static string Target(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }
        catch (IOException error)
        {
            throw NoFile(error.Message);
        }
    }

    private static StorageException NoFile(string reason) => new(
        $"The setting ConnectionStrings__TrainingOs names no file to keep a training log in. {reason} "
            + "Write it as: Data Source=/path/to/training.db",
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

using Microsoft.Data.Sqlite;
using TrainingOs.Application.Common;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>SQLite's result codes as sentences that say what to do.</summary>
internal static class StorageErrors
{
    private const int Error = 1, BusyCode = 5, ReadOnly = 8, IoError = 10, Corrupt = 11;
    private const int Full = 13, CannotOpen = 14, NoDatabase = 26;

    private static readonly string[] OfSchema = ["no such table", "no such column", "has no column", "already exists"];

    /// <summary>Somebody else has been writing for too long.</summary>
    public static StorageException Busy(string path) => new(
        $"Somebody else has been writing to {path} for longer than is usual. Try again, or end that program.",
        isFull: false);

    /// <summary>The file may be read, and nothing more.</summary>
    public static StorageException NotWritable(string path) => new(
        $"{path} can be read but not written. Give this user the right to write to the file and its folder.",
        isFull: false);

    /// <summary>The sentence for an error of the file; null when the error is not the file's but ours.</summary>
    public static StorageException? Explain(this SqliteException error, string path)
    {
        var folder = Path.GetDirectoryName(path);
        var sentence = error.SqliteErrorCode switch
        {
            Error when IsOfSchema(error) => $"{path} is not as Training OS made it ({error.Message.TrimEnd('.')}). "
                + "Put a copy of it aside, then bring back a backup.",
            BusyCode => Busy(path).Message,
            ReadOnly => NotWritable(path).Message,
            IoError => $"The disk refused to read or write {path}. See whether it is full, failing or gone.",
            Corrupt => $"{path} is damaged. Put a copy of it aside, then bring back a backup.",
            Full => $"No space is left on the disk that holds {path}. "
                + "Make room, then try again; what was saved is safe.",
            CannotOpen => $"{path} cannot be opened for writing. "
                + $"See whether the folder {folder} exists and this user may write to it.",
            NoDatabase => $"{path} is no SQLite database. It was left as it is. "
                + "Name another file in ConnectionStrings__TrainingOs.",
            _ => null,
        };
        return sentence is null ? null : new StorageException(sentence, error.SqliteErrorCode == Full, error);
    }

    /// <summary>Whether a part of the schema is missing, or there already, which no statement here causes.</summary>
    private static bool IsOfSchema(SqliteException error) =>
        OfSchema.Any(words => error.Message.Contains(words, StringComparison.Ordinal));
}

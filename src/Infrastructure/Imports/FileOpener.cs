using System.Buffers;
using System.IO.Compression;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Infrastructure.ActivityFiles;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// Turns the bytes of a file into what can be known of it without the database. Whatever the bytes are, it answers.
/// </summary>
internal sealed class FileOpener(
    IEnumerable<IActivityReader> readers, IRecordings recordings, IOriginalFiles originals, ImportLimits limits)
{
    /// <summary>Whether an entry is named as the list of a service's export is.</summary>
    public static bool MayBeList(ZipArchiveEntry entry) =>
        entry.Name.Equals("activities.csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is a reader for a file.</summary>
    public bool Knows(GivenFile file) => ReaderOf(file.Name, file.Bytes.Span) is not null;

    /// <param name="step">A file as it was given, and what a list says of it.</param>
    /// <param name="cancellationToken">Ends the reading of a large file.</param>
    public ReadFile Open(Step step, CancellationToken cancellationToken)
    {
        if (step.Read is { } read) return read;
        var file = step.Given!;
        try
        {
            return file.Refusal is { } refusal ? Refused(file, refusal) : Open(step, file, cancellationToken);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            // Nothing here throws; should something do so for all that, one file must not stop the others.
            return Refused(file, Unforeseen);
        }
    }

    /// <summary>Why a file is refused that makes its reader, or what comes after it, stumble.</summary>
    public static Refusal Unforeseen { get; } = new("unreadable", "This file cannot be read, and it is not known why. "
        + "Please keep it, and report it to the makers of Training OS.");

    private ReadFile Open(Step step, GivenFile file, CancellationToken cancellationToken)
    {
        var (content, cut, refusal) = Content(file);
        if (refusal is not null) return Refused(file, refusal);

        var reading = Read(file.Name, content, cancellationToken);
        var activities = reading.Activities;
        if (step.Export is { } export) activities = export.Joined(step.ListedAs!, activities);
        if (activities.Count == 0) return Refused(file, reading.Refusal!);

        var isList = reading.Activities.Any(activity => activity.Entry is not null);
        string?[] warnings = [cut, reading.Activities.Count == 0 ? reading.Refusal!.Message : null];
        return new ReadFile
        {
            File = file.File,
            Entry = file.Entry,
            Original = isList ? null : originals.Pack(file.Name, file.Bytes, content),
            Activities = [.. activities.Select(draft => Packed(draft, isList ? null : file.Name))],
            RefusedEntries = reading.RefusedEntries,
            Warnings = [.. reading.Warnings, .. warnings.OfType<string>()],
        };
    }

    /// <summary>
    /// The rows of a list in a zip. Of what is called as a list is and is none, what is in it; nothing when it is a
    /// table of something else.
    /// </summary>
    public (FileReading? Rows, ReadFile? Other) List(GivenFile file, CancellationToken cancellationToken)
    {
        if (file.Refusal is not null) return (null, Open(new Step(file), cancellationToken));
        if (!Knows(file)) return (null, null);
        var reading = Read(file.Name, file.Bytes, cancellationToken);
        return reading.Activities.Any(activity => activity.Entry is not null)
            ? (reading, null)
            : (null, Open(new Step(file), cancellationToken));
    }

    /// <summary>An activity with its totals complete and its points made small.</summary>
    /// <param name="draft">What a reader made of it.</param>
    /// <param name="file">The name of the file, if a session is read from it alone.</param>
    public ReadActivity Packed(ActivityDraft draft, string? file = null) => ReadActivity.Of(draft, file, recordings);

    private static ReadFile Refused(GivenFile file, Refusal refusal) =>
        new() { File = file.File, Entry = file.Entry, Refusal = refusal };

    private FileReading Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.Length == 0)
        {
            return FileReading.Refused("empty_file", "This file is empty. Get it again from where it comes from.");
        }

        try
        {
            return ReaderOf(name, content.Span) is { } reader
                ? reader.Read(content, cancellationToken)
                : Unknown(content.Span);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return FileReading.Refused(Unforeseen.Reason, Unforeseen.Message);
        }
    }

    private IActivityReader? ReaderOf(string name, ReadOnlySpan<byte> content)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        foreach (var reader in readers)
        {
            if (reader.Recognises(plain, content)) return reader;
        }

        return null;
    }

    private static FileReading Unknown(ReadOnlySpan<byte> content) => FileReading.Refused(
        "unknown_format",
        $"This is {Likeness.Of(content) ?? "in no format that is known here"}, and no recording of an activity. "
            + "FIT, GPX and TCX files can be imported, zips of them, and lists of activities from Strava or Garmin "
            + "Connect.");

    /// <summary>What is in a file: itself, or what is packed in it.</summary>
    private (ReadOnlyMemory<byte> Content, string? Cut, Refusal? Refusal) Content(GivenFile file)
    {
        if (file.Bytes.Span is not [0x1F, 0x8B, ..]) return (file.Bytes, null, null);
        var most = Math.Min(limits.MaxFileBytes, (long)file.Bytes.Length * limits.MaxExpansion + (1 << 20));

        // Looked through once before it is kept: a bomb takes no room, and what is kept takes no more than it needs.
        var (length, isCut) = Unpack(file, [], most);
        if (length > most) return (default, null, TooMuch(most));
        if (length == 0 && isCut)
        {
            return (default, null, new("unreadable", "This file is packed with gzip, but cannot be unpacked. "
                + "Get it again from where it comes from."));
        }

        var content = new byte[length];
        Unpack(file, content, most);
        var cut = isCut ? "The packed file is damaged at its end; what could be unpacked was read." : null;
        return (content, cut, null);
    }

    /// <summary>
    /// Unpacks a file as far as there is room, and counts what there is as far as it may: how many bytes, and whether
    /// they end with damage.
    /// </summary>
    private static (long Length, bool IsCut) Unpack(GivenFile file, Span<byte> room, long most)
    {
        var length = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var unpacked = new GZipStream(file.Open(), CompressionMode.Decompress);
            for (int read; length <= most && (read = unpacked.Read(buffer)) > 0; length += read)
            {
                if (length < room.Length) buffer.AsSpan(0, read).CopyTo(room[(int)length..]);
            }

            return (length, false);
        }
        catch (InvalidDataException)
        {
            return (length, true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Refusal TooMuch(long most) => most == limits.MaxFileBytes
        ? new("too_large", $"Unpacked, this file is larger than {most >> 20} MB, which is the limit of one file.")
        : new("expansion", $"This file unpacks to more than {limits.MaxExpansion} times its size, which no recording "
            + "does. It was left packed.");
}

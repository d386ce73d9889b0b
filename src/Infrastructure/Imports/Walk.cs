using System.IO.Compression;
using TrainingOs.Application.Export;
using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>Goes through all that was handed in, into zips and zips in zips, one file at a time.</summary>
internal sealed class Walk(HandedIn files, FileOpener opener, ImportLimits limits)
{
    /// <summary>How many files were found so far.</summary>
    public int Found { get; private set; }

    /// <summary>Everything there is to decide about, in the order in which it was handed in.</summary>
    public IEnumerable<Step> Steps(CancellationToken cancellationToken)
    {
        Found = files.Files.Count;
        return files.Files.SelectMany(file => Of(file, cancellationToken));
    }

    private IEnumerable<Step> Of(ReceivedFile file, CancellationToken cancellationToken)
    {
        if (file.TooLarge is { } limit) return [TooLarge(file.Name, null, limit)];
        try
        {
            return Of(file.Name, null, PlainFile.Open(files.PathOf(file)), null, nesting: 0, cancellationToken);
        }
        catch (NoFileException error)
        {
            return [Refused(file.Name, null, new("no_file", error.Message))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [Refused(file.Name, null, Unreadable)];
        }
    }

    private IEnumerable<Step> Of(
        string file,
        string? within,
        FileStream stream,
        Unpacking? unpacking,
        int nesting,
        CancellationToken cancellationToken)
    {
        using var open = stream;
        if (IsZip(stream) is not true and var isOther)
        {
            yield return isOther is null ? Refused(file, within, Unreadable) : Whole(file, within, stream);
            yield break;
        }

        var (archive, refusal) = Archive.Open(stream, limits, unpacking);
        if (archive is null)
        {
            yield return Refused(file, within, refusal!);
            yield break;
        }

        using var opened = archive;
        foreach (var step in Of(file, within, archive, nesting, cancellationToken)) yield return step;
    }

    private IEnumerable<Step> Of(
        string file, string? within, Archive archive, int nesting, CancellationToken cancellationToken)
    {
        if (archive.Names.Contains(ITrainingArchive.Manifest))
        {
            yield return Refused(file, within, new(
                "export", "This is an export of Training OS. To bring it back, import it alone, as it was written."));
            yield break;
        }

        var entries = archive.Entries.ToList();
        if (entries.Count == 0)
        {
            yield return Refused(file, within, new(
                "no_activities", "There is no FIT, GPX or TCX file in this zip, and no list of activities."));
        }

        Found += Math.Max(entries.Count - 1, 0);
        var (list, rows, others) = ListAmong(entries, file, within, archive, cancellationToken);
        var export = rows is null ? null : new BulkExport(list!.FullName, rows.Activities, archive.Names);
        foreach (var entry in entries.Where(entry => entry != list))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Name(within, entry);
            if (Archive.IsZip(entry))
            {
                foreach (var step in Inner(file, name, archive, entry, nesting, cancellationToken)) yield return step;
                continue;
            }

            if (!others.TryGetValue(entry, out var other))
            {
                var (bytes, refusal) = archive.Read(entry);
                var given = new GivenFile(file, name, bytes, refusal, IsRented: refusal is null);
                if (refusal is not null || !IsTable(entry) || opener.Knows(given))
                {
                    yield return new Step(given, export, entry.FullName);
                    continue;
                }

                given.Release();
            }

            // Services pack dozens of other tables into an export, which are nobody's training.
            if (other is null) Found--;
            else yield return new Step(null, Read: other);
        }

        if (export is null) yield break;
        var listName = Name(within, list!);
        yield return Rows(file, listName, export.WithoutFile, rows!, rows!.Warnings);
        foreach (var row in export.WithMissingFile)
        {
            yield return Rows(file, listName, [row], null, [BulkExport.Missing(row)]);
        }
    }

    private IEnumerable<Step> Inner(
        string file,
        string name,
        Archive archive,
        ZipArchiveEntry entry,
        int nesting,
        CancellationToken cancellationToken)
    {
        if (nesting == limits.MaxNesting)
        {
            return [Refused(file, name, new("nested_too_deep", "Zips lie too deep in each other here: "
                + $"{limits.MaxNesting} in the one that is given can be read. Unpack it, and import what is in it."))];
        }

        var stream = new FileStream(
            files.NewPath(),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose);
        try
        {
            if (archive.Unpack(entry, stream) is not { } refusal)
            {
                stream.Position = 0;
                return Of(file, name, stream, archive.Unpacking, nesting + 1, cancellationToken);
            }

            stream.Dispose();
            return [Refused(file, name, refusal)];
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The list of an export, and what the entries before it are that only carry its name.</summary>
    private (ZipArchiveEntry? Entry, FileReading? Rows, Dictionary<ZipArchiveEntry, ReadFile?> Others) ListAmong(
        IEnumerable<ZipArchiveEntry> entries, string file, string? within, Archive archive,
        CancellationToken cancellationToken)
    {
        var others = new Dictionary<ZipArchiveEntry, ReadFile?>();
        foreach (var entry in entries.Where(FileOpener.MayBeList))
        {
            var (bytes, refusal) = archive.Read(entry);
            var given = new GivenFile(file, Name(within, entry), bytes, refusal, IsRented: refusal is null);
            var (rows, other) = opener.List(given, cancellationToken);
            given.Release();
            if (rows is not null) return (entry, rows, others);

            // A recording by that name would take room until its turn: it is read again then.
            if (other is null or { Refusal: not null }) others[entry] = other;
        }

        return (null, null, others);
    }

    private Step Rows(
        string file,
        string entry,
        IReadOnlyList<ActivityDraft> rows,
        FileReading? list,
        IReadOnlyList<string> warnings) =>
        new(null, Read: new ReadFile
        {
            File = file,
            Entry = entry,
            Activities = [.. rows.Select(row => opener.Packed(row))],
            RefusedEntries = list?.RefusedEntries ?? [],
            Warnings = warnings,
        });

    private static string Name(string? within, ZipArchiveEntry entry) =>
        within is null ? entry.FullName : $"{within}/{entry.FullName}";

    private static bool IsTable(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        || entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is a zip; null when it cannot be read.</summary>
    private static bool? IsZip(FileStream stream)
    {
        try
        {
            Span<byte> beginning = stackalloc byte[4];
            var isZip = Archive.IsZip(beginning[..stream.ReadAtLeast(beginning, 4, throwOnEndOfStream: false)]);
            stream.Position = 0;
            return isZip;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private Step Whole(string file, string? within, FileStream stream)
    {
        if (stream.Length > limits.MaxFileBytes) return TooLarge(file, within, limits.MaxFileBytes);
        try
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new Step(new GivenFile(file, within, bytes, null));
        }
        catch (IOException)
        {
            return Refused(file, within, Unreadable);
        }
    }

    private static Refusal Unreadable { get; } = new(
        "unreadable", "This file is gone, or this program may not read it. Look at its place and its owner.");

    private static Step TooLarge(string file, string? entry, long limit) => Refused(file, entry, new(
        "too_large", $"This file is larger than {limit >> 20} MB, which is the limit of one file."));

    private static Step Refused(string file, string? entry, Refusal refusal) =>
        new(new GivenFile(file, entry, default, refusal));
}

/// <summary>
/// The next thing to decide about: a file that must still be opened, or one that was read with its list.
/// </summary>
/// <param name="Given">The file; null when it was read already.</param>
/// <param name="Export">What a list beside it says of it.</param>
/// <param name="ListedAs">The name by which the list knows it.</param>
/// <param name="Read">What was read already.</param>
internal sealed record Step(
    GivenFile? Given, BulkExport? Export = null, string? ListedAs = null, ReadFile? Read = null)
{
    /// <summary>How much memory it takes until it is decided.</summary>
    public long Bytes => Given?.Bytes.Length ?? 0;
}

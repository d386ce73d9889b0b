using System.Globalization;
using System.Text.Json;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// The folder beside the database where received files wait until they are read: one folder for each import, in which
/// files have numbers for names. What a sender calls a file is only ever written inside of a list.
/// </summary>
internal sealed class ImportFolder(IDataLocation data, ImportLimits limits, TimeProvider clock) : IImportFiles
{
    internal const string List = "files.json";
    private const string Lock = "lock";
    private const string Incoming = "incoming-";

    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Where it is kept which files of a watched folder were imported.</summary>
    public string WatchList => Path.Combine(Root, "watched.json");

    private string Root => $"{data.Path}-imports";

    public IReceiving Receive()
    {
        var name = Incoming + Guid.NewGuid().ToString("N");
        var folder = Path.Combine(Root, name);
        try
        {
            Directory.CreateDirectory(Root);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Root, OwnerOnly);
            Directory.CreateDirectory(folder);
            return new Receiving(name, folder, limits);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Receiving.Refused(folder, error);
        }
    }

    public void Assign(ReceivedFiles files, ImportId import)
    {
        var folder = FolderOf(import);
        // Left by an import that was never kept, so that its number came again.
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.Move(Path.Combine(Root, files.Name), folder);
        Durable.Folder(Root);
    }

    public ReceivedExport? ExportIn(ReceivedFiles files)
    {
        var folder = Path.Combine(Root, files.Name);
        var received = JsonSerializer.Deserialize<ReceivedFile[]>(File.ReadAllBytes(Path.Combine(folder, List)));
        if (received is not [{ TooLarge: null } only]) return null;
        try
        {
            var path = Path.Combine(folder, only.Stored);
            using var zip = PlainFile.Open(path);
            using var archive = Archive.Open(zip, limits).Archive;
            return archive?.Names.Contains(ITrainingArchive.Manifest) == true
                ? new ReceivedExport(only.Name, File.OpenRead(path))
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it as an import says what is wrong with it.
            return null;
        }
    }

    public void Forget(ReceivedFiles files)
    {
        var folder = Path.Combine(Root, files.Name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>
    /// Takes the files of an import to read them, which only one process does at a time; null while another does.
    /// </summary>
    public HandedIn? Take(ImportId import)
    {
        var folder = FolderOf(import);
        if (!File.Exists(Path.Combine(folder, List))) return new HandedIn(folder, [], null);
        if (Hold(folder) is not { } held) return null;
        try
        {
            var files = JsonSerializer.Deserialize<ReceivedFile[]>(File.ReadAllBytes(Path.Combine(folder, List)));
            return new HandedIn(folder, files!, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Forgets what was received by a process that died before it had received all of it, and the files of imports that
    /// have ended or were taken back.
    /// </summary>
    /// <param name="waiting">The imports whose files are still needed.</param>
    public void Tidy(IEnumerable<ImportId> waiting)
    {
        if (!Directory.Exists(Root)) return;
        var needed = waiting.Select(FolderOf).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in Directory.EnumerateDirectories(Root).Where(folder => !needed.Contains(folder)))
        {
            // One that is complete has no lock any more: it belongs to an import in a moment, or is an export that is
            // being read.
            var isIncoming = Path.GetFileName(folder).StartsWith(Incoming, StringComparison.Ordinal);
            var age = clock.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder);
            if (age < (isIncoming ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1))) continue;
            try
            {
                if (Hold(folder) is not { } held) continue;
                held.Dispose();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It lies there for another day, and is no reason to do nothing else.
            }
        }
    }

    /// <summary>The lock of a folder, which goes with the process that holds it; null while another holds it.</summary>
    internal static FileStream? Hold(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string FolderOf(ImportId import) =>
        Path.Combine(Root, import.Value.ToString(CultureInfo.InvariantCulture));
}

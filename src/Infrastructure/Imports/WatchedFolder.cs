using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TrainingOs.Application.Export;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// Imports what appears in a folder, such as one that a watch or another program syncs into. It looks again and again
/// instead of being told, which also works on folders of other machines. Files there are only read, and a file is
/// imported once: which ones were is kept beside the database, by name, size and time.
/// </summary>
internal sealed partial class WatchedFolder(
    IServiceScopeFactory scopes, ImportFolder files, ImportLimits limits, ILogger<WatchedFolder> logger)
    : BackgroundService
{
    /// <summary>How often a file must have looked the same: for eight seconds.</summary>
    private const int LooksUntilStill = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly string[] Endings = [".fit", ".gpx", ".tcx", ".gz", ".zip", ".csv"];

    private static readonly EnumerationOptions EverythingReadable =
        new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    private readonly HashSet<Sighting> _unreadable = [];
    private Dictionary<Sighting, int> _looks = [];
    private string? _trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (limits.WatchFolder is not { Length: > 0 } folder) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(Path.GetFullPath(folder), stoppingToken);
                _trouble = null;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever lies in that folder must not stop the server. Said once, and not every two seconds.
                if (_trouble != error.Message) LogTrouble(folder, _trouble = error.Message);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Look(string folder, CancellationToken cancellationToken)
    {
        var now = Directory.EnumerateFiles(folder, "*", EverythingReadable)
            .Where(path => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Select(path => new FileInfo(path))
            .Select(file => new Sighting(file.FullName, file.Length, file.LastWriteTimeUtc.Ticks)).ToHashSet();

        // One that has looked the same for some time is not being written any more, be it over a slow network.
        _looks = now.ToDictionary(file => file, file => _looks.GetValueOrDefault(file) + 1);
        var still = _looks.Where(file => file.Value > LooksUntilStill).Select(file => file.Key);
        var known = Known();
        var added = still.Except(known).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        if (added.Count == 0) return;
        var taken = await Import(added, cancellationToken);
        if (taken.Count > 0) Remember(known.Intersect(now).Concat(taken));
    }

    /// <summary>Imports what can be read of these files. The others may be readable another time.</summary>
    private async Task<IReadOnlyList<Sighting>> Import(
        IEnumerable<Sighting> added, CancellationToken cancellationToken)
    {
        using var receiving = files.Receive();
        var taken = new List<Sighting>();
        foreach (var file in added)
        {
            if (await Receive(file, receiving, cancellationToken)) taken.Add(file);
        }

        if (taken.Count == 0) return taken;
        await using var scope = scopes.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        try
        {
            await mediator.Send(new BeginImport(receiving.Complete()), cancellationToken);
        }
        catch (ExportRefusedException refused)
        {
            // It would be refused each time.
            LogRefused(Decision.NameOf(taken[0].Path), refused.Message);
        }

        return taken;
    }

    private async Task<bool> Receive(Sighting file, IReceiving receiving, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = PlainFile.Open(file.Path);
            await receiving.Add(Path.GetFileName(file.Path), content, cancellationToken);
            _unreadable.Remove(file);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (_unreadable.Add(file)) LogUnreadable(Decision.NameOf(file.Path), Decision.NameOf(error.Message));
            return false;
        }
    }

    private HashSet<Sighting> Known() => File.Exists(files.WatchList)
        ? JsonSerializer.Deserialize<HashSet<Sighting>>(File.ReadAllBytes(files.WatchList)) ?? []
        : [];

    private void Remember(IEnumerable<Sighting> known)
    {
        var next = files.WatchList + ".next";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(known));
        File.Move(next, files.WatchList, overwrite: true);
    }

    [LoggerMessage(LogLevel.Error, "The watched folder {Folder} cannot be read at present: {Reason}")]
    private partial void LogTrouble(string folder, string reason);

    [LoggerMessage(LogLevel.Error, "{File} in the watched folder cannot be read at present: {Reason}")]
    private partial void LogUnreadable(string file, string reason);

    [LoggerMessage(LogLevel.Error, "{File} in the watched folder is left alone: {Reason}")]
    private partial void LogRefused(string file, string reason);

    /// <summary>A file as it was seen.</summary>
    private sealed record Sighting(string Path, long Size, long Written);
}

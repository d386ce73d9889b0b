using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// One run over the files of an import, as far as it gets: files are read side by side, and decided in the order in
/// which they were handed in, several in one commit. What is decided already is passed over.
/// </summary>
internal sealed partial class ImportRun(
    IServiceScopeFactory scopes, ImportFolder folder, ImportLimits limits, ILogger<ImportRun> logger) : IImportRun
{
    private const int FilesAtOnce = 64, ActivitiesAtOnce = 256;
    private const long BytesAtOnce = 32 * 1024 * 1024;

    public async Task Run(ImportId import, CancellationToken cancellationToken)
    {
        using var files = folder.Take(import);
        if (files is null) return;
        if (files.Files.Count == 0)
        {
            await Send(new MarkImport(import, ImportState.Interrupted), cancellationToken);
            return;
        }

        try
        {
            await Run(import, files, cancellationToken);
        }
        catch (NotFoundException)
        {
            // Taken back while it went on.
            files.Forget();
            throw;
        }
    }

    public async Task<bool> Interrupt(ImportId import, CancellationToken cancellationToken)
    {
        using var files = folder.Take(import);
        if (files is null) return false;
        try
        {
            await Send(new MarkImport(import, ImportState.Interrupted), cancellationToken);
        }
        catch (NotFoundException)
        {
            // Taken back meanwhile: there is nothing to be marked.
        }

        files.Forget();
        return true;
    }

    private async Task Run(ImportId import, HandedIn files, CancellationToken cancellationToken)
    {
        await Send(new MarkImport(import, ImportState.Running), cancellationToken);
        var decided = await Decided(import, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var opener = scope.ServiceProvider.GetRequiredService<FileOpener>();
        var walk = new Walk(files, opener, limits);
        using var budget = new ByteBudget(BytesAtOnce);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Channel.CreateBounded<Opening>(FilesAtOnce);
        var producing = Task.Run(
            () => Produce(walk, opener, reading.Writer, budget, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in Batches(reading.Reader, decided, stop.Token))
            {
                if (batch.Files.Count > 0) await Decide(import, batch.Files, walk, stop.Token);
                budget.GiveBack(batch.Bytes);
            }

            await producing;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAny(producing);
        }

        await Send(new MarkImport(import, ImportState.Done, walk.Found), cancellationToken);
        files.Forget();
    }

    /// <summary>
    /// Decides files in one commit. Should one of them be such that nothing can be made of it, it must not take the
    /// others with it: then each activity is decided alone, and that one is rejected.
    /// </summary>
    private async Task Decide(
        ImportId import, IReadOnlyList<ReadFile> files, Walk walk, CancellationToken cancellationToken)
    {
        try
        {
            await Send(new DecideFiles(import, files, walk.Found), cancellationToken);
        }
        catch (Exception error) when (IsOfTheFiles(error))
        {
            var pieces = files.SelectMany(file => file.Pieces(1)).ToList();
            if (pieces is not [var last])
            {
                foreach (var piece in pieces) await Decide(import, [piece], walk, cancellationToken);
                return;
            }

            LogStumbled(error, import.Value);
            await Send(new DecideFiles(import, [last.Refused(FileOpener.Unforeseen)], walk.Found), cancellationToken);
        }
    }

    /// <summary>Whether the same would not happen with other files, or in a moment.</summary>
    private static bool IsOfTheFiles(Exception error) => error is not (StorageException or NotFoundException
        or IOException or UnauthorizedAccessException or OperationCanceledException or OutOfMemoryException);

    private static async Task Produce(
        Walk walk, FileOpener opener, ChannelWriter<Opening> writer, ByteBudget budget,
        CancellationToken cancellationToken)
    {
        // One core stays free for the database and for whoever looks at the calendar meanwhile.
        using var readers = new ReaderThreads();
        Exception? failure = null;
        try
        {
            foreach (var step in walk.Steps(cancellationToken))
            {
                await budget.Take(step.Bytes, cancellationToken);
                var file = readers.Run(() =>
                {
                    try
                    {
                        return opener.Open(step, cancellationToken);
                    }
                    finally
                    {
                        step.Given?.Release();
                    }
                });
                await writer.WriteAsync(new Opening(file, step.Bytes), cancellationToken);
            }
        }
        catch (Exception error)
        {
            failure = error;
            throw;
        }
        finally
        {
            writer.Complete(failure);
        }
    }

    /// <summary>Files as they are read, as many together as are ready, and never too many for one commit.</summary>
    private static async IAsyncEnumerable<Batch> Batches(
        ChannelReader<Opening> reading,
        HashSet<(string, string?)> decided,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new Batch();
        while (await reading.WaitToReadAsync(cancellationToken))
        {
            while (reading.TryRead(out var opening))
            {
                foreach (var piece in (await opening.File).Pieces(ActivitiesAtOnce))
                {
                    if (Undecided(piece, decided) is { } left) batch.Files.Add(left);
                    if (!batch.IsFull) continue;
                    yield return batch;
                    batch = new();
                }

                batch.Bytes += opening.Bytes;
                if (reading.TryPeek(out var next) && next.File.IsCompleted) continue;
                yield return batch;
                batch = new();
            }
        }
    }

    /// <summary>What of a file has no decision yet; null when all of it has.</summary>
    private static ReadFile? Undecided(ReadFile file, HashSet<(string, string?)> decided)
    {
        if (decided.Count == 0) return file;
        if (IsDecided(file.Entry)) return null;
        if (file.Refusal is not null) return file;

        var left = file with
        {
            Activities = [.. file.Activities.Where(activity => !IsDecided(file.EntryOf(activity.Draft)))],
            RefusedEntries = [.. file.RefusedEntries.Where(row => !IsDecided(file.EntryOf(row.Entry)))],
        };
        return left.Activities.Count + left.RefusedEntries.Count > 0 ? left : null;

        bool IsDecided(string? entry) =>
            decided.Contains((Decision.NameOf(file.File), entry is null ? null : Decision.NameOf(entry)));
    }

    private async Task<HashSet<(string, string?)>> Decided(ImportId import, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IRealityStore>();
        var decided = await store.Decisions.Where(decision => decision.ImportId == import)
            .Select(decision => new { decision.File, decision.Entry }).ToListAsync(cancellationToken);
        return [.. decided.Select(decision => (decision.File, decision.Entry))];
    }

    private async Task Send(IRequest<Unit> command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "A file of import {Import} failed in a way that was not foreseen, and is rejected.")]
    private partial void LogStumbled(Exception error, long import);

    /// <summary>A file that is being read, and how many bytes it holds of those that may be in work.</summary>
    private sealed record Opening(Task<ReadFile> File, long Bytes);

    /// <summary>Files that are decided in one commit.</summary>
    private sealed class Batch
    {
        public List<ReadFile> Files { get; } = [];

        /// <summary>What may be read instead when they are decided.</summary>
        public long Bytes { get; set; }

        public bool IsFull =>
            Files.Count >= FilesAtOnce || Files.Sum(file => file.Activities.Count) >= ActivitiesAtOnce;
    }
}

using System.Threading.Channels;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// One run over the files of an import, as far as it gets: files are read side by side, and decided in the order in
/// which they were handed in, several in one commit. What is decided already is passed over.
/// </summary>
internal sealed class ImportRun(IServiceScopeFactory scopes, ImportFolder folder, ImportLimits limits) : IImportRun
{
    private const int FilesAtOnce = 64, ActivitiesAtOnce = 256;
    private const long BytesAtOnce = 32 * 1024 * 1024;

    public async Task Run(ImportId import, CancellationToken cancellationToken)
    {
        using var files = folder.Take(import);
        if (files is null) return;
        if (files.Files.Count > 0) await Run(import, files, cancellationToken);
        else await Send(new MarkImport(import, ImportState.Interrupted), cancellationToken);
    }

    public async Task Interrupt(ImportId import, CancellationToken cancellationToken)
    {
        using var files = folder.Take(import);
        await Send(new MarkImport(import, ImportState.Interrupted), cancellationToken);
        files?.Forget();
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
        var reading = Channel.CreateBounded<Task<ReadFile>>(FilesAtOnce);
        var producing = Task.Run(
            () => Produce(walk, opener, reading.Writer, budget, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in Batches(reading.Reader, decided, stop.Token))
            {
                await Send(new DecideFiles(import, batch, walk.Found), stop.Token);
            }

            await producing;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAny(producing);
        }

        await Send(new DecideFiles(import, [], walk.Found), cancellationToken);
        await Send(new MarkImport(import, ImportState.Done), cancellationToken);
        files.Forget();
    }

    private static async Task Produce(
        Walk walk, FileOpener opener, ChannelWriter<Task<ReadFile>> writer, ByteBudget budget,
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
                var opening = readers.Run(() =>
                {
                    try
                    {
                        return opener.Open(step, cancellationToken);
                    }
                    finally
                    {
                        step.Given?.Release();
                        budget.GiveBack(step.Bytes);
                    }
                });
                await writer.WriteAsync(opening, cancellationToken);
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
    private static async IAsyncEnumerable<IReadOnlyList<ReadFile>> Batches(
        ChannelReader<Task<ReadFile>> reading, HashSet<(string, string?)> decided,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<ReadFile>();
        while (await reading.WaitToReadAsync(cancellationToken))
        {
            while (reading.TryRead(out var opening))
            {
                foreach (var part in Parts(await opening).Select(file => Undecided(file, decided)).OfType<ReadFile>())
                {
                    batch.Add(part);
                    if (batch.Count < FilesAtOnce && batch.Sum(f => f.Activities.Count) < ActivitiesAtOnce) continue;
                    yield return batch;
                    batch = [];
                }

                if (batch.Count == 0 || (reading.TryPeek(out var next) && next.IsCompleted)) continue;
                yield return batch;
                batch = [];
            }
        }

        if (batch.Count > 0) yield return batch;
    }

    /// <summary>A list of thousands of activities in pieces that one commit can hold.</summary>
    private static IEnumerable<ReadFile> Parts(ReadFile file)
    {
        // A recording is decided whole: its second piece would be known already by the bytes of its first.
        if (file.Activities.Count <= ActivitiesAtOnce || file.Original is not null) return [file];
        return file.Activities.Chunk(ActivitiesAtOnce).Select((activities, index) => file with
        {
            Activities = activities,
            RefusedEntries = index == 0 ? file.RefusedEntries : [],
        });
    }

    /// <summary>What of a file has no decision yet; null when all of it has.</summary>
    private static ReadFile? Undecided(ReadFile file, HashSet<(string, string?)> decided)
    {
        if (decided.Count == 0) return file;
        if (decided.Contains((file.File, file.Entry))) return null;
        if (file.Refusal is not null) return file;

        var left = file with
        {
            Activities = [.. file.Activities.Where(a => !decided.Contains((file.File, file.EntryOf(a.Draft))))],
            RefusedEntries = [.. file.RefusedEntries.Where(r => !decided.Contains((file.File, file.EntryOf(r.Entry))))],
        };
        return left.Activities.Count + left.RefusedEntries.Count > 0 ? left : null;
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
}

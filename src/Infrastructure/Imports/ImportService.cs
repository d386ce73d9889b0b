using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// Takes imports in turn, those first that a stop of the server left behind. An import that another process works on is
/// left to it; one whose process died without leaving the files is marked as interrupted.
/// </summary>
internal sealed partial class ImportService(
    IServiceScopeFactory scopes, ImportFolder folder, ImportRun run, ILogger<ImportService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        folder.Tidy();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                foreach (var import in await Waiting(stoppingToken)) await Work(import, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NotFoundException)
            {
                // Taken back while it was its turn.
            }
            catch (Exception error) when (error is StorageException or IOException or UnauthorizedAccessException)
            {
                LogPaused(error.Message);
                pause = AfterFailure;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Work(ImportId import, CancellationToken cancellationToken)
    {
        using var files = folder.Take(import);
        if (files is null) return;
        if (files.Files.Count == 0) await run.Interrupt(import, cancellationToken);
        else await run.Run(import, files, cancellationToken);
    }

    private async Task<IReadOnlyList<ImportId>> Waiting(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IRealityStore>();
        return await store.Imports
            .Where(import => import.State == ImportState.Queued || import.State == ImportState.Running)
            .OrderBy(import => import.CreatedAt).Select(import => import.Id).ToListAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "An import cannot go on for now and is tried again in a moment. {Reason}")]
    private partial void LogPaused(string reason);
}

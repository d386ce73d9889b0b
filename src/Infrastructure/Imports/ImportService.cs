using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// Takes imports in turn, those first that a stop of the server left behind. An import that another process works on is
/// left to it; one whose process died without leaving the files is marked as interrupted.
/// </summary>
internal sealed partial class ImportService(
    IServiceScopeFactory scopes,
    ImportFolder folder,
    IImportRun run,
    TimeProvider clock,
    ILogger<ImportService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTidying = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? tidied = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                var waiting = await Waiting(stoppingToken);
                if (tidied is null || clock.GetElapsedTime(tidied.Value) > BetweenTidying)
                {
                    tidied = clock.GetTimestamp();
                    folder.Tidy(waiting);
                }

                foreach (var import in waiting) pause = await Work(import, stoppingToken) ? pause : AfterFailure;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogPaused(error.Message);
                pause = AfterFailure;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does what an import is about. Says whether nothing of it must be tried again.</summary>
    private async Task<bool> Work(ImportId import, CancellationToken cancellationToken)
    {
        try
        {
            await run.Run(import, cancellationToken);
        }
        catch (NotFoundException)
        {
            // Taken back while it was its turn.
        }
        catch (Exception error) when (error is StorageException or IOException or UnauthorizedAccessException)
        {
            // It may well go better in a moment, and is no reason to keep the others waiting.
            LogPaused(error.Message);
            return false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // It would fail again each time.
            LogFailed(error, import.Value);
            await run.Interrupt(import, cancellationToken);
        }

        return true;
    }

    private async Task<IReadOnlyList<ImportId>> Waiting(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IRealityStore>();
        return await store.Imports
            .Where(import => import.State == ImportState.Queued || import.State == ImportState.Running)
            .OrderBy(import => import.CreatedAt).Select(import => import.Id).ToListAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Import {Import} failed in a way that was not foreseen, and was interrupted.")]
    private partial void LogFailed(Exception error, long import);

    [LoggerMessage(LogLevel.Error, "An import cannot go on for now and is tried again in a moment. {Reason}")]
    private partial void LogPaused(string reason);
}

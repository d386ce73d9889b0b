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
    IServiceScopeFactory scopes, ImportFolder folder, IImportRun run, ILogger<ImportService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Tidy();
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
            catch (Exception error)
            {
                LogPaused(error.Message);
                pause = AfterFailure;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Tidy()
    {
        try
        {
            folder.Tidy();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogPaused(error.Message);
        }
    }

    private async Task Work(ImportId import, CancellationToken cancellationToken)
    {
        try
        {
            await run.Run(import, cancellationToken);
        }
        catch (Exception error) when (!IsOfTheMoment(error))
        {
            // It would fail again each time, and keep the others waiting.
            LogFailed(error, import.Value);
            await run.Interrupt(import, cancellationToken);
        }
    }

    /// <summary>Whether it may well go better in a moment, or ends with the server.</summary>
    private static bool IsOfTheMoment(Exception error) => error
        is StorageException or IOException or UnauthorizedAccessException or OperationCanceledException
        or NotFoundException;

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

using MediatR;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Recordings;

namespace TrainingOs.Api;

/// <summary>
/// Forgets, at the start and once a day, what was deleted so long ago that nobody can bring it back. In many small
/// units of work, between which others write.
/// </summary>
internal sealed partial class Housekeeping(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromDays(1), Pause = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often, clock);
        do
        {
            try
            {
                while (await HasMore(stoppingToken)) await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (StorageException error)
            {
                // It can wait for tomorrow, and the next who writes is told.
                LogRefused(logger, error.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> HasMore(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var purged = await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new PurgeDeletedSessions(), stopping);
        return purged.HasMore;
    }

    [LoggerMessage(LogLevel.Warning, "Deleted sessions could not be forgotten. {Refusal}")]
    private static partial void LogRefused(ILogger logger, string refusal);
}

using MediatR;
using TrainingOs.Application.Review;

namespace TrainingOs.Api;

/// <summary>Asks for the present week once the server answers, so that the first person who looks does not wait for it.</summary>
internal sealed partial class WarmUp(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<WarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetWeekSummary(null), stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whoever asks next gets the error as an answer; the server goes on.
            LogFailed(error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The present week could not be read in advance")]
    private partial void LogFailed(Exception error);
}

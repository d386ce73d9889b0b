using MediatR;
using TrainingOs.Application.Review;

namespace TrainingOs.Api;

/// <summary>
/// Asks for the present week once the server answers, so that the first person who looks does not wait for it.
/// </summary>
internal static partial class WarmUp
{
    public static void AddTo(WebApplication app) => app.Lifetime.ApplicationStarted.Register(
        () => _ = Run(app.Services, app.Logger, app.Lifetime.ApplicationStopping));

    private static async Task Run(IServiceProvider services, ILogger logger, CancellationToken stopping)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetWeekSummary(null), stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            // Whoever asks next gets the error as an answer; the server goes on.
            LogFailed(logger, error);
        }
        catch (Exception)
        {
            // The server was stopped before it was warm.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The present week could not be read in advance")]
    private static partial void LogFailed(ILogger logger, Exception error);
}

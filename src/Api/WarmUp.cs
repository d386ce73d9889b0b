using MediatR;
using TrainingOs.Application.Review;

namespace TrainingOs.Api;

/// <summary>Asks for the present week once the server answers, so that the first person who looks does not wait for it.</summary>
internal sealed class WarmUp(IServiceScopeFactory scopes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server comes first: it starts when this gives way.
        await Task.Yield();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetWeekSummary(null), stoppingToken);
    }
}

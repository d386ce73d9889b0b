using MediatR;

namespace TrainingOs.Application.Common;

/// <summary>Runs a command inside one unit of work, so that no handler ever saves.</summary>
internal sealed class SavingBehavior<TRequest, TResponse>(IUnitOfWork unit)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : ICommand<TResponse>
{
    public Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        unit.Keep(() => next(), cancellationToken);
}

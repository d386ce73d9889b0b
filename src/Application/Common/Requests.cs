using MediatR;

namespace TrainingOs.Application.Common;

/// <summary>A request that changes something. It is saved as one unit, or not at all.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>A request that asks something and never changes state.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

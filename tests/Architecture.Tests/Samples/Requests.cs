#nullable enable

using System.ComponentModel;
using FluentValidation;
using MediatR;
using TrainingOs.Application.Common;

namespace TrainingOs.Architecture.Tests.Samples.Requests;

[Description("A command that keeps every rule.")]
public sealed record Proper : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<Proper>;

    internal sealed class Handler : Handles<Proper>;
}

[Description("A query that keeps every rule.")]
public sealed record ProperQuestion : IQuery<Unit>
{
    internal sealed class Handler : Handles<ProperQuestion>;
}

[Description("A query that others may derive from.")]
public record Open : IQuery<Unit>
{
    internal sealed class Handler : Handles<Open>;
}

[Description("A query that nobody else can send.")]
internal sealed record Hidden : IQuery<Unit>
{
    internal sealed class Handler : Handles<Hidden>;
}

[Description("A request of no kind.")]
public sealed record Neither : IRequest<Unit>
{
    internal sealed class Handler : Handles<Neither>;
}

[Description("A request of both kinds.")]
public sealed record Both : ICommand<Unit>, IQuery<Unit>
{
    internal sealed class Validator : AbstractValidator<Both>;

    internal sealed class Handler : Handles<Both>;
}

public sealed record Undescribed : IQuery<Unit>
{
    internal sealed class Handler : Handles<Undescribed>;
}

[Description("")]
public sealed record DescribedEmptily : IQuery<Unit>
{
    internal sealed class Handler : Handles<DescribedEmptily>;
}

[Description("A command that says so twice.")]
public sealed record DoThingCommand : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<DoThingCommand>;

    internal sealed class Handler : Handles<DoThingCommand>;
}

[Description("A query whose name another type has.")]
public sealed record Twin : IQuery<Unit>
{
    internal sealed class Handler : Handles<Twin>;
}

public static class House
{
    public sealed record Twin;
}

[Description("A query that nobody answers.")]
public sealed record Unhandled : IQuery<Unit>;

[Description("A query that two answer.")]
public sealed record HandledTwice : IQuery<Unit>
{
    internal sealed class Handler : Handles<HandledTwice>;

    internal sealed class OtherHandler : Handles<HandledTwice>;
}

[Description("A command that nobody checks.")]
public sealed record Unchecked : ICommand<Unit>
{
    internal sealed class Handler : Handles<Unchecked>;
}

internal abstract class Handles<T> : IRequestHandler<T, Unit> where T : IRequest<Unit>
{
    public Task<Unit> Handle(T request, CancellationToken cancellationToken) => Unit.Task;
}

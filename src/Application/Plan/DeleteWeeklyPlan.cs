using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Plan;

/// <param name="Week">The week.</param>
/// <exception cref="NotFoundException">Nothing is planned for that week.</exception>
[Description("Take back the plan of one week.")]
public sealed record DeleteWeeklyPlan(IsoWeek Week) : ICommand<Unit>
{
    public Precondition Expected { get; init; } = Precondition.None;

    internal sealed class Validator : AbstractValidator<DeleteWeeklyPlan>
    {
        public Validator() => RuleFor(c => c.Expected).NotNull();
    }

    internal sealed class Handler(IPlanStore store) : IRequestHandler<DeleteWeeklyPlan, Unit>
    {
        public async Task<Unit> Handle(DeleteWeeklyPlan command, CancellationToken cancellationToken)
        {
            var plan = await store.WeeklyPlans
                .SingleOrDefaultAsync(plan => plan.Week == command.Week, cancellationToken)
                ?? throw new NotFoundException($"Nothing is planned for week {command.Week}.");
            command.Expected.Check(plan.UpdatedAt);
            store.WeeklyPlans.Remove(plan);
            return Unit.Value;
        }
    }
}

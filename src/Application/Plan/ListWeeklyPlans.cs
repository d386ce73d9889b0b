using System.ComponentModel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Application.Plan;

/// <param name="From">First week, such as 2026-W40; from the first plan on when not given.</param>
/// <param name="To">Last week, itself included; up to the last plan when not given.</param>
[Description("The plans of a range of weeks, earliest first. Weeks without a plan are left out.")]
public sealed record ListWeeklyPlans(IsoWeek? From, IsoWeek? To) : IQuery<IReadOnlyList<WeeklyPlanView>>
{
    internal sealed class Handler(IPlanStore store, Projection<WeeklyPlan, WeeklyPlanView> view)
        : IRequestHandler<ListWeeklyPlans, IReadOnlyList<WeeklyPlanView>>
    {
        public async Task<IReadOnlyList<WeeklyPlanView>> Handle(
            ListWeeklyPlans query, CancellationToken cancellationToken)
        {
            var plans = store.WeeklyPlans.AsQueryable();
            if (query.From is { } from) plans = plans.Where(plan => plan.Week >= from);
            if (query.To is { } to) plans = plans.Where(plan => plan.Week <= to);
            return await plans.OrderBy(plan => plan.Week).Select(view.Expression).ToListAsync(cancellationToken);
        }
    }
}

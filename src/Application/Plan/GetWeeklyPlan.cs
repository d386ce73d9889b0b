using System.ComponentModel;
using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Application.Plan;

/// <summary>What the athlete means to do in one week.</summary>
/// <param name="Year">ISO year of the week.</param>
/// <param name="WeekNumber">ISO number of the week.</param>
/// <param name="Description">The plan in words.</param>
/// <param name="TargetDistanceKm">Distance the week should add up to, in kilometres.</param>
/// <param name="TargetSessions">How many sessions the week should have.</param>
/// <param name="TargetDurationMinutes">Time the week should add up to, in minutes.</param>
/// <param name="TargetElevationGainM">Climb the week should add up to, in metres.</param>
/// <param name="Tags">Tags with commas between, as they were written.</param>
/// <param name="CreatedAt">When the week was first planned.</param>
/// <param name="UpdatedAt">When the plan last changed.</param>
public sealed record WeeklyPlanView(
    int Year,
    int WeekNumber,
    string Description,
    double? TargetDistanceKm,
    int? TargetSessions,
    double? TargetDurationMinutes,
    double? TargetElevationGainM,
    string? Tags,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IVersioned;

/// <param name="Week">The week.</param>
/// <exception cref="NotFoundException">Nothing is planned for that week.</exception>
[Description("What the athlete means to do in one week: text, targets and tags.")]
public sealed record GetWeeklyPlan(IsoWeek Week) : IQuery<WeeklyPlanView>
{
    internal sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<WeeklyPlan, WeeklyPlanView>()
            .ForCtorParam(nameof(WeeklyPlanView.Year), o => o.MapFrom(plan => plan.Week.Year))
            .ForCtorParam(nameof(WeeklyPlanView.WeekNumber), o => o.MapFrom(plan => plan.Week.Number))
            .ForCtorParam(
                nameof(WeeklyPlanView.Tags), o => o.MapFrom(plan => plan.Tags == null ? null : plan.Tags.Text));
    }

    internal sealed class Handler(IPlanStore store, Projection<WeeklyPlan, WeeklyPlanView> view)
        : IRequestHandler<GetWeeklyPlan, WeeklyPlanView>
    {
        public async Task<WeeklyPlanView> Handle(GetWeeklyPlan query, CancellationToken cancellationToken) =>
            await store.WeeklyPlans.Where(plan => plan.Week == query.Week).Select(view.Expression)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException($"Nothing is planned for week {query.Week}.");
    }
}

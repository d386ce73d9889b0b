using TrainingOs.Api.Http;
using TrainingOs.Application.Plan;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Endpoints;

/// <summary>What is meant to happen: one plan for each ISO week.</summary>
internal static class PlanEndpoints
{
    public static void MapPlan(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/api/plans").WithTags("Plan");

        plans.MapRead("", (IsoWeek? from, IsoWeek? to, Ask ask) => ask.For(new ListWeeklyPlans(from, to)))
            .Describe<ListWeeklyPlans>();

        plans.MapPost("", (SetWeeklyPlan command, [AsParameters] Seen seen, Ask ask) =>
            ask.For(command with { Expected = seen })).Describe<SetWeeklyPlan>().Tagged();

        var week = plans.MapGroup("{year}/{week_number}");

        week.MapRead("", ([AsParameters] WeekRoute at, Ask ask) => ask.For(new GetWeeklyPlan(at.Week)))
            .Describe<GetWeeklyPlan>().Tagged();

        week.MapPut("", ([AsParameters] WeekRoute at, SetWeeklyPlan command, [AsParameters] Seen seen, Ask ask) =>
            ask.For(command with { Year = at.Week.Year, WeekNumber = at.Week.Number, Expected = seen })
                .CreatedWhenNew(plan => $"/api/plans/{plan.Year}/{plan.WeekNumber}"))
            .Describe<SetWeeklyPlan>("ReplaceWeeklyPlan").Tagged();

        week.MapDelete("", ([AsParameters] WeekRoute at, [AsParameters] Seen seen, Ask ask) =>
            ask.For(new DeleteWeeklyPlan(at.Week) { Expected = seen }).NoContent()).Describe<DeleteWeeklyPlan>();
    }
}

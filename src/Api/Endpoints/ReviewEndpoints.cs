using TrainingOs.Api.Http;
using TrainingOs.Application.Review;

namespace TrainingOs.Api.Endpoints;

/// <summary>Where plan and reality meet: a week with both, and the difference.</summary>
internal static class ReviewEndpoints
{
    public static void MapReview(this IEndpointRouteBuilder routes)
    {
        var weeks = routes.MapGroup("/api/summary/week").WithTags("Review");

        weeks.MapRead("{year}/{week_number}", ([AsParameters] WeekRoute at, Ask ask) =>
            ask.For(new GetWeekSummary(at.Week))).Describe<GetWeekSummary>();

        weeks.MapRead("current", (Ask ask) => ask.For(new GetWeekSummary(null)))
            .Describe<GetWeekSummary>("GetCurrentWeekSummary");
    }
}

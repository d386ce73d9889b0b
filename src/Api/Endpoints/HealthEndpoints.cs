using TrainingOs.Api.Http;
using TrainingOs.Application.Health;

namespace TrainingOs.Api.Endpoints;

/// <summary>Whether the server lives, and whether it can do its work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health");
        health.MapRead("", (Ask ask) => ask.For(new GetLiveness())).Describe<GetLiveness>();
        health.MapRead("ready", (Ask ask) => ask.For(new GetReadiness())).Describe<GetReadiness>();
    }
}

using TrainingOs.Api.Http;
using TrainingOs.Application.Athletes;

namespace TrainingOs.Api.Endpoints;

/// <summary>The owner of all data, and how this person counts.</summary>
internal static class AthleteEndpoints
{
    public static void MapAthlete(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/api/settings").WithTags("Athlete");

        settings.MapRead("", (Ask ask) => ask.For(new GetSettings())).Describe<GetSettings>().Tagged();

        settings.MapPut("", (ChangeSettings command, [AsParameters] Seen seen, Ask ask) =>
            ask.For(command with { Expected = seen })).Describe<ChangeSettings>().Tagged();
    }
}

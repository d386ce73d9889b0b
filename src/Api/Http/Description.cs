namespace TrainingOs.Api.Http;

/// <summary>How the API describes itself: OpenAPI 3.1, and Scalar's page over it.</summary>
internal static class Description
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi();

    public static void MapApiDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi();
}

using TrainingOs.Api.Http;
using TrainingOs.Application.Export;

namespace TrainingOs.Api.Endpoints;

/// <summary>Everything, to be taken along.</summary>
internal static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/export").WithTags("Export").MapRead("", (Ask ask) =>
            ask.For(new ExportTraining()).Export()).Describe<ExportTraining>().ProducesFile("application/zip");
}

using System.Text;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TrainingOs.Api.Http.OpenApi;

namespace TrainingOs.Api.Http;

/// <summary>How the API describes itself: OpenAPI 3.1, and Scalar's page over it.</summary>
internal static class Description
{
    private const string Document = "v1";

    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        services.AddSingleton(_ => new DocComments(AppContext.BaseDirectory)).AddSingleton<Limits>().AddSingleton<Examples>()
            .AddSingleton<ProblemAnswers>().AddSingleton<SchemaDescription>().AddSingleton<OperationDescription>()
            .AddSingleton<DocumentDescription>().AddSingleton<DescriptionFile>().AddOpenApi(Document);
        services.AddSingleton<IApiDescriptionProvider, HeadIsSaidByGet>();
        services.AddOptions<OpenApiOptions>(Document)
            .Configure<SchemaDescription, OperationDescription, DocumentDescription>(Compose);
        return services;
    }

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapRead($"/openapi/{Document}.json", (DescriptionFile file) => file.Read()).ExcludeFromDescription();
        routes.MapRead("/docs", () => TypedResults.Redirect("/scalar")).ExcludeFromDescription();
    }

    private static void Compose(
        OpenApiOptions openApi, SchemaDescription schemas, OperationDescription operations, DocumentDescription whole)
    {
        openApi.CreateSchemaReferenceId = SchemaDescription.NameOf;
        openApi.AddSchemaTransformer(schemas).AddOperationTransformer(operations);
        openApi.AddDocumentTransformer(schemas).AddDocumentTransformer(whole);
    }

    /// <summary>The description as it is sent. It cannot change while the server runs, so it is written once.</summary>
    private sealed class DescriptionFile([FromKeyedServices(Document)] IOpenApiDocumentProvider provider)
    {
        private readonly Lazy<Task<byte[]>> _bytes = new(() => Write(provider));

        public async Task<IResult> Read() => TypedResults.Bytes(await _bytes.Value, "application/json");

        private static async Task<byte[]> Write(IOpenApiDocumentProvider provider)
        {
            var document = await provider.GetOpenApiDocumentAsync();
            return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
        }
    }
}

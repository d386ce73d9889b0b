using TrainingOs.Api.Http;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Api.Endpoints;

/// <summary>Reality that comes in by itself: recordings, and what became of them.</summary>
internal static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/imports").WithTags("Import");

        imports.MapPost("", (Ask ask) =>
            ask.ForFiles(files => new BeginImport(files)).Accepted(import => $"/api/imports/{import.Id}"))
            .Describe<BeginImport>().TakesFiles();

        imports.MapRead("", (Ask ask) => ask.For(new ListImports())).Describe<ListImports>();

        imports.MapRead("{id}",
            (long id, long? after, long? before, Outcome? outcome, int? limit, Ask ask) =>
                ask.For(new GetImport(new ImportId(id), after, before, outcome, limit))).Describe<GetImport>();

        imports.MapGet("{id}/events", (long id, [AsParameters] LastEvent last, Ask ask) =>
            ask.Followed(after => new GetImport(new ImportId(id), after), last)).Describe<GetImport>("FollowImport");

        imports.MapDelete("{id}", (long id, Ask ask) => ask.For(new TakeBackImport(new ImportId(id))))
            .Describe<TakeBackImport>();
    }
}

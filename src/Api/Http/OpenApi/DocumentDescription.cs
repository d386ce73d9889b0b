using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TrainingOs.Api.Endpoints;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>What is said of the API as a whole, and what its operations share.</summary>
internal sealed class DocumentDescription(DocComments comments, ProblemAnswers problems) : IOpenApiDocumentTransformer
{
    private const string Overview = """
        A training log that keeps what was **planned** and what **happened** strictly apart, and shows the difference.

        * A *plan* says what is meant for one ISO week. *Sessions* and *day notes* say what happened. The *summary* of a
          week holds both, their totals, and each target against what was done.
        * JSON in snake_case; units are in the names (`_km`, `_m`, `_minutes`, `_bpm`, `_watts`, `_kcal`). Days are
          `YYYY-MM-DD` where the athlete lives, instants carry an offset. What is unknown is `null`, never 0.
        * Unknown members of a body are ignored: what was read may be sent back.
        * Every error is a problem (RFC 9457) whose `detail` says what to do, with `errors` by the names that were sent.
        * Single resources carry an `ETag`. A write with `If-Match` is refused when somebody changed them since (412);
          without it the last writer wins.
        """;

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Training OS",
            Version = typeof(DocumentDescription).Assembly.GetName().Version!.ToString(fieldCount: 3),
            Description = Overview,
            Contact = new OpenApiContact { Name = "The authors of Training OS" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "The server that this came from." }];
        document.Tags = document.Tags!
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = Purpose(tag.Name!) }).ToHashSet();
        problems.DefineIn(document);
        AnswerHeaders.DefineIn(document);
        return Task.CompletedTask;
    }

    /// <summary>What the endpoints under a tag are about: the comment of the class that maps them.</summary>
    private string? Purpose(string tag)
    {
        var sibling = typeof(HealthEndpoints);
        var type = sibling.Assembly.GetType($"{sibling.Namespace}.{tag}Endpoints");
        return type is null ? null : comments.SummaryOf(type);
    }
}

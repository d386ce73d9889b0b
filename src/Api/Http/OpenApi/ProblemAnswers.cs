using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>The problems that endpoints may answer with, as parts of the description.</summary>
internal sealed class ProblemAnswers(Examples examples)
{
    private const string Problem = nameof(Problem);
    private const string BrokenRule = "The day 2028-01-01 lies more than a year ahead.";
    private const string NotEmpty =
        "An export is brought back into a training log without sessions, plans and notes only, and this one has some. "
            + "Nothing was changed. Start with another file (ConnectionStrings__TrainingOs), and bring the export back "
            + "there.";

    private const string Conflict =
        "The external_id 'watch-20617543' is that of session 43 already. Change that one instead.";

    /// <summary>What the exceptions in comments of requests become.</summary>
    private static readonly Dictionary<string, Func<string, ProblemDetails>> Refusals = new()
    {
        [nameof(NotFoundException)] = sentence => Problems.Of(404, sentence),
        [nameof(ConflictException)] = _ => Problems.With(Problems.Of(409, Conflict), "existing_id", 43),
        [nameof(ExportRefusedException)] = _ => Problems.With(
            Problems.Of(422, NotEmpty), "reason", ExportRefusedException.NotEmpty),
        [nameof(DomainException)] = _ => Problems.At(Problems.Of(422, BrokenRule), "date", BrokenRule),
    };

    /// <summary>Adds what all problems share to the document.</summary>
    public void DefineIn(OpenApiDocument document)
    {
        document.AddComponent(Problem, Schema());
        foreach (var shared in SharedProblem.All)
        {
            var answer = Answer(shared.When, shared.Example, document);
            if (shared == SharedProblem.StorageUnavailable)
            {
                answer.Headers = AnswerHeaders.In(document, AnswerHeaders.RetryAfter);
            }

            document.AddComponent(shared.Name, answer);
        }
    }

    /// <summary>The answers to exceptions that the comment of a request names, by status.</summary>
    public IEnumerable<(string Status, IOpenApiResponse Answer)> Of(
        IEnumerable<(string Exception, string When)> refusals, OpenApiDocument document) =>
        from refusal in refusals
        group refusal.When by refusal.Exception into sentences
        let problem = Refusals[sentences.Key](sentences.First())
        let status = problem.Status!.Value.ToString(CultureInfo.InvariantCulture)
        select (status, (IOpenApiResponse)Answer(string.Join(" Or: ", sentences), problem, document));

    private OpenApiResponse Answer(string when, ProblemDetails example, OpenApiDocument document) => new()
    {
        Description = when,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemPages.MediaType] = new()
            {
                Schema = new OpenApiSchemaReference(Problem, document),
                Example = examples.Of(example),
            },
        },
    };

    private static OpenApiSchema Schema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong, and what to do about it (RFC 9457).",
        Required = new HashSet<string> { "type", "title", "status", "detail" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Always `about:blank`: the status says which kind of problem it is.", "uri-reference"),
            ["title"] = Text("The status in words."),
            ["status"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "400",
                Maximum = "599",
                Description = "The status of the answer.",
            },
            ["detail"] = Text("A sentence for a person: what is wrong, and what would be right."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Sentences by the member or parameter they are about, under the name it was sent with.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    MinItems = 1,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
            ["reason"] = Text("With an export that was refused: a short code of why, such as `not_empty`."),
            ["existing_id"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int64",
                Description = "With 409: the number of what exists already.",
            },
        },
    };

    private static OpenApiSchema Text(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Description = description, Format = format };
}

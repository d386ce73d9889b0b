using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>A problem that means the same at every endpoint that may answer with it.</summary>
/// <param name="Name">The name of the answer in the description.</param>
/// <param name="When">When an endpoint answers so, and what to do.</param>
/// <param name="Example">Such a problem.</param>
internal sealed record SharedProblem(string Name, string When, ProblemDetails Example)
{
    public static readonly SharedProblem Malformed = new(
        nameof(Malformed),
        "What was sent cannot be read or breaks a limit: `errors` says where, and what would be right.",
        Problems.At(Problems.Of(400, $"duration_minutes: {Quantity.Limits<Minutes>()}"), "duration_minutes", Quantity.Limits<Minutes>()));

    public static readonly SharedProblem ForeignPage = new(
        nameof(ForeignPage),
        "A page of another site tried to write. The setting Cors__Origins lists the sites that may.",
        Problems.Of(403, "A page of another site may not write here. To allow it, add its origin to the setting Cors__Origins."));

    public static readonly SharedProblem Stale = new(
        nameof(Stale),
        "The state that If-Match names is not the present one, or there is one and If-None-Match wanted none.",
        Problems.Of(412, "It was changed since you read it. Read it again, then send your change with the new ETag in If-Match."));

    public static readonly SharedProblem TooLarge = new(nameof(TooLarge), "The body is larger than 1 MB.", Problems.Of(413, Unreadable.TooLarge));

    public static readonly SharedProblem NotJson = new(nameof(NotJson), "The body is not declared to be JSON.", Problems.Of(415, Unreadable.NotJson));

    public static readonly SharedProblem UnknownHost = new(
        nameof(UnknownHost),
        "The name in the header Host is not one that this server answers to. The setting AllowedHosts lists further ones.",
        Problems.Of(421, "This server does not answer to the name 'elsewhere.example'. Use localhost, or add the name to the setting AllowedHosts."));

    public static readonly SharedProblem StorageUnavailable = new(
        nameof(StorageUnavailable),
        "The database cannot be read or written at present: `detail` says why, and what to do.",
        Problems.Of(503, "The disk refused to read or write /srv/training.db. See whether it is full, failing or gone."));

    public static readonly SharedProblem StorageFull = new(
        nameof(StorageFull),
        "The disk that holds the database is full. Nothing was changed.",
        Problems.Of(507, "No space is left on the disk that holds /srv/training.db. Make room, then try again; what was saved is safe."));

    public static IEnumerable<SharedProblem> All =>
        [Malformed, ForeignPage, Stale, TooLarge, NotJson, UnknownHost, StorageUnavailable, StorageFull];

    public string Status => Example.Status!.Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The problems that endpoints may answer with, as parts of the description.</summary>
internal sealed class ProblemAnswers(Examples examples)
{
    private const string Problem = nameof(Problem);

    /// <summary>What the exceptions become that the comments of requests name; the others are shared problems.</summary>
    private static readonly Dictionary<string, Func<string, ProblemDetails>> Refusals = new()
    {
        [nameof(NotFoundException)] = sentence => Problems.Of(404, sentence),
        [nameof(ConflictException)] = _ => Problems.With(
            Problems.Of(409, "The external_id 'watch-20617543' is that of session 43 already. Change that one instead."), "existing_id", 43),
        [nameof(DomainException)] = _ => Problems.At(
            Problems.Of(422, "The day 2028-01-01 lies more than a year ahead."), "date", "The day 2028-01-01 lies more than a year ahead."),
    };

    /// <summary>Adds what all problems share to the document.</summary>
    public void DefineIn(OpenApiDocument document)
    {
        document.AddComponent(Problem, Schema());
        foreach (var shared in SharedProblem.All)
        {
            var answer = Answer(shared.When, shared.Example, document);
            if (shared == SharedProblem.StorageUnavailable) answer.Headers = AnswerHeaders.In(document, AnswerHeaders.RetryAfter);
            document.AddComponent(shared.Name, answer);
        }
    }

    /// <summary>The answers to exceptions that the comment of a request names, by status.</summary>
    public IEnumerable<(string Status, IOpenApiResponse Answer)> Of(
        IEnumerable<(string Exception, string When)> refusals, OpenApiDocument document) =>
        from refusal in refusals
        where Refusals.ContainsKey(refusal.Exception)
        group refusal.When by refusal.Exception into sentences
        let problem = Refusals[sentences.Key](sentences.First())
        let when = string.Join(" Or: ", sentences)
        select (problem.Status!.Value.ToString(CultureInfo.InvariantCulture), (IOpenApiResponse)Answer(when, problem, document));

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
                Type = JsonSchemaType.Integer, Minimum = "400", Maximum = "599", Description = "The status of the answer.",
            },
            ["detail"] = Text("A sentence for a person: what is wrong, and what would be right."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Sentences by the member or parameter they are about, under the name it was sent with.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array, MinItems = 1, Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
            ["existing_id"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer, Format = "int64", Description = "With 409: the number of what exists already.",
            },
        },
    };

    private static OpenApiSchema Text(string description, string? format = null) =>
        new() { Type = JsonSchemaType.String, Description = description, Format = format };
}

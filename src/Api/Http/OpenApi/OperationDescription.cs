using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TrainingOs.Application.Health;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>Operations: what they take, what they answer, and which problems they may answer with.</summary>
internal sealed class OperationDescription(
    DocComments comments, Limits limits, Examples examples, ProblemAnswers problems) : IOpenApiOperationTransformer
{
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (DescribedEndpoint.Of(context.Description) is not { } endpoint) return Task.CompletedTask;

        var document = context.Document!;
        operation.Summary = InWords(operation.OperationId!);
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters) Describe((OpenApiParameter)parameter, endpoint, document);
        if (endpoint.TakesFiles) operation.RequestBody = Files();
        if (endpoint.Body is { } body) Describe((OpenApiRequestBody)operation.RequestBody!, body, operation, document);

        var answers = operation.Responses!;
        foreach (var (status, answer) in answers) Describe((OpenApiResponse)answer, status, endpoint, document);
        if (endpoint is { IsRead: true, IsTagged: true }) OfferNotModified(operation, document);
        foreach (var (status, answer) in Refusals(operation, endpoint, document)) answers[status] = answer;
        operation.Responses = [];
        foreach (var (status, answer) in answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            operation.Responses.Add(status, answer);
        }

        return Task.CompletedTask;
    }

    private static OpenApiRequestBody Files() => new()
    {
        Required = true,
        Description = "A form with a part for each file, whatever the parts are called.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Recordings, lists of activities, or zips of them.",
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["file"] = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array,
                            MinItems = 1,
                            Description = "FIT, GPX and TCX files, also packed with gzip or in zips; CSV lists.",
                            Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                        },
                    },
                },
            },
        },
    };

    /// <summary>The name of an operation as a person says it: ListDayNotes is "List day notes".</summary>
    private static string InWords(string name)
    {
        var words = JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private void Describe(OpenApiParameter parameter, DescribedEndpoint endpoint, OpenApiDocument document)
    {
        var name = parameter.Name!;
        var declared = endpoint.Parameters.Single(declared => declared.Name == name);
        var member = endpoint.MemberOfRequest(name);
        parameter.Description = declared.Group is { } group ? comments.MemberOf(group, declared.Member) : null;
        parameter.Description ??= member is null ? null : comments.MemberOf(endpoint.Request, member);
        if (parameter.In == ParameterLocation.Path) parameter.Example = examples.OfParameter(name);
        else parameter.Examples = Shown(examples.OfParameter(name));
        if (parameter.Schema is not OpenApiSchema schema) return;

        ValueSchemas.Complete(schema, declared.Type, document);
        ValueSchemas.CompleteMember(schema, name);
        if (member is not null) limits.WriteTo(schema, endpoint.Request, member);
        if (schema.Type == JsonSchemaType.Array) (parameter.Style, parameter.Explode) = (ParameterStyle.Form, false);
    }

    /// <summary>
    /// An example to read. Scalar would fill in and send each that it finds, and what may be left out is tried best
    /// without.
    /// </summary>
    private static Dictionary<string, IOpenApiExample> Shown(JsonNode? value) => new()
    {
        ["such_as"] = new OpenApiExample
        {
            Value = value,
            Extensions = new Dictionary<string, IOpenApiExtension> { ["x-disabled"] = new JsonNodeExtension(true) },
        },
    };

    private void Describe(OpenApiRequestBody body, Type type, OpenApiOperation operation, OpenApiDocument document)
    {
        var inPath = operation.Parameters!.Where(parameter => parameter.In == ParameterLocation.Path)
            .Select(parameter => parameter.Name!).ToHashSet();
        foreach (var content in body.Content!.Values)
        {
            content.Example = examples.Of(type);
            if (content.Schema is OpenApiSchemaReference { Required: { } asked } whole && inPath.Overlaps(asked))
            {
                content.Schema = WithoutPath(whole, inPath, operation.OperationId!, document);
                foreach (var name in inPath) (content.Example as JsonObject)?.Remove(name);
            }

            body.Description = content.Schema!.Description;
        }
    }

    /// <summary>The body of an operation whose path says already what the body of another one must say.</summary>
    private static OpenApiSchemaReference WithoutPath(
        OpenApiSchemaReference whole, HashSet<string> inPath, string name, OpenApiDocument document)
    {
        var schema = (OpenApiSchema)whole.Target!.CreateShallowCopy();
        schema.Required = schema.Required!.Except(inPath).ToHashSet();
        schema.Properties = schema.Properties!
            .ToDictionary(member => member.Key, member => member.Value.CreateShallowCopy());
        foreach (var (_, member) in schema.Properties.Where(member => inPath.Contains(member.Key)))
        {
            member.Description += " May be left out: the path says it, and what stands here does not count.";
        }

        document.AddComponent(name, schema);
        return new OpenApiSchemaReference(name, document);
    }

    private void Describe(OpenApiResponse answer, string status, DescribedEndpoint endpoint, OpenApiDocument document)
    {
        if (endpoint.Answer(status) is not { } type)
        {
            answer.Description = "Done. There is nothing to answer.";
            return;
        }

        answer.Description = status switch
        {
            "201" => "It is new, and kept as this answer shows it.",
            "202" => "It is on disk and will be done: `Location` says where to look.",
            _ when type == typeof(Stream) => "The file, to be saved under the name it comes with.",
            _ => comments.SummaryOf(type) ?? "All that were asked for; an empty array when there are none.",
        };
        answer.Headers = AnswerHeaders.In(document, HeadersOf(status, endpoint));
        foreach (var content in answer.Content!.Values) content.Example = examples.Of(type);
    }

    private static IEnumerable<string> HeadersOf(string status, DescribedEndpoint endpoint)
    {
        if (endpoint.IsTagged) yield return AnswerHeaders.ETag;
        if (status is "201" or "202") yield return AnswerHeaders.Location;
        if (endpoint.Parameters.Any(parameter => parameter.Name == "cursor")) yield return AnswerHeaders.Link;
    }

    private static void OfferNotModified(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = "If-None-Match",
            In = ParameterLocation.Header,
            Description = "The ETag of the state you have: while it is the present one, the answer is an empty 304.",
            Examples = Shown(Examples.ETag),
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        operation.Responses!.Add("304", new OpenApiResponse
        {
            Description = "The state you have is still the present one.",
            Headers = AnswerHeaders.In(document, AnswerHeaders.ETag),
        });
    }

    private IEnumerable<(string Status, IOpenApiResponse Answer)> Refusals(
        OpenApiOperation operation, DescribedEndpoint endpoint, OpenApiDocument document)
    {
        var groups = endpoint.Parameters.Select(parameter => parameter.Group).OfType<Type>().Distinct();
        var own = groups.Prepend(endpoint.Request).SelectMany(comments.RefusalsOf);
        foreach (var refusal in problems.Of(own, document)) yield return refusal;
        foreach (var shared in Shared(operation, endpoint))
        {
            yield return (shared.Status, new OpenApiResponseReference(shared.Name, document));
        }
    }

    private static IEnumerable<SharedProblem> Shared(OpenApiOperation operation, DescribedEndpoint endpoint)
    {
        yield return SharedProblem.UnknownHost;
        var hasBody = operation.RequestBody is not null;
        var places = operation.Parameters!.Select(parameter => parameter.In).ToHashSet();
        if (hasBody || places.Any(place => place != ParameterLocation.Header)) yield return SharedProblem.Malformed;
        if (hasBody) yield return endpoint.TakesFiles ? SharedProblem.UploadTooLarge : SharedProblem.TooLarge;
        if (hasBody) yield return endpoint.TakesFiles ? SharedProblem.NotFiles : SharedProblem.NotJson;
        if (endpoint.Request != typeof(GetLiveness)) yield return SharedProblem.StorageUnavailable;
        if (!endpoint.IsCommand) yield break;
        yield return SharedProblem.ForeignPage;
        yield return SharedProblem.StorageFull;
        if (places.Contains(ParameterLocation.Header)) yield return SharedProblem.Stale;
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TrainingOs.Application.Common;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>Operations: what they take, what they answer, and which problems they may answer with.</summary>
internal sealed class OperationDescription(
    DocComments comments, Limits limits, Examples examples, ProblemAnswers problems) : IOpenApiOperationTransformer
{
    private const string IfNoneMatch = "If-None-Match";

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (endpoint, document) = (new DescribedEndpoint(context.Description), context.Document!);
        operation.Summary = InWords(operation.OperationId!);
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters) Describe((OpenApiParameter)parameter, endpoint, document);
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

    /// <summary>The name of an operation as a person says it: ListDayNotes is "List day notes".</summary>
    private static string InWords(string name)
    {
        var words = JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private void Describe(OpenApiParameter parameter, DescribedEndpoint endpoint, OpenApiDocument document)
    {
        var declared = endpoint.Parameters.Single(declared => declared.Name == parameter.Name);
        var schema = (OpenApiSchema)parameter.Schema!;
        ValueSchemas.Complete(schema, declared.Type, document);
        ValueSchemas.CompleteMember(schema, parameter.Name!);
        if (endpoint.MemberOfRequest(parameter.Name!) is { } member)
        {
            parameter.Description = comments.MemberOf(endpoint.Request, member);
            limits.WriteTo(schema, endpoint.Request, member);
        }

        if (declared.Group is { } group && comments.MemberOf(group, declared.Member) is { } comment) parameter.Description = comment;
        if (schema.Type == JsonSchemaType.Array) (parameter.Style, parameter.Explode) = (ParameterStyle.Form, false);
        if (parameter.In == ParameterLocation.Path) parameter.Example = examples.OfPath(parameter.Name!);
    }

    private void Describe(OpenApiRequestBody body, Type type, OpenApiOperation operation, OpenApiDocument document)
    {
        var content = body.Content!.Values.Single();
        var example = examples.Of(type).AsObject();
        var schema = (OpenApiSchemaReference)content.Schema!;
        var inPath = operation.Parameters!.Where(parameter => parameter.In == ParameterLocation.Path).Select(parameter => parameter.Name!)
            .Where(schema.Required!.Contains).ToHashSet();
        if (inPath.Count > 0)
        {
            content.Schema = WithoutPath(schema, inPath, operation.OperationId!, document);
            foreach (var name in inPath) example.Remove(name);
        }

        body.Description = content.Schema!.Description;
        content.Example = example;
    }

    /// <summary>The body of an operation whose path says already what the body of another one must say.</summary>
    private static OpenApiSchemaReference WithoutPath(
        OpenApiSchemaReference body, HashSet<string> inPath, string name, OpenApiDocument document)
    {
        var schema = (OpenApiSchema)body.Target!.CreateShallowCopy();
        schema.Required = schema.Required!.Except(inPath).ToHashSet();
        schema.Properties = schema.Properties!.ToDictionary(member => member.Key, member => member.Value.CreateShallowCopy());
        foreach (var member in inPath) schema.Properties[member].Description += " May be left out here: the path says it.";
        document.AddComponent(name, schema);
        return new OpenApiSchemaReference(name, document);
    }

    private void Describe(OpenApiResponse answer, string status, DescribedEndpoint endpoint, OpenApiDocument document)
    {
        answer.Description = status switch
        {
            "201" => "Written down, and kept as this answer shows it.",
            "204" => "Done. There is nothing to answer.",
            _ => "",
        };
        if (endpoint.Answer(status) is not { } type) return;

        answer.Description = comments.SummaryOf(type) ?? "All that were asked for; an empty array when there are none.";
        answer.Content!.Values.Single().Example = examples.Of(type);
        answer.Headers = AnswerHeaders.In(document, HeadersOf(status, endpoint));
    }

    private static IEnumerable<string> HeadersOf(string status, DescribedEndpoint endpoint)
    {
        if (endpoint.IsTagged) yield return AnswerHeaders.ETag;
        if (status == "201") yield return AnswerHeaders.Location;
        if (endpoint.Parameters.Any(parameter => parameter.Name == "cursor")) yield return AnswerHeaders.Link;
    }

    private static void OfferNotModified(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = IfNoneMatch,
            In = ParameterLocation.Header,
            Description = "The ETag of the state you have: when it is still the present one, the answer is 304 without a body.",
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
        return problems.Of(own, document).Concat(
            Shared(operation, endpoint).Select(shared => (shared.Status, (IOpenApiResponse)new OpenApiResponseReference(shared.Name, document))));
    }

    private IEnumerable<SharedProblem> Shared(OpenApiOperation operation, DescribedEndpoint endpoint)
    {
        yield return SharedProblem.UnknownHost;
        var hasBody = operation.RequestBody is not null;
        if (hasBody || operation.Parameters!.Any(parameter => parameter.In != ParameterLocation.Header)) yield return SharedProblem.Malformed;
        if (hasBody) yield return SharedProblem.TooLarge;
        if (hasBody) yield return SharedProblem.NotJson;
        if (comments.RefusalsOf(endpoint.Request).Any(refusal => refusal.Exception == nameof(StorageException))) yield return SharedProblem.StorageUnavailable;
        if (!endpoint.IsCommand) yield break;
        yield return SharedProblem.ForeignPage;
        yield return SharedProblem.StorageUnavailable;
        yield return SharedProblem.StorageFull;
        if (operation.Parameters!.Any(parameter => parameter.In == ParameterLocation.Header)) yield return SharedProblem.Stale;
    }
}

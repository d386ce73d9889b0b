using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>The headers of answers, described once.</summary>
internal static class AnswerHeaders
{
    public const string ETag = nameof(ETag);
    public const string Location = nameof(Location);
    public const string Link = nameof(Link);
    public const string RetryAfter = "Retry-After";

    /// <summary>Adds them to the document.</summary>
    public static void DefineIn(OpenApiDocument document)
    {
        document.AddComponent(ETag, Header(
            "Names the state this answer shows. In If-Match, it keeps a write from overwriting a later state.",
            new() { Type = JsonSchemaType.String, Pattern = "^\"[0-9a-f]+\"$" },
            Examples.ETag));
        document.AddComponent(Location, Header(
            "Where the new thing is found.",
            new() { Type = JsonSchemaType.String, Format = "uri-reference" },
            "/api/sessions/43"));
        document.AddComponent(Link, Header(
            "With `rel=\"next\"`: the next page of what was asked for (RFC 8288). Absent when there is none.",
            new() { Type = JsonSchemaType.String },
            $"</api/sessions?limit=100&cursor={Examples.Cursor}>; rel=\"next\""));
        document.AddComponent(RetryAfter, Header(
            "In how many seconds to try again.",
            new() { Type = JsonSchemaType.Integer, Minimum = "0" },
            5));
    }

    /// <summary>Some of them, as an answer lists them.</summary>
    public static Dictionary<string, IOpenApiHeader> In(OpenApiDocument document, params IEnumerable<string> names) =>
        names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeaderReference(name, document));

    private static OpenApiHeader Header(string description, OpenApiSchema schema, JsonNode example) =>
        new() { Description = description, Schema = schema, Example = example };
}

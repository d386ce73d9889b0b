using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests.Http.OpenApi;

/// <summary>The API's description, as whoever reads it finds it.</summary>
public sealed class DescribedApi
{
    private DescribedApi(string text) => (Text, Json) = (text, JsonNode.Parse(text)!.AsObject());

    public string Text { get; }

    public JsonObject Json { get; }

    public IEnumerable<DescribedOperation> Operations =>
        from path in Json["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new DescribedOperation(this, operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    /// <summary>The schemas that have a name.</summary>
    public IEnumerable<(string Name, JsonObject Json)> Schemas =>
        from schema in Json["components"]!["schemas"]!.AsObject() select (schema.Key, schema.Value!.AsObject());

    /// <summary>The members of the schemas that have a name, by both names.</summary>
    public IEnumerable<(string Name, JsonNode Json)> Members =>
        from schema in Schemas
        from member in schema.Json["properties"]?.AsObject() ?? []
        select ($"{schema.Name}.{member.Key}", member.Value);

    public static async Task<DescribedApi> Of(HttpClient http) =>
        new(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

    public DescribedOperation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>Where something stands for which a pointer may stand instead, and what it is.</summary>
    public (string Place, JsonObject Value) Follow(string place, JsonNode value)
    {
        if ((string?)value["$ref"] is not { } reference) return (place, value.AsObject());
        var target = reference[2..].Split('/').Aggregate((JsonNode)Json, (node, name) => node[name]!);
        return (reference[1..], target.AsObject());
    }
}

/// <summary>One operation of the description.</summary>
public sealed record DescribedOperation(DescribedApi Api, string Method, string Path, JsonObject Json)
{
    private const string JsonType = "application/json";

    public string Id => (string)Json["operationId"]!;

    public IReadOnlyList<JsonObject> Parameters =>
        [.. Json["parameters"]?.AsArray().Select(parameter => parameter!.AsObject()) ?? []];

    public JsonObject? BodyExample => Body?["example"]!.DeepClone().AsObject();

    public JsonObject? BodySchema => Body is null ? null : Api.Follow(BodySchemaPlace, Body["schema"]!).Value;

    /// <summary>Where the schema of the body stands.</summary>
    public string BodySchemaPlace => $"{Place}/requestBody/content/application~1json/schema";

    public IEnumerable<string> Statuses => Json["responses"]!.AsObject().Select(answer => answer.Key);

    /// <summary>Where the answer with a status stands, and what it is.</summary>
    public (string Place, JsonObject Value) Answer(string status) =>
        Api.Follow($"{Place}/responses/{status}", Json["responses"]![status]!);

    public JsonNode? ExampleOf(string status) =>
        Answer(status).Value["content"]?.AsObject().Single().Value!["example"]?.DeepClone();

    private JsonNode? Body => Json["requestBody"]?["content"]![JsonType];

    private string Place => $"/paths/{Path.Replace("/", "~1")}/{Method.ToLowerInvariant()}";

    public override string ToString() => $"{Method} {Path}";
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests;

/// <summary>What the API said: status, headers, and the body as text and as JSON.</summary>
public sealed record Answer(
    HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders About, string Text)
{
    /// <summary>The body, which must be an object.</summary>
    public JsonObject Body => Parse().ShouldBeOfType<JsonObject>();

    /// <summary>The body, which must be an array.</summary>
    public IReadOnlyList<JsonObject> Items =>
        [.. Parse().ShouldBeOfType<JsonArray>().Select(item => item.ShouldBeOfType<JsonObject>())];

    /// <summary>The entity tag of what the body shows.</summary>
    public string Tag => Headers.ETag.ShouldNotBeNull().ToString();

    public string? Detail => (string?)Body["detail"];

    /// <summary>The answer, having the status it should have.</summary>
    public Answer ShouldBe(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    private JsonNode? Parse() => JsonNode.Parse(Text);
}

/// <summary>Short forms of asking the API.</summary>
public static class Calls
{
    private static readonly JsonSerializerOptions AsWritten =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task<Answer> Get(this HttpClient http, string path, string? ifNoneMatch = null) =>
        http.Say(HttpMethod.Get, path, ifNoneMatch: ifNoneMatch);

    public static Task<Answer> Post(this HttpClient http, string path, object body) =>
        http.Say(HttpMethod.Post, path, body);

    public static Task<Answer> Put(
        this HttpClient http, string path, object body, string? ifMatch = null, string? ifNoneMatch = null) =>
        http.Say(HttpMethod.Put, path, body, ifMatch, ifNoneMatch);

    public static Task<Answer> Delete(this HttpClient http, string path, string? ifMatch = null) =>
        http.Say(HttpMethod.Delete, path, ifMatch: ifMatch);

    /// <summary>Sends a body: a text as it is, anything else as its JSON.</summary>
    public static Task<Answer> Say(
        this HttpClient http,
        HttpMethod method,
        string path,
        object? body = null,
        string? ifMatch = null,
        string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            var text = body as string ?? JsonSerializer.Serialize(body, AsWritten);
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }

        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return http.Say(request);
    }

    public static async Task<Answer> Say(this HttpClient http, HttpRequestMessage request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using (request)
        using (var response = await http.SendAsync(request, cancellation))
        {
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return new Answer(response.StatusCode, response.Headers, response.Content.Headers, text);
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using static System.Net.HttpStatusCode;

namespace TrainingOs.Architecture.Tests.Malformed;

/// <summary>
/// Sends wrong and hostile values to all that an API takes, found by asking the API itself, and says what it does not
/// refuse as it should: with a 4xx, and a problem that says what to do.
/// </summary>
internal sealed class Sweep(
    HttpClient http,
    IReadOnlyList<ApiDescription> operations,
    JsonSerializerOptions json,
    CancellationToken cancellationToken)
{
    /// <summary>What these want is made by no other operation at once: a file that was read, a deletion.</summary>
    private static readonly string[] NeedMore =
        ["api/sessions/{id}/file", "api/sessions/{id}.gpx", "api/sessions/{id}/restore"];

    private readonly List<string> _offences = [];
    private readonly HashSet<string> _swept = [];
    private readonly Dictionary<string, string> _made = [];

    /// <summary>What was not refused as it should be, a line each.</summary>
    public IReadOnlyList<string> Offences => _offences;

    /// <summary>What was tried: an operation and a part of it, such as <c>PUT api/plans/{year} year</c>.</summary>
    public IReadOnlyCollection<string> Swept => _swept;

    /// <summary>Sends what is right, so that what is refused later is refused for what is wrong with it.</summary>
    public async Task RightValues()
    {
        // What one operation makes, others need: first those that make, and none that takes away.
        string[] order = ["POST", "PUT", "GET"];
        foreach (var operation in order.SelectMany(method => operations.Where(other => other.HttpMethod == method)))
        {
            HttpStatusCode[] taken = NeedMore.Contains(operation.RelativePath)
                ? [OK, NotFound]
                : [OK, Created, Accepted, NoContent];
            var answer = await Try(operation, "all of it", "right values", Request(operation), taken);
            if (answer is JsonObject made && made["id"] is { } id) _made[Family(operation) + "id"] = id.ToJsonString();
        }
    }

    public async Task PathParameters()
    {
        foreach (var (operation, parameter) in Parameters(BindingSource.Path))
        {
            var wrong = Values.Of(parameter.Type).WrongInAddress.Where(CanBeSent);
            await Each(operation, parameter.Name, wrong, InPath, BadRequest, NotFound);
            await Each(operation, parameter.Name, Values.HostileTexts.Where(CanBeSent), InPath);

            HttpRequestMessage InPath(string value) => Request(operation, (parameter.Name, value));
        }

        // The client of the test server itself refuses to send a NUL in a path.
        static bool CanBeSent(string text) => !text.Contains('\0', StringComparison.Ordinal);
    }

    public async Task QueryParameters()
    {
        foreach (var (operation, parameter) in Parameters(BindingSource.Query))
        {
            await Each(operation, parameter.Name, Values.Of(parameter.Type).WrongInAddress, Once, BadRequest);
            await Each(operation, parameter.Name, Values.HostileTexts, Once);
            await Each(operation, parameter.Name + " twice", Values.HostileTexts, Twice);

            HttpRequestMessage Once(string value) => Request(operation, query: Said(value));
            HttpRequestMessage Twice(string value) => Request(operation, query: $"{Said(value)}&{Said(value)}");
            string Said(string value) => $"{parameter.Name}={Uri.EscapeDataString(value)}";
        }
    }

    public async Task Headers()
    {
        var values = Values.HostileTexts.Where(text => !text.Any(char.IsControl)).Concat(["W/", "\"", "W/\"", ",,,"])
            .ToList();
        foreach (var (operation, parameter) in Parameters(BindingSource.Header))
        {
            await Each(operation, parameter.Name, values, value =>
            {
                var request = Request(operation);
                request.Headers.TryAddWithoutValidation(parameter.Name, value);
                return request;
            });
        }
    }

    public async Task Members()
    {
        foreach (var (operation, body) in Parameters(BindingSource.Body))
        {
            foreach (var member in MembersOf(body.Type))
            {
                var wrong = Values.Of(TypeOf(member)).WrongInJson;
                await Each(operation, member.Name, wrong, InBody, BadRequest, UnprocessableEntity);
                await Each(operation, member.Name, Values.HostileJson, InBody);

                HttpRequestMessage InBody(string value) =>
                    Request(operation, body: Text(Json(body.Type, member.Name, value)));
            }
        }
    }

    public async Task Bodies()
    {
        foreach (var (operation, body) in Parameters(BindingSource.Body))
        {
            var right = Encoding.UTF8.GetBytes(Json(body.Type));
            byte[][] unreadable =
            [
                [0xFF, 0xFE, 0x00], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D], [0x1F, 0x8B, 0x08, 0x00],
                Encoding.Unicode.GetBytes(Json(body.Type)),
            ];
            await Each(operation, "the body", Values.WrongBodies, InBody, BadRequest);
            await Each(
                operation,
                "the bytes",
                unreadable.Select(Convert.ToHexString),
                hex => Request(operation, body: Bytes(Convert.FromHexString(hex), "application/json")),
                BadRequest);
            await Each(operation, "the media type", Values.WrongMediaTypes, As, UnsupportedMediaType);
            await Each(operation, "the charset", Values.WrongCharsets, As, BadRequest, UnsupportedMediaType);

            HttpRequestMessage InBody(string text) => Request(operation, body: Text(text));
            HttpRequestMessage As(string type) => Request(operation, body: Bytes(right, type));
        }
    }

    public async Task Methods()
    {
        foreach (var path in operations.GroupBy(operation => operation.RelativePath))
        {
            // The session of a number that ends in .gpx, which is no number, may be asked for by other methods.
            var refusal = path.Key!.EndsWith("{id}.gpx", StringComparison.Ordinal) ? BadRequest : MethodNotAllowed;
            var others = Values.Methods.Except(path.Select(operation => operation.HttpMethod!));
            await Each(path.First(), "the method", others, method =>
            {
                var request = Request(path.First());
                request.Method = new HttpMethod(method);
                return request;
            }, MethodNotAllowed, refusal);
        }
    }

    // What takes away comes last: it may take what the others are tried on.
    private IEnumerable<(ApiDescription, ApiParameterDescription)> Parameters(BindingSource source) =>
        from operation in operations.OrderBy(operation => operation.HttpMethod == "DELETE")
        from parameter in operation.ParameterDescriptions
        where parameter.Source == source
        select (operation, parameter);

    /// <summary>A right request, but for the one part that is given.</summary>
    private HttpRequestMessage Request(
        ApiDescription operation,
        (string Name, string Value)? path = null,
        string? query = null,
        HttpContent? body = null)
    {
        var address = operation.RelativePath!.TrimEnd('/');
        foreach (var parameter in operation.ParameterDescriptions.Where(other => other.Source == BindingSource.Path))
        {
            var value = path?.Name == parameter.Name
                ? path.Value.Value
                : _made.GetValueOrDefault(Family(operation) + parameter.Name)
                    ?? Values.RightInAddress(parameter.Name, parameter.Type);
            address = address.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
        }

        var type = operation.ParameterDescriptions.FirstOrDefault(other => other.Source == BindingSource.Body)?.Type;
        return new HttpRequestMessage(new HttpMethod(operation.HttpMethod!), $"/{address}?{query}".TrimEnd('?'))
        {
            Content = body ?? (type is not null ? Text(Json(type)) : TakesFiles(operation) ? Files() : null),
        };
    }

    /// <summary>A right body, in which one member may be another.</summary>
    private string Json(Type type, string? name = null, string? value = null) =>
        "{" + string.Join(',', MembersOf(type).Select(member => $"\"{member.Name}\":{(member.Name == name
            ? value
            : Values.RightInJson(member.Name, TypeOf(member)))}")) + "}";

    private IEnumerable<JsonPropertyInfo> MembersOf(Type type) =>
        json.GetTypeInfo(type).Properties.Where(member => member.Set is not null);

    /// <summary>What a member is to its writer: the type, or the reader that takes other forms for it.</summary>
    private static Type TypeOf(JsonPropertyInfo member) => member.CustomConverter?.GetType() ?? member.PropertyType;

    /// <summary>What the numbers in a path count: sessions are numbered apart from imports.</summary>
    private static string Family(ApiDescription operation) =>
        string.Join('/', operation.RelativePath!.Split('/').Take(2));

    private static bool TakesFiles(ApiDescription operation) =>
        operation.ActionDescriptor.EndpointMetadata.Any(metadata => metadata.GetType().Name == "TakesFiles");

    private static MultipartFormDataContent Files() =>
        new() { { new ByteArrayContent([1, 2, 3]), "file", "ride.fit" } };

    private static StringContent Text(string body) => new(body, Encoding.UTF8, "application/json");

    private static ByteArrayContent Bytes(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        if (type is not "") content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private async Task Each(
        ApiDescription operation,
        string part,
        IEnumerable<string> values,
        Func<string, HttpRequestMessage> request,
        params HttpStatusCode[] expected)
    {
        foreach (var value in values) await Try(operation, part, value, request(value), expected);
    }

    private async Task<JsonNode?> Try(
        ApiDescription operation,
        string part,
        string value,
        HttpRequestMessage request,
        params HttpStatusCode[] expected)
    {
        var place = $"{operation.HttpMethod} {operation.RelativePath} {part}";
        _swept.Add(place);
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancellationToken);
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                var (status, type) = (response.StatusCode, response.Content.Headers.ContentType);
                if (Complaint(status, type, text, expected) is { } complaint)
                {
                    _offences.Add($"{place} = {Short(value)}: answered {(int)status} {complaint}: {Short(text)}");
                }

                return type?.MediaType == "application/json" ? JsonNode.Parse(text) : null;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                _offences.Add($"{place} = {Short(value)}: threw {error.GetType().Name}: {Short(error.Message)}");
                return null;
            }
        }
    }

    private static string? Complaint(
        HttpStatusCode status, MediaTypeHeaderValue? type, string text, HttpStatusCode[] expected)
    {
        if ((int)status >= 500) return "as if it were the server's fault";
        if (expected is not [] && !expected.Contains(status))
        {
            return $"and not {string.Join(" or ", expected.Select(one => (int)one))}";
        }

        if ((int)status < 400) return null;
        if (type?.MediaType != "application/problem+json") return "without a problem";

        var problem = JsonNode.Parse(text)!;
        var detail = problem["detail"]?.GetValue<string>() ?? "";
        if (problem["status"]?.GetValue<int>() != (int)status) return "with a problem of another status";
        if (detail.Length < 10) return "with a problem that says nothing";
        string[] inside = ["Exception", "   at "];
        return inside.Any(word => detail.Contains(word, StringComparison.Ordinal)) ? "with what went on inside" : null;
    }

    private static string Short(string text) => text.Length <= 120 ? text : $"{text[..120]}… ({text.Length})";
}

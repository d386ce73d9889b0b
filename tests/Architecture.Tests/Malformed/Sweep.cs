using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace TrainingOs.Architecture.Tests.Malformed;

/// <summary>
/// Sends wrong and hostile values to all that an API takes, found by asking the API itself, and says what it does not
/// refuse as it should: with a 4xx, and a problem that says what to do.
/// </summary>
internal sealed class Sweep(
    HttpClient http, IReadOnlyList<ApiDescription> operations, JsonSerializerOptions json, CancellationToken cancellationToken)
{
    private static readonly HttpStatusCode[] Taken = [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent];

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
        foreach (var operation in operations.Where(o => o.HttpMethod != "DELETE").OrderBy(o => o.HttpMethod is "POST" ? 0 : o.HttpMethod is "PUT" ? 1 : 2))
        {
            var answer = await Try(operation, "all of it", "right values", Request(operation), Taken);
            if (answer is JsonObject made && made["id"] is { } id) _made["id"] = id.ToJsonString();
        }
    }

    public async Task PathParameters()
    {
        foreach (var (operation, parameter) in Parameters(BindingSource.Path))
        {
            foreach (var wrong in Values.Of(parameter.Type).WrongInAddress.Where(CanStandInPath))
            {
                await Try(
                    operation, parameter.Name, wrong, Request(operation, (parameter.Name, wrong)),
                    [HttpStatusCode.BadRequest, HttpStatusCode.NotFound]);
            }

            foreach (var hostile in Values.HostileTexts.Where(CanStandInPath))
            {
                await Try(operation, parameter.Name, hostile, Request(operation, (parameter.Name, hostile)));
            }
        }

        // The client of the test server itself refuses to send it.
        static bool CanStandInPath(string text) => !text.Contains('\0', StringComparison.Ordinal);
    }

    public async Task QueryParameters()
    {
        foreach (var (operation, parameter) in Parameters(BindingSource.Query))
        {
            foreach (var wrong in Values.Of(parameter.Type).WrongInAddress)
            {
                await Try(operation, parameter.Name, wrong, Request(operation, query: [(parameter.Name, wrong)]), [HttpStatusCode.BadRequest]);
            }

            foreach (var hostile in Values.HostileTexts)
            {
                await Try(operation, parameter.Name, hostile, Request(operation, query: [(parameter.Name, hostile)]));
                await Try(operation, parameter.Name, hostile + " twice", Request(operation, query: [(parameter.Name, hostile), (parameter.Name, hostile)]));
            }
        }
    }

    public async Task Headers()
    {
        foreach (var (operation, parameter) in Parameters(BindingSource.Header))
        {
            foreach (var hostile in Values.HostileTexts.Append("W/").Append("\"").Append("W/\"").Append(",,,").Where(text => !text.Any(char.IsControl)))
            {
                var request = Request(operation);
                request.Headers.TryAddWithoutValidation(parameter.Name, hostile);
                await Try(operation, parameter.Name, hostile, request);
            }
        }
    }

    public async Task Members()
    {
        foreach (var (operation, body) in Parameters(BindingSource.Body))
        {
            foreach (var member in MembersOf(body.Type))
            {
                foreach (var wrong in Values.Of(TypeOf(member)).WrongInJson)
                {
                    await Try(operation, member.Name, wrong, Request(operation, body: Text(Json(body.Type, member.Name, wrong))),
                        [HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity]);
                }

                foreach (var hostile in Values.HostileJson)
                {
                    await Try(operation, member.Name, hostile, Request(operation, body: Text(Json(body.Type, member.Name, hostile))));
                }
            }
        }
    }

    public async Task Bodies()
    {
        foreach (var (operation, body) in Parameters(BindingSource.Body))
        {
            foreach (var wrong in Values.WrongBodies)
            {
                await Try(operation, "the body", wrong, Request(operation, body: Text(wrong)), [HttpStatusCode.BadRequest]);
            }

            var right = Json(body.Type);
            byte[][] unreadable = [[0xFF, 0xFE, 0x00], [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D], Encoding.Unicode.GetBytes(right), [0x1F, 0x8B, 0x08, 0x00]];
            foreach (var bytes in unreadable)
            {
                await Try(operation, "the body", Convert.ToHexString(bytes), Request(operation, body: Bytes(bytes, "application/json")), [HttpStatusCode.BadRequest]);
            }

            foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "application/jsonx", null })
            {
                await Try(operation, "the media type", type ?? "none", Request(operation, body: Bytes(Encoding.UTF8.GetBytes(right), type)), [HttpStatusCode.UnsupportedMediaType]);
            }

            foreach (var type in new[] { "application/json; charset=nonsense", "application/json; charset=utf-7", "application/json; charset=utf-16", "garbage" })
            {
                await Try(operation, "the media type", type, Request(operation, body: Bytes(Encoding.UTF8.GetBytes(right), type)),
                    [HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType]);
            }
        }
    }

    public async Task Methods()
    {
        foreach (var path in operations.GroupBy(operation => operation.RelativePath))
        {
            foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "QUERY", "TRACE", "nonsense" }.Except(path.Select(operation => operation.HttpMethod!)))
            {
                var request = Request(path.First());
                request.Method = new HttpMethod(method);
                await Try(path.First(), "the method", method, request, [HttpStatusCode.MethodNotAllowed]);
            }
        }
    }

    private IEnumerable<(ApiDescription Operation, ApiParameterDescription Parameter)> Parameters(BindingSource source) =>
        from operation in operations.OrderBy(operation => operation.HttpMethod == "DELETE")
        from parameter in operation.ParameterDescriptions
        where parameter.Source == source
        select (operation, parameter);

    private HttpRequestMessage Request(ApiDescription operation, (string Name, string Value)? path = null, (string Name, string Value)[]? query = null, HttpContent? body = null)
    {
        var address = operation.RelativePath!.TrimEnd('/');
        foreach (var parameter in operation.ParameterDescriptions.Where(parameter => parameter.Source == BindingSource.Path))
        {
            var value = path?.Name == parameter.Name ? path.Value.Value
                : _made.GetValueOrDefault(parameter.Name) ?? Values.RightInAddress(parameter.Name, parameter.Type);
            address = address.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
        }

        if (query is not null) address += "?" + string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"));
        var bodyType = operation.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        return new HttpRequestMessage(new HttpMethod(operation.HttpMethod!), "/" + address)
        {
            Content = body ?? (bodyType is null ? null : Text(Json(bodyType))),
        };
    }

    /// <summary>A right body, in which one member may be another.</summary>
    private string Json(Type type, string? name = null, string? value = null) => "{" + string.Join(',', MembersOf(type).Select(member =>
        $"\"{member.Name}\":{(member.Name == name ? value : Values.RightInJson(member.Name, TypeOf(member)))}")) + "}";

    private IEnumerable<JsonPropertyInfo> MembersOf(Type type) => json.GetTypeInfo(type).Properties.Where(member => member.Set is not null);

    /// <summary>What a member is to its writer: the type, or the reader that takes other forms for it.</summary>
    private static Type TypeOf(JsonPropertyInfo member) => member.CustomConverter?.GetType() ?? member.PropertyType;

    private static StringContent Text(string body) => new(body, Encoding.UTF8, "application/json");

    private static ByteArrayContent Bytes(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private async Task<JsonNode?> Try(
        ApiDescription operation, string part, string value, HttpRequestMessage request, HttpStatusCode[]? expected = null)
    {
        var place = $"{operation.HttpMethod} {operation.RelativePath} {part}";
        _swept.Add(place);
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancellationToken);
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                if (Complaint(response.StatusCode, response.Content.Headers.ContentType, text, expected) is { } complaint)
                {
                    _offences.Add($"{place} = {Short(value)}: {complaint}");
                }

                return response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                _offences.Add($"{place} = {Short(value)}: threw {error.GetType().Name}: {Short(error.Message)}");
                return null;
            }
        }
    }

    private static string? Complaint(HttpStatusCode status, MediaTypeHeaderValue? type, string text, HttpStatusCode[]? expected)
    {
        if ((int)status >= 500) return $"answered {(int)status} {Short(text)}";
        if (expected?.Contains(status) == false) return $"answered {(int)status} and not {string.Join(" or ", expected.Select(s => (int)s))} {Short(text)}";
        if ((int)status < 400) return null;
        if (type?.MediaType != "application/problem+json") return $"answered {(int)status} without a problem {Short(text)}";
        var problem = JsonNode.Parse(text)!;
        if (problem["status"]?.GetValue<int>() != (int)status) return $"answered {(int)status} with a problem of another status {Short(text)}";
        if (problem["detail"]?.GetValue<string>() is not { Length: > 10 } detail) return $"answered {(int)status} with a problem that says nothing {Short(text)}";
        return detail.Contains("Exception", StringComparison.Ordinal) || detail.Contains("   at ", StringComparison.Ordinal)
            ? $"answered {(int)status} with what went on inside {Short(text)}"
            : null;
    }

    private static string Short(string text) => text.Length <= 120 ? text : $"{text[..120]}… ({text.Length})";
}

using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Api.Tests.Http.OpenApi;

namespace TrainingOs.Api.Tests.Http;

/// <summary>The description is whole, and right by the rules for such descriptions.</summary>
public sealed class DescriptionTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient();

    [Fact]
    public async Task Spectral_has_nothing_to_object_to()
    {
        var description = await DescribedApi.Of(_http);
        (await Judges.Lint(description.Text)).ShouldBe("[]");
    }

    [Fact]
    public async Task Spectral_would_object_to_an_operation_without_a_description()
    {
        var description = await DescribedApi.Of(_http);
        description.Operation("GetSession").Json.Remove("description");
        (await Judges.Lint(description.Json.ToJsonString())).ShouldContain("operation-description");
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1_and_the_same_however_often_it_is_asked_for()
    {
        var first = await _http.Get("/openapi/v1.json");
        first.ShouldBe(HttpStatusCode.OK);
        first.About.ContentType!.MediaType.ShouldBe("application/json");
        ((string?)first.Body["openapi"])!.ShouldStartWith("3.1.");
        (await _http.Get("/openapi/v1.json")).Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Every_endpoint_is_described_and_nothing_else()
    {
        var described = (await DescribedApi.Of(_http)).Operations.Select(operation => operation.ToString());
        var mapped = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null).Select(Name);
        described.ShouldBe(mapped, ignoreOrder: true);
    }

    [Fact]
    public void Only_the_description_itself_and_the_way_to_its_page_go_without() => Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not null)
        .Select(Name).ShouldBe(["GET /openapi/v1.json", "GET /docs"], ignoreOrder: true);

    [Fact]
    public async Task Every_endpoint_is_described_with_the_parameters_it_takes()
    {
        var described = (await DescribedApi.Of(_http)).Operations.ToDictionary(operation => operation.ToString());
        foreach (var endpoint in Endpoints().Where(endpoint => described.ContainsKey(Name(endpoint))))
        {
            var operation = described[Name(endpoint)];
            // A read may also say what it has already: no endpoint declares that, but all that give ETags take it.
            var said = operation.Parameters.Where(parameter => operation.Method != "GET" || (string?)parameter["in"] != "header");
            said.Select(parameter => $"{parameter["in"]} {parameter["name"]}").ShouldBe(Taken(endpoint), ignoreOrder: true, operation.ToString());
            (operation.Json["requestBody"] is not null).ShouldBe(endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null, operation.ToString());
            operation.Parameters.Where(parameter => (string?)parameter["in"] == "path").ShouldAllBe(parameter => (bool)parameter["required"]!);
        }
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_for()
    {
        var description = await DescribedApi.Of(_http);
        var tags = description.Json["tags"]!.AsArray().ToDictionary(tag => (string)tag!["name"]!, tag => (string?)tag!["description"]);
        tags.Values.ShouldAllBe(purpose => purpose!.EndsWith('.'));
        description.Operations.Count().ShouldBeGreaterThan(15);
        description.Operations.Select(operation => operation.Id).ShouldBeUnique();
        foreach (var operation in description.Operations)
        {
            ((string?)operation.Json["summary"]).ShouldNotBeNullOrWhiteSpace(operation.ToString());
            ((string?)operation.Json["description"]).ShouldNotBeNull(operation.ToString()).ShouldEndWith(".");
            operation.Json["tags"]!.AsArray().ShouldHaveSingleItem().ShouldNotBeNull().GetValue<string>().ShouldBeOneOf([.. tags.Keys]);
        }
    }

    [Fact]
    public async Task Every_operation_lists_a_success_and_its_problems()
    {
        foreach (var operation in (await DescribedApi.Of(_http)).Operations)
        {
            operation.Statuses.Count(status => status[0] == '2').ShouldBe(1, operation.ToString());
            operation.Statuses.ShouldContain("421", operation.ToString());
            foreach (var status in operation.Statuses)
            {
                var answer = operation.Answer(status).Value;
                ((string?)answer["description"]).ShouldNotBeNullOrWhiteSpace($"{operation} {status}");
                var content = answer["content"]?.AsObject();
                if (status is "204" or "304") content.ShouldBeNull();
                else content!.ShouldHaveSingleItem().Key.ShouldBe(status[0] == '2' ? "application/json" : "application/problem+json");
                if (content is not null) operation.ExampleOf(status).ShouldNotBeNull($"{operation} {status}");
            }
        }
    }

    [Fact]
    public async Task Every_body_has_an_example()
    {
        var bodies = (await DescribedApi.Of(_http)).Operations.Where(operation => operation.BodySchema is not null).ToList();
        bodies.Count.ShouldBeGreaterThan(5);
        bodies.ShouldAllBe(operation => operation.BodyExample!.Count > 0);
    }

    [Fact]
    public async Task Every_parameter_header_and_member_is_described()
    {
        var description = await DescribedApi.Of(_http);
        var members = description.Schemas.SelectMany(
            schema => schema.Value["properties"]?.AsObject() ?? [], (schema, member) => ($"{schema.Key}.{member.Key}", member.Value!)).ToList();
        var parameters = description.Operations.SelectMany(
            operation => operation.Parameters, (operation, parameter) => ($"{operation} {parameter["name"]}", (JsonNode)parameter)).ToList();
        var headers = description.Json["components"]!["headers"]!.AsObject().Select(header => (header.Key, header.Value!)).ToList();
        members.Count.ShouldBeGreaterThan(80);
        parameters.Count.ShouldBeGreaterThan(30);
        headers.Count.ShouldBe(4);
        foreach (var (name, json) in members.Concat(parameters).Concat(headers))
        {
            ((string?)json["description"]).ShouldNotBeNull(name).ShouldEndWith(".");
        }

        description.Schemas.ShouldAllBe(schema => !string.IsNullOrEmpty((string?)schema.Value["description"]));
    }

    [Fact]
    public async Task Every_member_has_one_type_or_null()
    {
        foreach (var (name, schema) in (await DescribedApi.Of(_http)).Schemas)
        {
            foreach (var (member, json) in schema["properties"]?.AsObject() ?? [])
            {
                if (json!["$ref"] is not null || json["oneOf"] is not null) continue;
                string[] types = json["type"] is JsonArray several ? [.. several.Select(type => (string)type!)] : [(string)json["type"]!];
                types.Except(["null"]).ShouldHaveSingleItem($"{name}.{member}");
            }
        }
    }

    [Theory]
    [InlineData("LogSession", "date", "type", "duration_minutes")]
    [InlineData("ReplaceSession", "date", "type", "duration_minutes")]
    [InlineData("SetWeeklyPlan", "year", "week_number", "description")]
    [InlineData("ReplaceWeeklyPlan", "description")]
    [InlineData("WriteDayNote", "date", "note")]
    [InlineData("ReplaceDayNote", "note")]
    [InlineData("ChangeSettings", "timezone", "distance_types", "elevation_types")]
    public async Task It_says_what_must_be_sent(string operation, params string[] members)
    {
        var body = (await DescribedApi.Of(_http)).Operation(operation).BodySchema!;
        body["required"]!.AsArray().Select(member => (string)member!).ShouldBe(members, ignoreOrder: true);
    }

    [Theory]
    [InlineData("GET /api/plans", "from", """{"type":"string","pattern":"^\\d{4}-W\\d{2}$"}""")]
    [InlineData("GET /api/plans/{year}/{week_number}", "year", """{"type":"integer","format":"int32","minimum":1900,"maximum":2200}""")]
    [InlineData("GET /api/plans/{year}/{week_number}", "week_number", """{"type":"integer","format":"int32","minimum":1,"maximum":53}""")]
    [InlineData("GET /api/day-notes", "start_date", """{"type":"string","format":"date"}""")]
    [InlineData("GET /api/day-notes/{date}", "date", """{"type":"string","format":"date"}""")]
    [InlineData("GET /api/sessions/{id}", "id", """{"type":"integer","format":"int64"}""")]
    [InlineData("GET /api/sessions", "type", """{"type":"array","minItems":1,"items":{"$ref":"#/components/schemas/SportType"}}""")]
    [InlineData("GET /api/sessions", "q", """{"type":"string","maxLength":200}""")]
    [InlineData("GET /api/sessions", "limit", """{"type":"integer","format":"int32","minimum":1,"maximum":1000}""")]
    [InlineData("GET /api/sessions", "cursor", """{"type":"string"}""")]
    public async Task Parameters_have_the_form_that_is_read(string operation, string name, string schema)
    {
        var described = (await DescribedApi.Of(_http)).Operations.Single(described => described.ToString() == operation);
        var parameter = described.Parameters.Single(parameter => (string?)parameter["name"] == name);
        JsonNode.DeepEquals(parameter["schema"], JsonNode.Parse(schema)).ShouldBeTrue(parameter.ToJsonString());
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        api.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static string Name(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Single()} {endpoint.RoutePattern.RawText!.TrimEnd('/')}";

    /// <summary>Where and by which name the endpoint's method finds what it takes.</summary>
    private static IEnumerable<string> Taken(RouteEndpoint endpoint)
    {
        var inPath = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet();
        var body = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var declared = endpoint.Metadata.GetMetadata<MethodInfo>()!.GetParameters()
            .Where(parameter => parameter.ParameterType != body && parameter.ParameterType.GetMethod("BindAsync") is null)
            .SelectMany(parameter => parameter.IsDefined(typeof(AsParametersAttribute))
                ? parameter.ParameterType.GetConstructors().Single().GetParameters()
                : [parameter]);
        foreach (var parameter in declared)
        {
            var name = parameter.GetCustomAttributes().OfType<IModelNameProvider>().SingleOrDefault()?.Name ?? parameter.Name!;
            var place = inPath.Contains(name) ? "path" : parameter.GetCustomAttributes().OfType<IFromHeaderMetadata>().Any() ? "header" : "query";
            yield return $"{place} {name}";
        }
    }
}

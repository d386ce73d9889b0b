using System.Net;
using System.Text.Json.Nodes;
using TrainingOs.Api.Tests.Http.OpenApi;

namespace TrainingOs.Api.Tests.Http;

/// <summary>The description is whole, and right by the rules for such descriptions.</summary>
public sealed class DescriptionTests(TestApi api) : IClassFixture<TestApi>
{
    private const string Sports =
        """{"type":"array","minItems":1,"items":{"$ref":"#/components/schemas/SportType"}}""";

    private static readonly Dictionary<string, string[]> Files = new()
    {
        ["GetOriginalFile"] =
        [
            "application/octet-stream", "application/vnd.ant.fit", "application/gpx+xml",
            "application/vnd.garmin.tcx+xml", "application/gzip", "text/csv",
        ],
        ["GetTrackAsGpx"] = ["application/gpx+xml"],
        ["ListSessionsAsCsv"] = ["text/csv"],
        ["ExportTraining"] = ["application/zip"],
        ["FollowImport"] = ["text/event-stream"],
    };

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
        var mapped = MappedEndpoint.Of(api).Where(endpoint => endpoint.IsDescribed);
        described.ShouldBe(mapped.Select(endpoint => endpoint.ToString()), ignoreOrder: true);
    }

    [Fact]
    public void Only_the_description_itself_and_the_way_to_its_page_go_without() =>
        MappedEndpoint.Of(api).Where(endpoint => !endpoint.IsDescribed).Select(endpoint => endpoint.ToString())
            .ShouldBe(["GET /openapi/v1.json", "GET /docs"], ignoreOrder: true);

    [Fact]
    public async Task Every_endpoint_is_described_with_the_parameters_it_takes()
    {
        var mapped = MappedEndpoint.Of(api).ToDictionary(endpoint => endpoint.ToString());
        foreach (var operation in (await DescribedApi.Of(_http)).Operations)
        {
            var (name, endpoint) = (operation.ToString(), mapped[operation.ToString()]);
            // A read may also say what it has already: no endpoint declares that, but all that give ETags take it.
            var said = operation.Parameters.Select(parameter => $"{parameter["in"]} {parameter["name"]}")
                .Where(said => operation.Method != "GET" || said != "header If-None-Match");
            said.ShouldBe(endpoint.Parameters, ignoreOrder: true, name);
            (operation.Json["requestBody"] is not null).ShouldBe(endpoint.HasBody, name);
            operation.Parameters.Where(parameter => (string?)parameter["in"] == "path")
                .ShouldAllBe(parameter => (bool)parameter["required"]!, name);
        }
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_for()
    {
        var description = await DescribedApi.Of(_http);
        var tags = description.Json["tags"]!.AsArray();
        tags.ShouldAllBe(tag => ((string?)tag!["description"])!.EndsWith('.'));
        var names = tags.Select(tag => (string?)tag!["name"]).ToList();
        description.Operations.Count().ShouldBeGreaterThan(15);
        description.Operations.Select(operation => operation.Id).ShouldBeUnique();
        foreach (var operation in description.Operations)
        {
            var json = operation.Json;
            ((string?)json["summary"]).ShouldNotBeNullOrWhiteSpace(operation.ToString());
            ((string?)json["description"]).ShouldNotBeNull(operation.ToString()).ShouldEndWith(".");
            names.ShouldContain((string?)json["tags"]!.AsArray().ShouldHaveSingleItem(), operation.ToString());
        }
    }

    [Fact]
    public async Task Every_operation_lists_a_success_and_its_problems()
    {
        foreach (var operation in (await DescribedApi.Of(_http)).Operations)
        {
            operation.Statuses.ShouldContain(status => status[0] == '2', operation.ToString());
            operation.Statuses.ShouldContain("421", operation.ToString());
            foreach (var status in operation.Statuses)
            {
                var answer = operation.Answer(status).Value;
                ((string?)answer["description"]).ShouldNotBeNullOrWhiteSpace($"{operation} {status}");
                var types = status switch
                {
                    "204" or "304" => Array.Empty<string>(),
                    "200" when Files.TryGetValue(operation.Id, out var files) => files,
                    ['2', ..] => ["application/json"],
                    _ => ["application/problem+json"],
                };
                (answer["content"]?.AsObject() ?? []).Select(content => content.Key).ShouldBe(types);
                if (types.Length == 0 || Files.GetValueOrDefault(operation.Id) == types) continue;
                operation.ExampleOf(status).ShouldNotBeNull($"{operation} {status}");
            }
        }
    }

    [Fact]
    public async Task Every_body_has_an_example()
    {
        var all = (await DescribedApi.Of(_http)).Operations;
        var bodies = all.Where(operation => operation.BodySchema is not null).ToList();
        bodies.Count.ShouldBeGreaterThan(5);
        bodies.ShouldAllBe(operation => operation.BodyExample!.Count > 0);
    }

    [Fact]
    public async Task Every_parameter_has_an_example_and_one_that_may_be_left_out_is_not_tried_by_itself()
    {
        var operations = (await DescribedApi.Of(_http)).Operations;
        var parameters = operations.SelectMany(operation => operation.Parameters).ToList();

        parameters.Count.ShouldBeGreaterThan(30);
        foreach (var parameter in parameters)
        {
            if ((string?)parameter["in"] == "path")
            {
                parameter["example"].ShouldNotBeNull();
                continue;
            }

            var example = parameter["examples"]!["such_as"]!;
            example["value"].ShouldNotBeNull((string?)parameter["name"]);
            example["x-disabled"]!.GetValue<bool>().ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Every_parameter_header_schema_and_member_is_described()
    {
        var description = await DescribedApi.Of(_http);
        var members = description.Members.ToList();
        var headers =
            from header in description.Json["components"]!["headers"]!.AsObject() select (header.Key, header.Value);
        var parameters =
            from operation in description.Operations
            from parameter in operation.Parameters
            select ($"{operation} {parameter["name"]}", (JsonNode)parameter);
        members.Count.ShouldBeGreaterThan(80);
        parameters.Count().ShouldBeGreaterThan(30);
        headers.Count().ShouldBe(4);
        foreach (var (name, json) in members.Concat(parameters).Concat(headers))
        {
            ((string?)json["description"]).ShouldNotBeNull(name).ShouldEndWith(".");
        }

        description.Schemas.ShouldAllBe(schema => !string.IsNullOrEmpty((string?)schema.Json["description"]));
    }

    [Fact]
    public async Task Every_member_has_one_type_or_null()
    {
        foreach (var (name, json) in (await DescribedApi.Of(_http)).Members)
        {
            if (json["$ref"] is not null || json["oneOf"] is not null) continue;
            var types = json["type"] as JsonArray ?? [json["type"]!.DeepClone()];
            types.Select(type => (string?)type).Except(["null"]).ShouldHaveSingleItem(name);
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
    [InlineData("ListWeeklyPlans", "from", """{"type":"string","pattern":"^\\d{4}-W\\d{2}$"}""")]
    [InlineData("GetWeeklyPlan", "year", """{"type":"integer","format":"int32","minimum":1900,"maximum":2200}""")]
    [InlineData("GetWeeklyPlan", "week_number", """{"type":"integer","format":"int32","minimum":1,"maximum":53}""")]
    [InlineData("ListDayNotes", "start_date", """{"type":"string","format":"date"}""")]
    [InlineData("GetDayNote", "date", """{"type":"string","format":"date"}""")]
    [InlineData("GetSession", "id", """{"type":"integer","format":"int64"}""")]
    [InlineData("ListSessions", "type", Sports)]
    [InlineData("ListSessions", "q", """{"type":"string","maxLength":200}""")]
    [InlineData("ListSessions", "limit", """{"type":"integer","format":"int32","minimum":1,"maximum":1000}""")]
    [InlineData("ListSessions", "cursor", """{"type":"string"}""")]
    public async Task Parameters_have_the_form_that_is_read(string operation, string name, string schema)
    {
        var parameters = (await DescribedApi.Of(_http)).Operation(operation).Parameters;
        var parameter = parameters.Single(parameter => (string?)parameter["name"] == name);
        JsonNode.DeepEquals(parameter["schema"], JsonNode.Parse(schema)).ShouldBeTrue(parameter.ToJsonString());
    }
}

using System.Net;
using System.Text.Json.Nodes;
using TrainingOs.Api.Tests.Http.OpenApi;

namespace TrainingOs.Api.Tests.Http;

/// <summary>What the description says of a body is what the API keeps: no more, and no less.</summary>
public sealed class LimitsAreDescribedTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient();

    [Theory]
    [InlineData("LogSession", 14)]
    [InlineData("SetWeeklyPlan", 7)]
    [InlineData("WriteDayNote", 1)]
    public async Task What_is_at_a_limit_is_taken_and_what_is_beyond_is_refused(string id, int membersWithLimits)
    {
        var operation = (await DescribedApi.Of(_http)).Operation(id);
        var limited = 0;
        foreach (var (member, schema) in operation.BodySchema!["properties"]!.AsObject())
        {
            // The names of time zones are a list, of which the length is the least.
            var (allowed, refused) = Around(schema!.AsObject());
            if (refused.Count == 0) continue;
            limited++;
            foreach (var value in refused) ShouldBeRefused(await Send(operation, member, value), member);
            if (member == "timezone") continue;
            foreach (var value in allowed) ShouldBeTaken(await Send(operation, member, value));
        }

        limited.ShouldBe(membersWithLimits);
    }

    [Theory]
    [InlineData("LogSession")]
    [InlineData("SetWeeklyPlan")]
    [InlineData("WriteDayNote")]
    [InlineData("ChangeSettings")]
    public async Task What_must_be_said_is_missed_and_what_need_not_be_may_be_null(string id)
    {
        var operation = (await DescribedApi.Of(_http)).Operation(id);
        foreach (var (member, _) in operation.BodySchema!["properties"]!.AsObject())
        {
            if (Required(operation).Contains(member))
            {
                ShouldBeRefused(await Send(operation, member, null), member);
                ShouldBeRefused(await Send(operation, Least(operation, without: member)), member);
            }
            else
            {
                ShouldBeTaken(await Send(operation, member, null));
            }
        }
    }

    [Fact]
    public async Task Values_with_a_form_of_their_own_are_described_as_they_are_taken()
    {
        (string Operation, string Member, string Value, bool IsTaken)[] cases =
        [
            ("SetWeeklyPlan", "tags", "null", true),
            ("SetWeeklyPlan", "tags", "'build, 3 weeks to race'", true),
            ("SetWeeklyPlan", "tags", "['build', '3 weeks to race']", true),
            ("SetWeeklyPlan", "tags", "[]", true),
            ("SetWeeklyPlan", "tags", $"['{new string('a', 50)}']", true),
            ("SetWeeklyPlan", "tags", $"['{new string('a', 51)}']", false),
            ("SetWeeklyPlan", "tags", $"[{string.Join(',', Enumerable.Repeat("'a'", 20))}]", true),
            ("SetWeeklyPlan", "tags", $"[{string.Join(',', Enumerable.Repeat("'a'", 21))}]", false),
            ("SetWeeklyPlan", "tags", "['a, b']", false),
            ("SetWeeklyPlan", "tags", "[1]", false),
            ("SetWeeklyPlan", "tags", "7", false),
            ("LogSession", "start_time", "null", true),
            ("LogSession", "start_time", "'2026-11-21T06:30:00+01:00'", true),
            ("LogSession", "start_time", "'2026-11-21T06:30:00Z'", true),
            ("LogSession", "start_time", "'2026-11-21T06:30:00.1234567'", true),
            ("LogSession", "start_time", "'2026-11-21 06:30'", true),
            ("LogSession", "start_time", "'2026-11-21T06:30:00 +01:00'", false),
            ("LogSession", "start_time", "'2026-11-21'", false),
            ("LogSession", "start_time", "'06:30'", false),
            ("LogSession", "start_time", "'21/11/2026 06:30'", false),
            ("LogSession", "start_time", "1763274600", false),
            ("LogSession", "type", "'trail'", true),
            ("LogSession", "type", "'parkour'", false),
            ("LogSession", "date", "'2026-11-21'", true),
            ("LogSession", "date", "'21/11/2026'", false),
            ("LogSession", "perceived_intensity", "5.0", true),
            ("LogSession", "perceived_intensity", "5.5", false),
            ("LogSession", "duration_minutes", "'62'", false),
            ("LogSession", "is_race", "'true'", false),
            ("ChangeSettings", "distance_types", "['run', 'bike']", true),
            ("ChangeSettings", "distance_types", "['run,bike']", false),
            ("ChangeSettings", "distance_types", "'run'", false),
        ];
        var description = await DescribedApi.Of(_http);
        var claims = new List<Claim>();
        foreach (var (id, member, value, isTaken) in cases)
        {
            var operation = description.Operation(id);
            var body = Least(operation);
            body[member] = JsonNode.Parse(value.Replace('\'', '"'));
            var answer = await Send(operation, body);
            if (isTaken) ShouldBeTaken(answer);
            else ShouldBeRefused(answer, member);
            claims.Add(new($"{member} {value}", operation.BodySchemaPlace, body));
        }

        var wrong = JsonNode.Parse(await Judges.Check(description.Text, claims))!.AsArray();
        var refused = cases.Where(known => !known.IsTaken).Select(known => $"{known.Member} {known.Value}");
        wrong.Select(claim => (string)claim!["about"]!).ShouldBe(refused);
    }

    private static void ShouldBeTaken(Answer answer) =>
        answer.Status.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Created], answer.Text);

    private static void ShouldBeRefused(Answer answer, string member) =>
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, member);

    /// <summary>Values at the limits that a schema names, and values beyond them.</summary>
    private static (List<JsonNode> Allowed, List<JsonNode> Refused) Around(JsonObject schema)
    {
        var (allowed, refused) = (new List<JsonNode>(), new List<JsonNode>());
        if ((double?)schema["minimum"] is { } least) Add(least, least - 1);
        if ((double?)schema["maximum"] is { } most) Add(most, most + 1);
        if ((int?)schema["minLength"] is { } shortest) Add(Text(shortest), Text(shortest - 1));
        if ((int?)schema["maxLength"] is { } longest) Add(Text(longest), Text(longest + 1));
        return (allowed, refused);

        void Add(JsonNode within, JsonNode beyond)
        {
            allowed.Add(within);
            refused.Add(beyond);
        }

        static JsonNode Text(int length) => JsonValue.Create(new string('a', length));
    }

    private static HashSet<string> Required(DescribedOperation operation) =>
        [.. operation.BodySchema!["required"]!.AsArray().Select(member => (string)member!)];

    /// <summary>The example, cut down to what must be said.</summary>
    private static JsonObject Least(DescribedOperation operation, string? without = null)
    {
        var body = operation.BodyExample!;
        foreach (var member in body.Select(member => member.Key).ToList())
        {
            if (member == without || !Required(operation).Contains(member)) body.Remove(member);
        }

        return body;
    }

    private Task<Answer> Send(DescribedOperation operation, string member, JsonNode? value)
    {
        var body = Least(operation);
        body[member] = value;
        return Send(operation, body);
    }

    private Task<Answer> Send(DescribedOperation operation, JsonObject body) =>
        _http.Say(HttpMethod.Parse(operation.Method), operation.Path, body.ToJsonString());
}

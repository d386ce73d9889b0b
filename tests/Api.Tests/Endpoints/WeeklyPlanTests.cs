using System.Net;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests.Endpoints;

public sealed class WeeklyPlanTests(TestApi api) : IClassFixture<TestApi>
{
    private static readonly string[] Members =
    [
        "year", "week_number", "description", "target_distance_km", "target_sessions", "target_duration_minutes",
        "target_elevation_gain_m", "tags", "created_at", "updated_at",
    ];

    private readonly HttpClient _http = api.CreateClient();

    [Fact]
    public async Task A_plan_with_all_it_can_say_is_read_back_as_it_was_written()
    {
        var body = new JsonObject
        {
            ["year"] = 2026,
            ["week_number"] = 47,
            ["description"] = "Build:\n- long run\n- hills",
            ["target_distance_km"] = 62.5,
            ["target_sessions"] = 6,
            ["target_duration_minutes"] = 420.5,
            ["target_elevation_gain_m"] = 1500,
            ["tags"] = "build, 3 weeks to race",
        };

        var written = (await _http.Post("/api/plans", body)).ShouldBe(HttpStatusCode.OK);

        var read = (await _http.Get("/api/plans/2026/47")).ShouldBe(HttpStatusCode.OK);
        JsonNode.DeepEquals(read.Body, written.Body).ShouldBeTrue();
        read.Tag.ShouldBe(written.Tag);
        read.Body.Select(member => member.Key).ShouldBe(Members);
        foreach (var (member, value) in body) read.Body[member]!.ToJsonString().ShouldBe(value!.ToJsonString(), member);
    }

    [Fact]
    public async Task What_a_plan_does_not_say_is_null()
    {
        var read = (await _http.Post("/api/plans", Least(2026, 1))).ShouldBe(HttpStatusCode.OK).Body;

        string[] known = ["year", "week_number", "description", "created_at", "updated_at"];
        read.Where(member => member.Value is not null).Select(member => member.Key).ShouldBe(known);
    }

    [Fact]
    public async Task A_plan_posted_again_replaces_the_plan_of_its_week_with_all_it_said()
    {
        var first = Least(2026, 2);
        first["tags"] = "base";
        first["target_sessions"] = 5;
        var created = (await _http.Post("/api/plans", first)).Body;
        api.Clock.Advance(TimeSpan.FromSeconds(1));

        await _http.Post("/api/plans", new { year = 2026, week_number = 2, description = "second" });

        var read = (await _http.Get("/api/plans/2026/2")).Body;
        ((string?)read["description"]).ShouldBe("second");
        read["tags"].ShouldBeNull();
        read["target_sessions"].ShouldBeNull();
        ((string?)read["created_at"]).ShouldBe((string?)created["created_at"]);
        ((string?)read["updated_at"]).ShouldNotBe((string?)created["updated_at"]);
    }

    [Fact]
    public async Task A_plan_put_at_a_week_creates_it_and_then_replaces_it_whatever_week_the_body_names()
    {
        (await _http.Put("/api/plans/2026/3", new { description = "created" })).ShouldBe(HttpStatusCode.Created);
        (await _http.Put("/api/plans/2026/3", new { year = 2020, week_number = 9, description = "replaced" }))
            .ShouldBe(HttpStatusCode.OK);

        ((string?)(await _http.Get("/api/plans/2026/3")).Body["description"]).ShouldBe("replaced");
        (await _http.Get("/api/plans/2020/9")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_deleted_plan_is_gone()
    {
        await _http.Post("/api/plans", Least(2026, 4));

        (await _http.Delete("/api/plans/2026/4")).ShouldBe(HttpStatusCode.NoContent).Text.ShouldBeEmpty();

        (await _http.Get("/api/plans/2026/4")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Delete("/api/plans/2026/4")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("\"build, race\"", "build, race")]
    [InlineData("\"  build,race \"", "build,race")]
    [InlineData("[\"build\", \"race\"]", "build, race")]
    [InlineData("[\"build\"]", "build")]
    [InlineData("[]", null)]
    [InlineData("\"\"", null)]
    [InlineData("\" , \"", null)]
    [InlineData("null", null)]
    public async Task Tags_are_taken_as_text_or_array_and_answered_as_text(string tags, string? expected)
    {
        var body = Least(2026, 5);
        body["tags"] = JsonNode.Parse(tags);

        (await _http.Post("/api/plans", body)).ShouldBe(HttpStatusCode.OK);

        ((string?)(await _http.Get("/api/plans/2026/5")).Body["tags"]).ShouldBe(expected);
    }

    [Fact]
    public async Task What_was_read_may_be_sent_back()
    {
        var body = Least(2026, 6);
        body["tags"] = new JsonArray("a", "b c");
        var read = (await _http.Post("/api/plans", body)).Body;

        var again = (await _http.Post("/api/plans", read)).ShouldBe(HttpStatusCode.OK).Body;

        read.Remove("updated_at");
        again.Remove("updated_at");
        JsonNode.DeepEquals(again, read).ShouldBeTrue();
    }

    [Fact]
    public async Task A_range_of_plans_has_both_ends_and_leaves_out_weeks_without_one()
    {
        foreach (var week in new[] { "2019/52", "2020/1", "2020/53", "2021/1", "2021/3" })
        {
            await _http.Put($"/api/plans/{week}", new { description = week });
        }

        (await Weeks("from=2020-W01&to=2021-W01")).ShouldBe(["2020/1", "2020/53", "2021/1"]);
        (await Weeks("from=2020-W02&to=2020-W52")).ShouldBeEmpty();
        (await Weeks("to=2020-W01")).ShouldBe(["2019/52", "2020/1"]);
        (await Weeks("from=2020-W53&to=2021-W02")).ShouldBe(["2020/53", "2021/1"]);
        (await Weeks("")).ShouldContain("2021/3");
    }

    [Theory]
    [InlineData("2025/53", "2025")]
    [InlineData("2026/54", "2026"), InlineData("2026/0", "2026"), InlineData("2026/-1", "2026")]
    [InlineData("1899/1", "1900"), InlineData("2201/1", "2200"), InlineData("0/1", "1900")]
    public async Task A_week_that_does_not_exist_is_not_found_and_the_answer_says_so(string week, string said)
    {
        (await _http.Get($"/api/plans/{week}")).ShouldBeProblem(HttpStatusCode.NotFound).Detail!.ShouldContain(said);
        (await _http.Put($"/api/plans/{week}", new { description = "" }))
            .ShouldBeProblem(HttpStatusCode.NotFound).Detail!.ShouldContain(said);
        (await _http.Delete($"/api/plans/{week}")).ShouldBeProblem(HttpStatusCode.NotFound).Detail!.ShouldContain(said);
    }

    [Fact]
    public async Task A_year_of_53_weeks_has_a_plan_for_the_last()
    {
        (await _http.Put("/api/plans/2026/53", new { description = "the last" })).ShouldBe(HttpStatusCode.Created);

        ((string?)(await _http.Get("/api/plans/2026/53")).Body["description"]).ShouldBe("the last");
    }

    [Theory]
    [InlineData("""{"week_number":47,"description":""}""", "year")]
    [InlineData("""{"year":2026,"description":""}""", "week_number")]
    [InlineData("""{"year":2026,"week_number":47}""", "description")]
    [InlineData("""{"year":2025,"week_number":53,"description":""}""", "week_number")]
    [InlineData("""{"year":2026,"week_number":47,"description":"","target_sessions":-1}""", "target_sessions")]
    [InlineData("""{"year":2026,"week_number":47,"description":"","target_sessions":101}""", "target_sessions")]
    [InlineData("""{"year":2026,"week_number":47,"description":"","target_sessions":1.5}""", "target_sessions")]
    [InlineData("""{"year":2026,"week_number":47,"description":"","target_distance_km":-1}""", "target_distance_km")]
    [InlineData(
        """{"year":2026,"week_number":47,"description":"","target_duration_minutes":10081}""",
        "target_duration_minutes")]
    [InlineData(
        """{"year":2026,"week_number":47,"description":"","target_elevation_gain_m":1e9}""",
        "target_elevation_gain_m")]
    [InlineData("""{"year":2026,"week_number":47,"description":"\u0000"}""", "description")]
    [InlineData("""{"year":2026,"week_number":47,"description":"","tags":["a,b"]}""", "tags")]
    [InlineData("""{"year":2026,"week_number":47,"description":"","tags":["a",null]}""", "tags")]
    [InlineData("""{"year":2026,"week_number":47,"description":"","tags":7}""", "tags")]
    [InlineData("""{"year":2026,"week_number":47,"description":"","tags":"a\nb"}""", "tags")]
    [InlineData(
        """{"year":2026,"week_number":47,"description":"","tags":"1,2,3,4,5,6,7,8,9,10,"""
        + """11,12,13,14,15,16,17,18,19,20,21"}""",
        "tags")]
    public async Task An_impossible_plan_is_refused_at_its_member(string body, string member) =>
        (await _http.Post("/api/plans", body)).ShouldBeProblem(HttpStatusCode.BadRequest, member);

    [Fact]
    public async Task A_description_is_kept_up_to_its_limit_and_refused_beyond()
    {
        (await _http.Put("/api/plans/2026/7", new { description = new string('x', 10_000) }))
            .ShouldBe(HttpStatusCode.Created);

        (await _http.Put("/api/plans/2026/7", new { description = new string('x', 10_001) }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "description");
    }

    private async Task<IReadOnlyList<string>> Weeks(string range)
    {
        var plans = (await _http.Get($"/api/plans?{range}")).ShouldBe(HttpStatusCode.OK).Items;
        return [.. plans.Select(plan => $"{plan["year"]}/{plan["week_number"]}")];
    }

    private static JsonObject Least(int year, int week) =>
        new() { ["year"] = year, ["week_number"] = week, ["description"] = "" };
}

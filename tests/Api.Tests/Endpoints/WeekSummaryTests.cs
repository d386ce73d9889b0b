using System.Net;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>Each test has weeks of its own, so that none sees the sessions of another.</summary>
public sealed class WeekSummaryTests(TestApi api) : IClassFixture<TestApi>
{
    private static readonly string[] Members =
    [
        "year", "week_number", "start_date", "end_date", "plan", "sessions", "day_notes", "total_duration_minutes",
        "total_distance_km", "total_elevation_gain_m", "totals_by_type", "delta", "distance_types", "elevation_types",
    ];

    private readonly HttpClient _http = api.CreateClient();

    [Fact]
    public async Task A_week_shows_plan_and_reality_side_by_side()
    {
        await Log("2026-11-16", "run", 62.5, km: 11.2);
        await _http.Post(
            "/api/plans", new { year = 2026, week_number = 47, description = "Easy", target_distance_km = 45 });
        await _http.Post("/api/day-notes", new { date = "2026-11-22", note = "Tired" });

        var week = await Week("2026/47");

        Members.Except(week.Select(member => member.Key)).ShouldBeEmpty();
        week["year"]!.GetValue<int>().ShouldBe(2026);
        week["week_number"]!.GetValue<int>().ShouldBe(47);
        ((string?)week["start_date"]).ShouldBe("2026-11-16");
        ((string?)week["end_date"]).ShouldBe("2026-11-22");
        Number(week["total_distance_km"]).ShouldBe(11.2);
        Number(week["delta"]!["distance"]!["difference"]).ShouldBe(-33.8);
        JsonNode.DeepEquals(week["plan"], (await _http.Get("/api/plans/2026/47")).Body).ShouldBeTrue();
        var session = week["sessions"]!.AsArray().ShouldHaveSingleItem()!;
        JsonNode.DeepEquals(session, (await _http.Get($"/api/sessions/{session["id"]}")).Body).ShouldBeTrue();
        var note = week["day_notes"]!.AsArray().ShouldHaveSingleItem();
        JsonNode.DeepEquals(note, (await _http.Get("/api/day-notes/2026-11-22")).Body).ShouldBeTrue();
    }

    [Fact]
    public async Task A_week_in_which_nothing_was_planned_or_done_is_empty_and_not_absent()
    {
        var week = await Week("1950/10");

        week.ContainsKey("plan").ShouldBeTrue();
        week["plan"].ShouldBeNull();
        week["sessions"]!.AsArray().ShouldBeEmpty();
        week["day_notes"]!.AsArray().ShouldBeEmpty();
        week["totals_by_type"]!.AsObject().ShouldBeEmpty();
        week["delta"]!.AsObject().ShouldBeEmpty();
        Number(week["total_duration_minutes"]).ShouldBe(0);
        Number(week["total_distance_km"]).ShouldBe(0);
        Number(week["total_elevation_gain_m"]).ShouldBe(0);
    }

    [Fact]
    public async Task A_week_begins_on_Monday_and_ends_on_Sunday()
    {
        foreach (var day in new[] { "2001-02-04", "2001-02-05", "2001-02-11", "2001-02-12" })
        {
            await Log(day, "run", 30, title: day);
            await _http.Put($"/api/day-notes/{day}", new { note = day });
        }

        var week = await Week("2001/6");

        week["sessions"]!.AsArray().Select(session => (string?)session!["date"]).ShouldBe(["2001-02-05", "2001-02-11"]);
        week["day_notes"]!.AsArray().Select(note => (string?)note!["date"]).ShouldBe(["2001-02-05", "2001-02-11"]);
    }

    [Fact]
    public async Task The_sessions_of_a_week_come_by_date_then_start_and_those_without_a_start_close_their_day()
    {
        await Log("2001-03-06", "run", 30, title: "third");
        await Log("2001-03-06", "run", 30, title: "second", start: "2001-03-06T18:00:00Z");
        await Log("2001-03-06", "run", 30, title: "first", start: "2001-03-06T06:00:00Z");
        await Log("2001-03-05", "run", 30, title: "the day before");

        (await Week("2001/10"))["sessions"]!.AsArray().Select(session => (string?)session!["title"])
            .ShouldBe(["the day before", "first", "second", "third"]);
    }

    [Fact]
    public async Task Distance_counts_run_and_trail_and_climb_also_hike_and_the_summary_says_so()
    {
        await Log("2001-04-02", "run", 30.5, km: 5.1, climb: 10);
        await Log("2001-04-03", "trail", 60, km: 10.2, climb: 300);
        await Log("2001-04-04", "hike", 120, km: 12, climb: 800);
        await Log("2001-04-05", "bike", 90, km: 40, climb: 500);
        await Log("2001-04-06", "strength", 45);

        var week = await Week("2001/14");

        Number(week["total_duration_minutes"]).ShouldBe(345.5);
        Number(week["total_distance_km"]).ShouldBe(15.3);
        Number(week["total_elevation_gain_m"]).ShouldBe(1110);
        week["distance_types"]!.ToJsonString().ShouldBe("""["run","trail"]""");
        week["elevation_types"]!.ToJsonString().ShouldBe("""["run","trail","hike"]""");
        var byType = week["totals_by_type"]!.AsObject();
        byType.Select(sport => sport.Key).ShouldBe(["run", "trail", "hike", "bike", "strength"]);
        Number(byType["bike"]!["distance_km"]).ShouldBe(40);
        Number(byType["bike"]!["elevation_gain_m"]).ShouldBe(500);
        byType["bike"]!["sessions"]!.GetValue<int>().ShouldBe(1);
        Number(byType["strength"]!["duration_minutes"]).ShouldBe(45);
        byType["strength"]!.AsObject().ContainsKey("distance_km").ShouldBeTrue();
        byType["strength"]!["distance_km"].ShouldBeNull();
        byType["strength"]!["elevation_gain_m"].ShouldBeNull();
    }

    [Fact]
    public async Task Totals_are_as_a_person_adds_and_not_as_binary_fractions_do()
    {
        for (var day = 1; day <= 3; day++) await Log($"2001-05-0{day}", "run", 0.1, km: 0.1);
        await Log("2001-05-04", "run", 43.75233333333333, km: 4.835379999999999);

        var week = await Week("2001/18");

        Number(week["total_duration_minutes"]).ShouldBe(44.05233333333333);
        Number(week["total_distance_km"]).ShouldBe(5.135379999999999);
        Number((await Week("2001/18"))["totals_by_type"]!["run"]!["distance_km"]).ShouldBe(5.135379999999999);
    }

    [Fact]
    public async Task The_total_of_one_session_is_what_that_session_says()
    {
        await Log("2001-06-05", "run", 43.752333333333336, km: 4.8353800000000007, climb: 168.30000000000001);

        var week = await Week("2001/23");

        Number(week["total_duration_minutes"]).ShouldBe(Number(week["sessions"]![0]!["duration_minutes"]));
        Number(week["total_distance_km"]).ShouldBe(Number(week["sessions"]![0]!["distance_km"]));
        Number(week["total_elevation_gain_m"]).ShouldBe(Number(week["sessions"]![0]!["elevation_gain_m"]));
    }

    [Fact]
    public async Task Each_target_is_held_against_what_was_done()
    {
        await Log("2001-07-02", "run", 62.5, km: 11.2, climb: 120);
        await Log("2001-07-03", "bike", 60, km: 25, climb: 100);
        await _http.Put("/api/plans/2001/27", new
        {
            description = "", target_distance_km = 45, target_sessions = 5, target_duration_minutes = 120,
            target_elevation_gain_m = 100,
        });

        var delta = (await Week("2001/27"))["delta"]!.AsObject();

        delta.Select(target => target.Key).ShouldBe(["distance", "sessions", "duration", "elevation"]);
        Parts(delta["distance"]).ShouldBe((45, 11.2, -33.8, 24.9));
        Parts(delta["sessions"]).ShouldBe((5, 2, -3, 40));
        Parts(delta["duration"]).ShouldBe((120, 122.5, 2.5, 102.1));
        Parts(delta["elevation"]).ShouldBe((100, 120, 20, 120));
    }

    [Theory]
    [InlineData("target_distance_km", "distance"), InlineData("target_sessions", "sessions")]
    [InlineData("target_duration_minutes", "duration"), InlineData("target_elevation_gain_m", "elevation")]
    public async Task A_delta_is_given_only_for_targets_that_are_set(string target, string name)
    {
        await _http.Put("/api/plans/2001/31", new JsonObject { ["description"] = "", [target] = 10 });

        var delta = (await Week("2001/31"))["delta"]!.AsObject().ShouldHaveSingleItem();

        delta.Key.ShouldBe(name);
        Parts(delta.Value).ShouldBe((10, 0, -10, 0));
    }

    [Fact]
    public async Task A_target_of_nothing_has_a_difference_and_no_percentage()
    {
        await Log("2001-08-06", "run", 30, km: 5);
        await _http.Put("/api/plans/2001/32", new { description = "Rest", target_distance_km = 0 });

        var delta = (await Week("2001/32"))["delta"]!["distance"]!.AsObject();

        Number(delta["difference"]).ShouldBe(5);
        delta.ContainsKey("percent").ShouldBeTrue();
        delta["percent"].ShouldBeNull();
    }

    [Fact]
    public async Task A_year_of_53_weeks_has_a_summary_of_the_last()
    {
        var week = await Week("2026/53");

        ((string?)week["start_date"]).ShouldBe("2026-12-28");
        ((string?)week["end_date"]).ShouldBe("2027-01-03");
    }

    [Theory]
    [InlineData("2025/53", "There is no week 53 in 2025: its weeks are 1 to 52.")]
    [InlineData("2026/54", "There is no week 54 in 2026: its weeks are 1 to 53.")]
    [InlineData("2026/0", "There is no week 0 in 2026: its weeks are 1 to 53.")]
    [InlineData("1899/1", "Weeks are kept for the years 1900 to 2200.")]
    [InlineData("9999/1", "Weeks are kept for the years 1900 to 2200.")]
    public async Task A_week_that_does_not_exist_is_not_found_and_the_answer_says_why(string week, string detail) =>
        (await _http.Get($"/api/summary/week/{week}")).ShouldBeProblem(HttpStatusCode.NotFound).Detail.ShouldBe(detail);

    [Theory]
    [InlineData("1900/1", "1900-01-01"), InlineData("2200/52", "2200-12-22")]
    [InlineData("2020/53", "2020-12-28"), InlineData("2021/1", "2021-01-04")]
    public async Task The_first_and_the_last_weeks_there_are_have_summaries(string week, string monday) =>
        ((string?)(await Week(week))["start_date"]).ShouldBe(monday);

    private async Task<JsonObject> Week(string week) =>
        (await _http.Get($"/api/summary/week/{week}")).ShouldBe(HttpStatusCode.OK).Body;

    private async Task Log(
        string date,
        string type,
        double minutes,
        double? km = null,
        double? climb = null,
        string? title = null,
        string? start = null)
    {
        var session = new
        {
            date, type, duration_minutes = minutes, distance_km = km, elevation_gain_m = climb,
            title, start_time = start,
        };
        (await _http.Post("/api/sessions", session)).ShouldBe(HttpStatusCode.Created);
    }

    private static double Number(JsonNode? node) => node.ShouldNotBeNull().GetValue<double>();

    private static (double Target, double Actual, double Difference, double Percent) Parts(JsonNode? delta) =>
        (Number(delta!["target"]), Number(delta["actual"]), Number(delta["difference"]), Number(delta["percent"]));
}

using System.Net;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests;

/// <summary>
/// The requests that clients of the first version of Training OS make, as they make them: its calendar page, and the
/// scripts that people wrote for it.
/// </summary>
public sealed class FirstVersionClientTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient();

    [Fact]
    public async Task A_week_is_filled_and_shown()
    {
        for (var day = 16; day <= 22; day++)
        {
            var session = new
            {
                date = $"2026-11-{day}", type = "run", duration_minutes = 60, distance_km = 10, elevation_gain_m = 100,
                perceived_intensity = 5, notes = $"note {day}",
            };
            ((int)(await _http.Post("/api/sessions", session)).Status).ShouldBeInRange(200, 299);
            if (day % 2 == 0)
            {
                var note = new { date = $"2026-11-{day}", note = $"felt ok {day}" };
                ((int)(await _http.Post("/api/day-notes", note)).Status).ShouldBeInRange(200, 299);
            }
        }

        var plan = new
        {
            year = 2026, week_number = 47, description = "build week", target_distance_km = 70, target_sessions = 7,
        };
        ((int)(await _http.Post("/api/plans", plan)).Status).ShouldBeInRange(200, 299);

        var week = (await _http.Get("/api/summary/week/2026/47")).ShouldBe(HttpStatusCode.OK).Body;
        week["sessions"]!.AsArray().Count.ShouldBe(7);
        week["day_notes"]!.AsArray().Count.ShouldBe(4);
        ((string?)week["plan"]!["description"]).ShouldBe("build week");
        week["plan"]!["target_sessions"]!.GetValue<int>().ShouldBe(7);
        week["plan"]!.AsObject().ContainsKey("tags").ShouldBeTrue();
        week["total_duration_minutes"]!.GetValue<double>().ShouldBe(420);
        week["total_distance_km"]!.GetValue<double>().ShouldBe(70);
        week["total_elevation_gain_m"]!.GetValue<double>().ShouldBe(700);
        // Its page reads whole numbers as such.
        week["total_duration_minutes"]!.ToJsonString().ShouldBe("420");
        week["sessions"]![0]!["duration_minutes"]!.ToJsonString().ShouldBe("60");
    }

    [Theory]
    [InlineData("/api/sessions?start_date=2025-06-21&end_date=2025-06-15")]
    [InlineData("/api/day-notes?start_date=2025-06-21&end_date=2025-06-15")]
    [InlineData("/api/plans?from=2025-W47&to=2025-W40")]
    public async Task A_range_that_ends_before_it_begins_holds_nothing(string range)
    {
        await _http.Post("/api/sessions", new { date = "2025-06-18", type = "bike", duration_minutes = 90 });
        await _http.Post("/api/day-notes", new { date = "2025-06-18", note = "windy" });
        await _http.Post("/api/plans", new { year = 2025, week_number = 44, description = "between" });

        (await _http.Get(range)).ShouldBe(HttpStatusCode.OK).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sessions_of_a_range_are_read()
    {
        await _http.Post("/api/sessions", new { date = "2026-06-15", type = "bike", duration_minutes = 90 });

        var sessions = (await _http.Get("/api/sessions?start_date=2026-06-15&end_date=2026-06-21"))
            .ShouldBe(HttpStatusCode.OK).Items;

        var session = sessions.ShouldHaveSingleItem();
        string[] members =
        [
            "id", "date", "start_time", "external_id", "type", "duration_minutes", "distance_km", "elevation_gain_m",
            "perceived_intensity", "notes", "created_at", "updated_at",
        ];
        members.Except(session.Select(member => member.Key)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        """{"date":"2026-05-04","start_time":"2026-05-04T06:30:00","external_id":null"""
        + ""","type":"run","duration_minutes":60,"distance_km":null,"elevation_gain_m":null"""
        + ""","perceived_intensity":null,"notes":null}""")]
    [InlineData(
        """{"date":"2026-05-04","start_time":null,"type":"run","duration_minutes":60.0"""
        + ""","elevation_gain_m":100.0,"perceived_intensity":5.0}""")]
    [InlineData("""{"date":"2026-05-04","type":"run","duration_minutes":6e1}""")]
    [InlineData(
        """{"date":"2026-05-04","start_time":"2026-05-04T06:30:00.123456","type":"run","duration_minutes":60}""")]
    [InlineData("""{"date":"2026-05-04","start_time":"2026-05-04T06:30:00Z","type":"run","duration_minutes":60}""")]
    [InlineData(
        """{"date":"2026-05-04","type":"run","duration_minutes":60"""
        + ""","some_day":{"nested":[1,2,{"deep":null}]},"x":1e999}""")]
    [InlineData(
        """{"id":4711,"created_at":"2026-05-04T06:30:00","updated_at":null"""
        + ""","date":"2026-05-04","type":"run","duration_minutes":60}""")]
    [InlineData("""{"notes":"","date":"2026-05-04","type":"run","duration_minutes":60}""")]
    public async Task A_session_as_a_script_writes_it_is_taken(string body)
    {
        var logged = (await _http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created).Body;

        logged["duration_minutes"]!.GetValue<double>().ShouldBe(60);
        logged["id"]!.GetValue<long>().ShouldNotBe(4711);
        var sent = JsonNode.Parse(body)!;
        (logged["perceived_intensity"]?.GetValue<int>())
            .ShouldBe((int?)sent["perceived_intensity"]?.GetValue<double>());
        ((string?)logged["notes"]).ShouldBe((string?)sent["notes"]);
    }

    [Fact]
    public async Task A_start_without_an_offset_is_what_the_clocks_of_the_athlete_showed()
    {
        await _http.Put("/api/settings", new
        {
            timezone = "Europe/Berlin",
            distance_types = new[] { "run", "trail" },
            elevation_types = new[] { "run", "trail", "hike" },
        });

        var logged = await _http.Post("/api/sessions", new
        {
            date = "2026-04-06", start_time = "2026-04-06T06:30:00", type = "run", duration_minutes = 30,
        });

        ((string?)logged.Body["start_time"]).ShouldBe("2026-04-06T06:30:00+02:00");
    }

    [Theory]
    [InlineData("null"), InlineData("\"build,race\"")]
    public async Task A_plan_as_the_page_writes_it_is_taken(string tags)
    {
        var body = """{"year":2026,"week_number":20,"description":"x","target_distance_km":70,"target_sessions":7.0"""
            + $$""","tags":{{tags}}}""";

        var plan = (await _http.Post("/api/plans", body)).ShouldBe(HttpStatusCode.OK).Body;

        plan["target_sessions"]!.GetValue<int>().ShouldBe(7);
        (plan["tags"]?.ToJsonString() ?? "null").ShouldBe(tags);
    }

    [Fact]
    public async Task A_note_and_a_plan_written_again_replace_those_that_were_there()
    {
        foreach (var text in new[] { "first", "second" })
        {
            await _http.Post("/api/day-notes", new { date = "2026-03-02", note = text });
            await _http.Post("/api/plans", new { year = 2026, week_number = 10, description = text });
        }

        var week = (await _http.Get("/api/summary/week/2026/10")).Body;
        ((string?)week["day_notes"]!.AsArray().ShouldHaveSingleItem()!["note"]).ShouldBe("second");
        ((string?)week["plan"]!["description"]).ShouldBe("second");
    }

    [Fact]
    public async Task Whether_the_server_lives_is_asked_at_the_same_address() =>
        (await _http.Get("/health")).ShouldBe(HttpStatusCode.OK);
}

using System.Net;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests.Endpoints;

public sealed class SettingsTests(TestApi api) : IClassFixture<TestApi>, IAsyncLifetime
{
    private readonly HttpClient _http = api.CreateClient();

    public async ValueTask InitializeAsync() =>
        (await _http.Put("/api/settings", Settings("UTC", ["run", "trail"], ["run", "trail", "hike"])))
            .ShouldBe(HttpStatusCode.OK);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task At_first_the_settings_are_those_of_a_runner()
    {
        using var first = new TestApi();

        var settings = (await first.CreateClient().Get("/api/settings")).ShouldBe(HttpStatusCode.OK);

        settings.Body.Select(member => member.Key)
            .ShouldBe(["timezone", "distance_types", "elevation_types", "created_at", "updated_at"]);
        ((string?)settings.Body["timezone"]).ShouldNotBeNullOrEmpty();
        settings.Body["distance_types"]!.ToJsonString().ShouldBe("""["run","trail"]""");
        settings.Body["elevation_types"]!.ToJsonString().ShouldBe("""["run","trail","hike"]""");
        settings.Tag.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Changed_settings_are_read_back_as_they_were_written()
    {
        var written = (await _http.Put("/api/settings", Settings("Europe/Berlin", ["bike", "run"], [])))
            .ShouldBe(HttpStatusCode.OK);

        var read = await _http.Get("/api/settings");
        JsonNode.DeepEquals(read.Body, written.Body).ShouldBeTrue();
        read.Tag.ShouldBe(written.Tag);
        ((string?)read.Body["timezone"]).ShouldBe("Europe/Berlin");
        read.Body["distance_types"]!.AsArray().Select(type => (string?)type)
            .ShouldBe(["run", "bike"], ignoreOrder: true);
        read.Body["elevation_types"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_week_is_counted_by_the_settings_and_says_which()
    {
        await _http.Post("/api/sessions", new
        {
            date = "2026-11-16", type = "run", duration_minutes = 30, distance_km = 5, elevation_gain_m = 50,
        });
        await _http.Post("/api/sessions", new
        {
            date = "2026-11-17", type = "bike", duration_minutes = 90, distance_km = 40, elevation_gain_m = 500,
        });
        await _http.Put(
            "/api/plans/2026/47", new { description = "", target_distance_km = 50, target_elevation_gain_m = 1000 });
        await _http.Put("/api/settings", Settings("UTC", ["bike"], ["bike", "run"]));

        var week = (await _http.Get("/api/summary/week/2026/47")).Body;

        week["total_distance_km"]!.GetValue<double>().ShouldBe(40);
        week["total_elevation_gain_m"]!.GetValue<double>().ShouldBe(550);
        week["distance_types"]!.ToJsonString().ShouldBe("""["bike"]""");
        week["elevation_types"]!.ToJsonString().ShouldBe("""["run","bike"]""");
        week["delta"]!["distance"]!["actual"]!.GetValue<double>().ShouldBe(40);
        week["delta"]!["elevation"]!["actual"]!.GetValue<double>().ShouldBe(550);
    }

    [Fact]
    public async Task A_change_of_the_time_zone_moves_today()
    {
        // Sunday in the morning in UTC is Sunday late in the evening in Auckland,
        // and Monday an hour later on Chatham's clocks.
        ((string?)(await _http.Get("/api/summary/week/current")).Body["today"]).ShouldBe("2026-11-22");

        await _http.Put("/api/settings", Settings("Pacific/Kiritimati", [], []));

        var current = (await _http.Get("/api/summary/week/current")).Body;
        ((string?)current["today"]).ShouldBe("2026-11-23");
        current["week_number"]!.GetValue<int>().ShouldBe(48);
    }

    [Fact]
    public async Task The_time_zone_decides_which_days_lie_too_far_ahead_and_what_a_bare_start_means()
    {
        const string start = "2027-11-23T06:00:00";
        var session = new { date = "2027-11-23", start_time = start, type = "run", duration_minutes = 30 };
        (await _http.Post("/api/sessions", session)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "date");

        await _http.Put("/api/settings", Settings("Pacific/Kiritimati", [], []));

        var logged = (await _http.Post("/api/sessions", session)).ShouldBe(HttpStatusCode.Created).Body;
        ((string?)logged["start_time"]).ShouldBe("2027-11-23T06:00:00+14:00");
    }

    [Fact]
    public async Task What_was_read_may_be_sent_back()
    {
        var read = (await _http.Get("/api/settings")).Body;

        var again = (await _http.Put("/api/settings", read)).ShouldBe(HttpStatusCode.OK).Body;

        read.Remove("updated_at");
        again.Remove("updated_at");
        JsonNode.DeepEquals(again, read).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"distance_types":[],"elevation_types":[]}""", "timezone")]
    [InlineData("""{"timezone":"UTC","elevation_types":[]}""", "distance_types")]
    [InlineData("""{"timezone":"UTC","distance_types":[]}""", "elevation_types")]
    [InlineData("""{"timezone":"Mars/Olympus","distance_types":[],"elevation_types":[]}""", "timezone")]
    [InlineData("""{"timezone":"","distance_types":[],"elevation_types":[]}""", "timezone")]
    [InlineData("""{"timezone":"UTC","distance_types":["fly"],"elevation_types":[]}""", "distance_types")]
    [InlineData("""{"timezone":"UTC","distance_types":[null],"elevation_types":[]}""", "distance_types")]
    [InlineData("""{"timezone":"UTC","distance_types":"run","elevation_types":[]}""", "distance_types")]
    [InlineData("""{"timezone":"UTC","distance_types":[],"elevation_types":{}}""", "elevation_types")]
    [InlineData("""{"timezone":"UTC","distance_types":[],"elevation_types":[["run"]]}""", "elevation_types")]
    public async Task Impossible_settings_are_refused_at_their_member_and_change_nothing(string body, string member)
    {
        var before = (await _http.Get("/api/settings")).Text;

        (await _http.Put("/api/settings", body)).ShouldBeProblem(HttpStatusCode.BadRequest, member);

        (await _http.Get("/api/settings")).Text.ShouldBe(before);
    }

    private static object Settings(string timezone, string[] distance, string[] elevation) =>
        new { timezone, distance_types = distance, elevation_types = elevation };
}

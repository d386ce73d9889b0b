using System.Net;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>What week it is, where the athlete lives.</summary>
public sealed class CurrentWeekTests
{
    /// <summary>By instant: the clock only goes on.</summary>
    private static readonly (string Timezone, string Instant, string Week, string Today)[] Moments =
    [
        ("Pacific/Auckland", "2026-11-22T10:59:59Z", "2026-W47", "2026-11-22"),
        ("Pacific/Auckland", "2026-11-22T11:00:00Z", "2026-W48", "2026-11-23"),
        ("Europe/Berlin", "2026-11-22T22:59:59Z", "2026-W47", "2026-11-22"),
        ("Europe/Berlin", "2026-11-22T23:00:00Z", "2026-W48", "2026-11-23"),
        ("UTC", "2026-11-22T23:59:59Z", "2026-W47", "2026-11-22"),
        ("UTC", "2026-11-23T00:00:00Z", "2026-W48", "2026-11-23"),
        ("America/Los_Angeles", "2026-11-23T07:59:59Z", "2026-W47", "2026-11-22"),
        ("America/Los_Angeles", "2026-11-23T08:00:00Z", "2026-W48", "2026-11-23"),
        ("Europe/Berlin", "2027-01-03T22:59:59Z", "2026-W53", "2027-01-03"),
        ("Europe/Berlin", "2027-01-03T23:00:00Z", "2027-W01", "2027-01-04"),
        ("Europe/Berlin", "2027-03-28T21:59:59Z", "2027-W12", "2027-03-28"),
        ("Europe/Berlin", "2027-03-28T22:00:00Z", "2027-W13", "2027-03-29"),
    ];

    [Fact]
    public async Task The_current_week_is_the_one_on_the_clocks_of_the_athlete()
    {
        using var api = new TestApi();
        var http = api.CreateClient();
        foreach (var (timezone, instant, week, today) in Moments)
        {
            var none = Array.Empty<string>();
            var settings = new { timezone, distance_types = none, elevation_types = none };
            (await http.Put("/api/settings", settings)).ShouldBe(HttpStatusCode.OK);
            api.Clock.AdvanceTo(DateTimeOffset.Parse(instant, null));

            var summary = (await http.Get("/api/summary/week/current")).ShouldBe(HttpStatusCode.OK).Body;

            $"{summary["year"]}-W{summary["week_number"]!.GetValue<int>():00}".ShouldBe(week, $"{timezone} {instant}");
            ((string?)summary["today"]).ShouldBe(today, $"{timezone} {instant}");
        }
    }

    [Fact]
    public async Task The_current_week_is_the_same_summary_as_that_of_its_number()
    {
        using var api = new TestApi();
        var http = api.CreateClient();
        await http.Post("/api/sessions", new { date = "2026-11-20", type = "run", duration_minutes = 30 });

        (await http.Get("/api/summary/week/current")).Text.ShouldBe((await http.Get("/api/summary/week/2026/47")).Text);
    }
}

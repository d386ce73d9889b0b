using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests;

public sealed class WeekSummaryTests(TestApi api) : IClassFixture<TestApi>
{
    [Fact]
    public async Task A_week_shows_plan_and_reality_side_by_side()
    {
        var http = api.CreateClient();
        var ct = TestContext.Current.CancellationToken;
        await http.PostAsJsonAsync("/api/sessions", new { date = "2026-11-16", type = "run", duration_minutes = 62.5, distance_km = 11.2 }, ct);
        await http.PostAsJsonAsync("/api/plans", new { year = 2026, week_number = 47, description = "Easy", target_distance_km = 45 }, ct);

        var week = await http.GetFromJsonAsync<JsonObject>("/api/summary/week/2026/47", ct);

        week!["total_distance_km"]!.GetValue<double>().ShouldBe(11.2);
        week["delta"]!["distance"]!["difference"]!.GetValue<double>().ShouldBe(-33.8);
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Demo;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Tests;

public sealed class DemoTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_filled_log_reads_like_a_season_through_the_api()
    {
        await using var api = new TestApi();
        var http = api.CreateClient();
        var made = await Fill(api);

        var plans = await http.GetFromJsonAsync<JsonArray>("/api/plans", Ct);
        var sessions = await http.GetFromJsonAsync<JsonArray>("/api/sessions", Ct);
        var notes = await http.GetFromJsonAsync<JsonArray>("/api/day-notes", Ct);
        (plans!.Count, sessions!.Count, notes!.Count).ShouldBe((made.Plans, made.Sessions, made.DayNotes));

        var week = await http.GetFromJsonAsync<JsonObject>("/api/summary/week/current", Ct);
        week!["plan"]!["tags"]!.GetValue<string>().ShouldBe("base, new block");
        week["sessions"]!.AsArray().Count.ShouldBe(6, "on Sunday at ten the long run is not over yet");
        week["delta"]!["distance"]!["target"]!.GetValue<double>().ShouldBe(32);
        week["delta"]!["distance"]!["percent"]!.GetValue<double>().ShouldBeInRange(40, 70);

        var race = await http.GetFromJsonAsync<JsonObject>(
            $"/api/summary/week/{made.RaceWeek.Year}/{made.RaceWeek.Number}", Ct);
        race!["sessions"]!.AsArray().Count(session => session!["is_race"]!.GetValue<bool>()).ShouldBe(1);
        race["day_notes"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Sessions_of_the_season_are_numbered_in_their_order()
    {
        await using var api = new TestApi();
        await Fill(api);
        var sessions = await api.CreateClient().GetFromJsonAsync<JsonArray>("/api/sessions", Ct);
        sessions!.Select(session => session!["id"]!.GetValue<long>())
            .ShouldBe(Enumerable.Range(1, sessions!.Count).Select(id => (long)id));
    }

    [Theory]
    [InlineData("/api/sessions", """{"date": "2026-11-16", "type": "run", "duration_minutes": 30}""", "sessions: 1")]
    [InlineData("/api/plans", """{"year": 2026, "week_number": 47, "description": "Easy"}""", "plans: 1")]
    [InlineData("/api/day-notes", """{"date": "2026-11-16", "note": "Tired"}""", "day notes: 1")]
    public async Task A_log_that_holds_anything_is_refused_and_stays_as_it_is(string path, string body, string said)
    {
        await using var api = new TestApi();
        var http = api.CreateClient();
        var written = await http.PostAsync(path, new StringContent(body, null, "application/json"), Ct);
        written.EnsureSuccessStatusCode();

        var refusal = await Should.ThrowAsync<DomainException>(() => Fill(api));

        refusal.Message.ShouldContain(said);
        foreach (var collection in new[] { "/api/sessions", "/api/plans", "/api/day-notes" })
        {
            (await http.GetFromJsonAsync<JsonArray>(collection, Ct))!.Count.ShouldBe(collection == path ? 1 : 0);
        }
    }

    private static async Task<DemoSeasonView> Fill(TestApi api)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FillWithDemoSeason(), Ct);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;
using TrainingOs.Tests.ActivityFiles;
using static TrainingOs.Api.Tests.Imports;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>Imports that changed the same session are taken back in any order, and one that goes on as well.</summary>
public sealed class TakeBackTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly TestApi _api = new();
    private readonly HttpClient _http;

    public TakeBackTests() => _http = _api.CreateClient();

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task The_last_first_leaves_nothing()
    {
        var (made, filled) = await MadeAndFilled();

        Numbers(await TakenBack(filled), "restored_session_ids").ShouldBe([1]);
        var taken = await TakenBack(made);

        (Numbers(taken, "removed_session_ids").Single(), taken["kept"]!.AsArray().Count).ShouldBe((1, 0));
        (await _http.Get("/api/sessions")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_first_keeps_what_the_other_added_and_says_which_one_that_is()
    {
        var (made, filled) = await MadeAndFilled();

        var kept = (await TakenBack(made))["kept"]!.AsArray().ShouldHaveSingleItem()!;

        ((long?)kept["session_id"], (string?)kept["reason"]).ShouldBe((
            1, $"Import {filled} added to it; when that is taken back as well, it goes."));
        (await _http.Get("/api/sessions/1")).Body["max_power_watts"]!.GetValue<double>().ShouldBe(390);

        var taken = await TakenBack(filled);

        Numbers(taken, "removed_session_ids").ShouldBe([1]);
        taken["restored_session_ids"]!.AsArray().ShouldBeEmpty();
        (await _http.Get("/api/sessions")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_added_stays_in_a_session_that_was_edited_since()
    {
        var (_, filled) = await MadeAndFilled();
        var session = (await _http.Get("/api/sessions/1")).Body;
        session["title"] = "My words";
        (await _http.Put("/api/sessions/1", session)).ShouldBe(HttpStatusCode.OK);

        var kept = (await TakenBack(filled))["kept"]!.AsArray().ShouldHaveSingleItem()!;

        ((string?)kept["reason"])!.ShouldStartWith("It was changed after the import had added ");
        ((double?)(await _http.Get("/api/sessions/1")).Body["max_power_watts"]).ShouldBe(390);
    }

    [Fact]
    public async Task One_that_goes_on_ends_with_what_it_had_decided()
    {
        var rides = Enumerable.Range(0, 600).Select(n => ($"{n}.fit", FitRide.Of(Morning.AddDays(-n), 600).ToArray()));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports")
        {
            Content = Form(("a.zip", Zip(rides))),
        };
        (await _http.Say(request)).ShouldBe(HttpStatusCode.Accepted);
        using var events = await _http.GetAsync("/api/imports/1/events", HttpCompletionOption.ResponseHeadersRead, Ct);
        while ((await _http.Get("/api/sessions?limit=1")).Items.Count == 0) await Task.Delay(20, Ct);

        ((string?)(await _http.Get("/api/imports/1?limit=1")).Body["state"]).ShouldBe("running");
        Numbers(await TakenBack(1), "removed_session_ids").Count().ShouldBeInRange(1, 599);

        (await _http.Get("/api/imports/1")).ShouldBe(HttpStatusCode.NotFound);
        await events.Content.ReadAsStringAsync(Ct);
        await NothingIsLeft();
        (await _http.Get("/api/sessions")).Items.ShouldBeEmpty();

        // The next one is not kept waiting.
        Counts(await _http.Import(("ride.fit", FitRide.Of(Morning, 600).ToArray()))).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task One_that_waits_is_taken_back_too()
    {
        var id = await Going(_api);
        Numbers(await TakenBack(id), "removed_session_ids").ShouldBeEmpty();
        (await _http.Get($"/api/imports/{id}")).ShouldBe(HttpStatusCode.NotFound);
        Counts(await _http.Import(("ride.fit", FitRide.Of(Morning, 600).ToArray()))).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task What_an_import_made_and_filled_is_kept_whole_or_goes_whole_and_comes_back_whole()
    {
        var (gpx, fit) = (("ride.gpx", Ride()), ("ride.fit", FitRide.Of(Morning, 600).ToArray()));
        var first = await _http.Import(gpx, fit);
        (await TakenBack((long)first["id"]!))["kept"]!.AsArray().ShouldBeEmpty();
        (await _http.Post("/api/sessions/1/restore", new JsonObject())).ShouldBe(HttpStatusCode.OK);
        await IsWhole("1");

        await _http.Delete("/api/sessions/1");
        var second = await _http.Import(gpx, fit);
        var id = second["decisions"]![0]!["session_ids"]![0]!.ToString();
        var edited = (await _http.Get($"/api/sessions/{id}")).Body;
        edited["notes"] = "My words";
        (await _http.Put($"/api/sessions/{id}", edited)).ShouldBe(HttpStatusCode.OK);
        var taken = await TakenBack((long)second["id"]!);
        (taken["kept"]!.AsArray().Count, taken["restored_session_ids"]!.AsArray().Count).ShouldBe((1, 0));
        await IsWhole(id);

        async Task IsWhole(string id)
        {
            ((double?)(await _http.Get($"/api/sessions/{id}")).Body["max_power_watts"]).ShouldBe(390);
            (await _http.Get($"/api/sessions/{id}/file")).ShouldBe(HttpStatusCode.OK);
            ((int?)(await _http.Get($"/api/sessions/{id}/streams")).Body["points"]).ShouldBe(601);
        }
    }

    [Fact]
    public async Task Laps_of_a_file_without_points_stay_when_points_come_and_when_they_go()
    {
        Lap[] laps = [.. Enumerable.Range(0, 2).Select(n => new Lap
        {
            StartSeconds = n * 300, ElapsedSeconds = 300, TimerSeconds = 300, DistanceM = 2400,
        })];
        await _http.Import(("laps.tcx", new TcxWriter().Activity(Morning, Streams.None, laps, "Biking").ToBytes()));
        var before = (await _http.Get("/api/sessions/1/laps")).Text;
        before.ShouldContain("2400");

        var filled = await _http.Import(("ride.fit", FitRide.Of(Morning, 600).ToArray()));

        var decision = filled["decisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)decision["outcome"], (string?)decision["rule"]).ShouldBe(("duplicate", "same_time"));
        ((int?)(await _http.Get("/api/sessions/1/streams")).Body["points"])!.Value.ShouldBeGreaterThan(500);
        (await _http.Get("/api/sessions/1/laps")).Text.ShouldBe(before);

        await TakenBack((long)filled["id"]!);

        ((int?)(await _http.Get("/api/sessions/1/streams")).Body["points"]).ShouldBe(0);
        (await _http.Get("/api/sessions/1/laps")).Text.ShouldBe(before);
    }

    [Fact]
    public async Task One_that_has_ended_is_stopped_without_harm()
    {
        var id = await Done(_http);
        await NothingIsLeft();

        await _api.Services.GetRequiredService<IImportRun>().Interrupt(new ImportId(id), Ct);

        ((string?)(await _http.Get($"/api/imports/{id}")).Body["state"]).ShouldBe("done");
    }

    [Fact]
    public async Task An_export_that_was_brought_back_is_not_taken_back()
    {
        var id = await Restored(_api, _http);
        var refused = await _http.Delete($"/api/imports/{id}");
        refused.ShouldBeProblem(HttpStatusCode.Conflict);
        ((string?)refused.Body["detail"])!.ShouldContain("whole export");
        (await _http.Get($"/api/imports/{id}")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A ride without power, and an import of the same with it.</summary>
    private async Task<(long Made, long Filled)> MadeAndFilled()
    {
        var made = await _http.Import(("ride.gpx", Ride()));
        _api.Clock.Advance(TimeSpan.FromMinutes(1));
        var filled = await _http.Import(("ride.fit", FitRide.Of(Morning, 600).ToArray()));
        ((string?)filled["decisions"]![0]!["rule"]).ShouldBe("same_time");
        _api.Clock.Advance(TimeSpan.FromMinutes(1));
        return ((long)made["id"]!, (long)filled["id"]!);
    }

    private static byte[] Ride()
    {
        var time = Enumerable.Range(0, 601).Select(at => (double)at).ToArray();
        var points = new Streams(new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = time,
            [StreamType.Latitude] = [.. time.Select(at => 47 + (at * 0.00001))],
            [StreamType.Longitude] = [.. time.Select(at => 8 + (at * 0.0001))],
        });
        return new GpxWriter().Track(Morning, points, "cycling").ToBytes();
    }

    private async Task<JsonObject> TakenBack(long import) =>
        (await _http.Delete($"/api/imports/{import}")).ShouldBe(HttpStatusCode.OK).Body;

    private async Task NothingIsLeft()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Directory.EnumerateDirectories($"{_api.File}-imports").Any()) await Task.Delay(20, patience.Token);
    }

    private static IEnumerable<long> Numbers(JsonObject taken, string member) =>
        taken[member]!.AsArray().Select(id => (long)id!);
}

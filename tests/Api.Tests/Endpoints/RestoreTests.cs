using System.Net;
using System.Text.Json.Nodes;
using TrainingOs.Domain.Reality;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>A deleted session comes back as it was, unless it is there again.</summary>
public sealed class RestoreTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);

    private readonly TestApi _api = new();
    private readonly HttpClient _http;

    public RestoreTests() => _http = _api.CreateClient();

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task A_deleted_session_comes_back_as_it_was_with_its_recording()
    {
        var id = await Logged();
        await _api.Record(id);
        var before = (await _http.Get($"/api/sessions/{id}")).Body;
        await _http.Delete($"/api/sessions/{id}");
        foreach (var path in new[] { "", "/streams", "/laps", "/splits", "/file", ".gpx" })
        {
            (await _http.Get($"/api/sessions/{id}{path}")).ShouldBeProblem(HttpStatusCode.NotFound);
        }

        var restored = (await Restore(id)).ShouldBe(HttpStatusCode.OK);

        restored.Tag.ShouldBe((await _http.Get($"/api/sessions/{id}")).Tag);
        before.Remove("updated_at");
        var after = restored.Body;
        after.Remove("updated_at");
        JsonNode.DeepEquals(after, before).ShouldBeTrue();
        (await _http.Get($"/api/sessions/{id}/streams")).Body["points"]!.GetValue<int>().ShouldBe(5);
    }

    [Fact]
    public async Task What_was_not_deleted_or_long_ago_cannot_be_restored()
    {
        var id = await Logged();
        (await Restore(id)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await Restore(99)).ShouldBeProblem(HttpStatusCode.NotFound);

        await _http.Delete($"/api/sessions/{id}");
        _api.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));

        (await Restore(id)).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_session_that_another_program_names_the_same_is_there_again()
    {
        var first = await Logged(("external_id", "watch-1"));
        await _http.Delete($"/api/sessions/{first}");
        var second = await Logged(("external_id", "watch-1"), ("date", "2026-07-01"), ("start_time", null));

        await IsThereAgain(first, second, "the external id is the same");
    }

    [Fact]
    public async Task A_session_whose_file_was_imported_again_is_there_again_even_when_it_was_corrected()
    {
        var file = FitRide.Of(Morning, 600).ToArray();
        await _http.Import(("ride.fit", file));
        var corrected = (await _http.Get("/api/sessions/1")).Body;
        corrected["start_time"] = "2026-07-04T09:00:00+00:00";
        (await _http.Put("/api/sessions/1", corrected)).ShouldBe(HttpStatusCode.OK);
        await _http.Delete("/api/sessions/1");
        Imports.Counts(await _http.Import(("again.fit.gz", Imports.Gzip(file)))).ShouldBe((1, 1, 0, 0));

        await IsThereAgain(1, 2, "was read from the same file");
    }

    [Theory]
    [InlineData("bike", "2026-07-04T06:30:59+00:00", 10.5, true)]
    [InlineData("other", "2026-07-04T06:29:01+00:00", 9.6, true)]
    [InlineData("run", "2026-07-04T06:30:00+00:00", 10, false)]
    [InlineData("bike", "2026-07-04T06:31:01+00:00", 10, false)]
    [InlineData("bike", "2026-07-04T06:30:00+00:00", 10.6, false)]
    public async Task A_session_of_the_same_sport_and_time_is_there_again(
        string type, string start, double minutes, bool isAgain)
    {
        await _http.Import(("ride.fit", FitRide.Of(Morning, 600).ToArray()));
        await _http.Delete("/api/sessions/1");
        var other = await Logged(("type", type), ("start_time", start), ("duration_minutes", minutes));

        if (isAgain) await IsThereAgain(1, other, "begun within a minute");
        else (await Restore(1)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_legs_of_a_triathlon_are_not_each_other_though_they_share_a_file()
    {
        var points = new Streams(new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [0, 300, 600], [StreamType.HeartRate] = [120, 130, 140],
        });
        Lap[] lap = [new() { StartSeconds = 0, ElapsedSeconds = 600, TimerSeconds = 600, DistanceM = 4800 }];
        var file = new TcxWriter { IsMultiSport = true }
            .Activity(Morning, points, lap, "Biking").Activity(Morning.AddMinutes(20), points, lap).ToBytes();
        await _http.Import(("duathlon.tcx", file));
        (await _http.Get("/api/sessions")).Items.Count.ShouldBe(2);
        await _http.Delete("/api/sessions/2");

        (await Restore(2)).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The other one is named, stays alone, and gives way when it is deleted.</summary>
    private async Task IsThereAgain(long id, long other, string why)
    {
        var refused = await Restore(id);
        refused.ShouldBeProblem(HttpStatusCode.Conflict);
        ((long)refused.Body["existing_id"]!).ShouldBe(other);
        refused.Detail!.ShouldContain($"session {other}");
        refused.Detail!.ShouldContain(why);
        (await _http.Get("/api/sessions")).Items.Select(session => (long)session["id"]!).ShouldBe([other]);

        await _http.Delete($"/api/sessions/{other}");
        (await Restore(id)).ShouldBe(HttpStatusCode.OK);
    }

    private Task<Answer> Restore(long id) => _http.Post($"/api/sessions/{id}/restore", new { });

    private async Task<long> Logged(params (string Member, JsonNode? Value)[] said)
    {
        var ride = new JsonObject
        {
            ["date"] = "2026-07-04", ["start_time"] = "2026-07-04T06:30:00+00:00", ["type"] = "bike",
            ["duration_minutes"] = 10,
        };
        foreach (var (member, value) in said) ride[member] = value;
        return (long)(await _http.Post("/api/sessions", ride)).ShouldBe(HttpStatusCode.Created).Body["id"]!;
    }
}

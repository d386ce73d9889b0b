using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Tests.ActivityFiles;
using static TrainingOs.Api.Tests.Imports;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>Files become sessions, once each, for a reason; and can be taken back.</summary>
public sealed class ImportTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);

    private readonly TestApi _api = new();
    private readonly HttpClient _http;

    public ImportTests() => _http = _api.CreateClient();

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task A_recording_becomes_a_session_with_all_that_was_recorded()
    {
        var import = await _http.Import(("ride.fit", Fit(Morning)));
        Counts(import).ShouldBe((1, 1, 0, 0));
        var decision = import["decisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)decision["file"], (string?)decision["outcome"], (string?)decision["reason"])
            .ShouldBe(("ride.fit", "imported", null));

        var session = (await _http.Get($"/api/sessions/{SessionOf(decision)}")).Body;
        ((string?)session["type"], (string?)session["date"], (string?)session["file"], (string?)session["source"])
            .ShouldBe(("bike", "2026-07-04", "ride.fit", "garmin"));
        ((double?)session["duration_minutes"], (double?)session["distance_km"], (double?)session["max_power_watts"])
            .ShouldBe((10, 4.8, 390));
        ((bool?)session["is_partial"]).ShouldBe(false);
        session["streams"]!.AsArray().Select(type => (string?)type).ShouldContain("heart_rate");
    }

    [Fact]
    public async Task The_same_ride_in_three_formats_is_one_session_in_any_order()
    {
        var formats = new[] { ("ride.fit", Fit(Morning)), ("ride.gpx", Gpx(Morning)), ("ride.tcx", Tcx(Morning)) };
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (var order in orders)
        {
            using var api = new TestApi();
            var http = api.CreateClient();
            foreach (var format in order) await http.Import(formats[format]);
            var session = (await http.Get("/api/sessions")).Items.ShouldHaveSingleItem()!;
            ((string?)session["type"], (double?)session["max_power_watts"]).ShouldBe(("bike", 390), $"{order}");
        }
    }

    [Fact]
    public async Task A_file_that_was_read_before_adds_nothing_wherever_it_comes_from()
    {
        var fit = Fit(Morning);
        await _http.Import(("ride.fit", fit));
        var again = await _http.Import(
            ("other-name.fit", fit),
            ("ride.fit.gz", Gzip(fit)),
            ("one.zip", Zip(("a/ride.fit", fit))),
            ("two.zip", Zip(("inner.zip", Zip(("b/ride.fit", fit))))));
        Counts(again).ShouldBe((4, 0, 4, 0));
        again["decisions"]!.AsArray().ShouldAllBe(decision => (string?)decision!["rule"] == "same_file");
        (await _http.Get("/api/sessions")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_left_of_a_file_that_was_cut_off_is_the_whole_that_is_there()
    {
        await _http.Import(("ride.fit", Fit(Morning)));
        var before = (await _http.Get("/api/sessions/1")).Text;

        var cut = await _http.Import(("cut.fit", Fit(Morning)[..8000]));

        var decision = cut["decisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)decision["outcome"], (string?)decision["rule"]).ShouldBe(("duplicate", "same_time"));
        ((string?)decision["message"])!.ShouldStartWith("It is session 1: the whole of it");
        (await _http.Get("/api/sessions/1")).Text.ShouldBe(before);
        (await _http.Get("/api/sessions")).Items.Count.ShouldBe(1);
        Counts(await _http.Import(("other.fit", Fit(Morning.AddDays(1))[..8000]))).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task Two_rides_an_hour_apart_are_two_sessions()
    {
        var import = await _http.Import(("a.fit", Fit(Morning)), ("b.fit", Fit(Morning.AddHours(1))));
        Counts(import).ShouldBe((2, 2, 0, 0));
    }

    [Fact]
    public async Task A_richer_recording_fills_what_is_empty_and_leaves_what_a_person_wrote()
    {
        var written = new JsonObject
        {
            ["date"] = "2026-07-04", ["start_time"] = "2026-07-04T06:30:00+00:00", ["type"] = "bike",
            ["duration_minutes"] = 10, ["distance_km"] = 5.1, ["title"] = "My words",
        };
        var id = (long)(await _http.Post("/api/sessions", written)).Body["id"]!;
        var import = await _http.Import(("ride.fit", Fit(Morning)));
        var decision = import["decisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)decision["outcome"], (string?)decision["rule"]).ShouldBe(("duplicate", "same_time"));
        decision["filled"]!.AsArray().Select(member => (string?)member).ShouldContain("streams");

        var session = (await _http.Get($"/api/sessions/{id}")).Body;
        ((string?)session["title"], (double?)session["distance_km"], (double?)session["average_heart_rate_bpm"])
            .ShouldBe(("My words", 5.1, 140));
        (await _http.Get($"/api/sessions/{id}/streams")).Body["points"]!.GetValue<int>().ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task Taking_an_import_back_removes_what_it_added_and_nothing_else()
    {
        var first = await _http.Import(("first.fit", Fit(Morning)));
        var kept = (await _http.Get("/api/sessions")).Text;
        var second = await _http.Import(("second.fit", Fit(Morning.AddDays(1))), ("ride.gpx", Gpx(Morning)));
        var taken = (await _http.Delete($"/api/imports/{second["id"]}")).Body;
        taken["removed_session_ids"]!.AsArray().Count.ShouldBe(1);
        taken["kept"]!.AsArray().ShouldBeEmpty();
        (await _http.Get("/api/sessions")).Text.ShouldBe(kept);
        (await _http.Get($"/api/imports/{second["id"]}")).ShouldBe(HttpStatusCode.NotFound);
        (await _http.Get($"/api/imports/{first["id"]}")).ShouldBe(HttpStatusCode.OK);

        // What was taken back can be imported again.
        Counts(await _http.Import(("second.fit", Fit(Morning.AddDays(1))))).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task Taking_back_what_filled_a_session_empties_it_again()
    {
        await _http.Import(("ride.gpx", Gpx(Morning)));
        var before = (await _http.Get("/api/sessions/1")).Body;
        var richer = await _http.Import(("ride.fit", Fit(Morning)));
        (await _http.Get("/api/sessions/1")).Body["max_power_watts"]!.GetValue<double>().ShouldBe(390);
        var taken = (await _http.Delete($"/api/imports/{richer["id"]}")).Body;
        taken["restored_session_ids"]!.AsArray().Select(id => (long)id!).ShouldBe([1]);
        var after = (await _http.Get("/api/sessions/1")).Body;
        before.Remove("updated_at");
        after.Remove("updated_at");
        after.ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task A_session_that_was_changed_since_stays_when_its_import_is_taken_back()
    {
        var import = await _http.Import(("a.fit", Fit(Morning)), ("b.fit", Fit(Morning.AddDays(1))));
        var session = (await _http.Get("/api/sessions/1")).Body;
        session["title"] = "Edited";
        (await _http.Put("/api/sessions/1", session)).ShouldBe(HttpStatusCode.OK);
        var taken = (await _http.Delete($"/api/imports/{import["id"]}")).Body;
        taken["removed_session_ids"]!.AsArray().Select(id => (long)id!).ShouldBe([2]);
        ((long?)taken["kept"]!.AsArray().ShouldHaveSingleItem()!["session_id"]).ShouldBe(1);
        ((string?)(await _http.Get("/api/sessions/1")).Body["title"]).ShouldBe("Edited");
    }

    [Fact]
    public async Task Every_file_gets_its_decision_whatever_it_is()
    {
        var import = await _http.Import(
            ("empty.fit", []),
            ("picture.fit", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46]),
            ("ride.fit", Fit(Morning)),
            ("notes.txt", Encoding.UTF8.GetBytes("Bought milk.")),
            ("broken.zip", [0x50, 0x4B, 3, 4, 1, 2, 3]),
            ("photos.zip", Zip(("beach.jpg", [0xFF, 0xD8, 0xFF]))));
        Decisions(import).ShouldBe(
            [
                "empty.fit: empty_file", "picture.fit: not_fit", "ride.fit: imported",
                "notes.txt: unknown_format", "broken.zip: unreadable", "photos.zip: no_activities",
            ]);
        import["decisions"]!.AsArray().Where(d => (string?)d!["outcome"] == "rejected")
            .ShouldAllBe(decision => ((string?)decision!["message"])!.Length > 20);
    }

    [Fact]
    public async Task A_zip_whose_list_of_entries_is_broken_stops_no_other_file()
    {
        var broken = Zip(("ride.fit", Fit(Morning)));
        broken[broken.AsSpan().LastIndexOf("PK\u0001\u0002"u8)] ^= 1;
        var import = await _http.Import(("broken.zip", broken), ("ride.fit", Fit(Morning.AddDays(1))));
        Decisions(import).ShouldBe(["broken.zip: unreadable", "ride.fit: imported"]);
    }

    [Fact]
    public async Task A_file_of_a_whole_history_is_read_whole()
    {
        const int rides = 300;
        var history = new TcxWriter();
        for (var day = 0; day < rides; day++)
        {
            history.Activity(
                Morning.AddDays(-day),
                Points[..31],
                [new Lap { StartSeconds = 0, ElapsedSeconds = 30, TimerSeconds = 30, DistanceM = 240 }],
                "Biking");
        }

        Counts(await _http.Import(("history.tcx", history.ToBytes()))).ShouldBe((1, rides, 0, 0));
    }

    [Fact]
    public async Task Taking_back_what_filled_several_legs_takes_from_each_only_what_it_got()
    {
        var first = Leg(Morning, "run");
        var second = Leg(Morning.AddMinutes(20), "bike");
        second["notes"] = "My words";
        foreach (var leg in (JsonObject[])[first, second]) await _http.Post("/api/sessions", leg);
        Lap[] lap = [new() { StartSeconds = 0, ElapsedSeconds = 600, TimerSeconds = 600, DistanceM = 4800 }];
        var file = new TcxWriter { IsMultiSport = true, Notes = "Given by the device" }
            .Activity(Morning, Points, lap)
            .Activity(Morning.AddMinutes(20), Points, lap, "Biking").ToBytes();

        var import = await _http.Import(("duathlon.tcx", file));
        import["decisions"]!.AsArray().ShouldAllBe(decision => (string?)decision!["outcome"] == "duplicate");
        (await Notes()).ShouldBe(["Given by the device", "My words"]);
        await _http.Delete($"/api/imports/{import["id"]}");
        (await Notes()).ShouldBe([null, "My words"]);

        static JsonObject Leg(DateTimeOffset start, string type) => new()
        {
            ["date"] = "2026-07-04", ["start_time"] = start.ToString("O"), ["type"] = type, ["duration_minutes"] = 10,
        };

        async Task<IEnumerable<string?>> Notes() =>
            (await _http.Get("/api/sessions")).Items.Select(session => (string?)session["notes"]);
    }

    [Fact]
    public async Task Decisions_come_in_pages_from_either_end_and_by_their_outcome()
    {
        var import = await _http.Import(("up.zip", Zip(Enumerable.Range(1, 7).Select(
            n => ($"{n}.fit", n % 3 == 0 ? [] : Fit(Morning.AddDays(n)))))));
        var ids = import["decisions"]!.AsArray().Select(decision => (long)decision!["id"]!).ToList();

        (await Page("")).ShouldBe("1234567");
        (await Page("limit=3")).ShouldBe("123");
        (await Page($"after={ids[4]}")).ShouldBe("67");
        (await Page($"before={long.MaxValue}&limit=3")).ShouldBe("567");
        (await Page($"before={ids[4]}&limit=3")).ShouldBe("234");
        (await Page($"after={ids[0]}&before={ids[3]}")).ShouldBe("23");
        (await Page("outcome=rejected")).ShouldBe("36");
        (await Page($"outcome=imported&before={ids[5]}&limit=2")).ShouldBe("45");
        (await Page("outcome=duplicate")).ShouldBe("");

        foreach (var nonsense in new[] { "lost", "0", "Rejected" })
        {
            var refused = await _http.Get($"/api/imports/1?outcome={nonsense}");
            refused.ShouldBeProblem(HttpStatusCode.BadRequest, "outcome");
            ((string?)refused.Body["detail"]).ShouldBe("outcome: This must be one of imported, duplicate, rejected.");
        }

        async Task<string> Page(string query)
        {
            var page = (await _http.Get($"/api/imports/1?{query}")).ShouldBe(HttpStatusCode.OK).Body;
            Counts(page).ShouldBe((7, 5, 0, 2), "counts are those of the whole import");
            return string.Concat(page["decisions"]!.AsArray().Select(decision => ((string?)decision!["entry"])![0]));
        }
    }

    [Fact]
    public async Task A_decision_says_of_its_sessions_when_and_what_they_were()
    {
        await _http.Import(("ride.fit", Fit(Morning)));
        var import = await _http.Import(("again.fit", Fit(Morning)), ("new.fit", Fit(Morning.AddDays(1))));

        Sessions(import).ShouldBe(["2026-07-04 bike", "2026-07-05 bike"]);
        (await _http.Delete("/api/sessions/1")).ShouldBe(HttpStatusCode.NoContent);
        Sessions((await _http.Get("/api/imports/2")).Body).ShouldBe(["", "2026-07-05 bike"]);

        static IEnumerable<string> Sessions(JsonNode import) => import["decisions"]!.AsArray().Select(
            decision => string.Join(' ', decision!["sessions"]!.AsArray().Select(
                session => $"{session!["date"]} {session["type"]}")));
    }

    [Fact]
    public async Task An_import_of_more_sessions_than_a_statement_has_variables_is_read_whole()
    {
        await _http.Import(("ride.fit", Fit(Morning)));
        await using (var scope = _api.Services.CreateAsyncScope())
        {
            var facts = new DecisionFacts
            {
                File = "history.zip",
                Outcome = DecisionOutcome.Imported,
                SessionIds = [.. Enumerable.Range(1, 40_000).Select(id => new SessionId(id))],
            };
            var decisions = scope.ServiceProvider.GetRequiredService<IRealityStore>().Decisions;
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Keep(
                () => Task.FromResult(decisions.Add(new Decision(new ImportId(1), new AthleteId(1), facts))),
                TestContext.Current.CancellationToken);
        }

        var history = (await _http.Get("/api/imports/1")).ShouldBe(HttpStatusCode.OK).Body["decisions"]![1]!;

        history["session_ids"]!.AsArray().Count.ShouldBe(40_000);
        ((long?)history["sessions"]!.AsArray().ShouldHaveSingleItem()!["id"]).ShouldBe(1);
    }

    [Fact]
    public async Task An_import_says_whether_there_is_anything_to_take_back()
    {
        ((bool?)(await _http.Import(("ride.fit", Fit(Morning))))["can_be_taken_back"]).ShouldBe(true);
        ((bool?)(await _http.Import(("ride.fit", Fit(Morning)), ("no.fit", [])))["can_be_taken_back"]).ShouldBe(false);
        var going = (await _http.Get($"/api/imports/{await Going(_api)}")).Body;
        ((string?)going["state"], (bool?)going["can_be_taken_back"]).ShouldBe(("running", true));
    }

    [Fact]
    public async Task Names_in_a_zip_are_names_and_never_paths()
    {
        var outside = Path.Combine(Path.GetDirectoryName(_api.File)!, "..", "stray.fit");
        var import = await _http.Import(("up.zip", Zip(
            ("../stray.fit", Fit(Morning)),
            ("/etc/stray.fit", Fit(Morning.AddDays(1))),
            ("C:\\stray.fit", Fit(Morning.AddDays(2))))));
        Counts(import).ShouldBe((3, 3, 0, 0));
        File.Exists(outside).ShouldBeFalse();
        ((string?)(await _http.Get("/api/sessions/1")).Body["file"]).ShouldBe("stray.fit");
    }

    [Fact]
    public async Task A_name_cannot_hide_behind_what_no_person_can_see()
    {
        const string turned = "ride\u202Exgp.\u2066fit";
        var import = await _http.Import((turned, Fit(Morning)), ("up.zip", Zip((turned, Fit(Morning.AddDays(1))))));

        import["decisions"]!.AsArray().Select(decision => (string?)(decision!["entry"] ?? decision["file"]))
            .ShouldBe(["ridexgp.fit", "ridexgp.fit"]);
        foreach (var session in (await _http.Get("/api/sessions")).Items)
        {
            ((string?)session!["file"]).ShouldBe("ridexgp.fit");
        }
    }

    [Theory]
    [InlineData("ride.fit")]
    [InlineData("Läufe — “früh”.fit")]
    [InlineData("the \"long\" one; 100%.fit")]
    [InlineData("走る.fit.gz")]
    public async Task A_file_is_downloaded_by_the_name_its_session_says_it_has(string name)
    {
        var bytes = name.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(Fit(Morning)) : Fit(Morning);
        await _http.Import(("up.zip", Zip(("before.fit", bytes))));
        (await _http.Delete("/api/sessions/1")).ShouldBe(HttpStatusCode.NoContent);
        await _http.Import(("up.zip", Zip((name, bytes))));
        ((string?)(await _http.Get("/api/sessions/2")).Body["file"]).ShouldBe(name);

        using var answer = await _http.GetAsync("/api/sessions/2/file", TestContext.Current.CancellationToken);

        var header = answer.Content.Headers.GetValues("Content-Disposition").ShouldHaveSingleItem();
        header.ShouldAllBe(c => c >= ' ' && c <= '~');
        header.ShouldEndWith($"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(name);
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_bomb_is_left_packed()
    {
        var zeros = new byte[50 << 20];
        var import = await _http.Import(
            ("bomb.zip", Zip(("ride.fit", zeros))), ("bomb.gpx.gz", Gzip(zeros)), ("ride.fit", Fit(Morning)));
        Decisions(import).ShouldBe(["bomb.zip: expansion", "bomb.gpx.gz: expansion", "ride.fit: imported"]);
    }

    [Fact]
    public async Task An_export_beside_other_files_or_in_a_zip_is_told_to_come_alone()
    {
        var export = await _http.GetByteArrayAsync("/api/export", TestContext.Current.CancellationToken);
        Decisions(await _http.Import(("e.zip", export), ("ride.fit", Fit(Morning))))
            .ShouldBe(["e.zip: export", "ride.fit: imported"]);
        Decisions(await _http.Import(("wrap.zip", Zip(("e.zip", export))))).ShouldBe(["wrap.zip: export"]);
    }

    [Fact]
    public async Task An_upload_of_more_files_than_a_zip_may_hold_is_refused_by_its_limit()
    {
        using var api = new TestApi();
        api.Settings["Import:MaxZipEntries"] = "3";
        var form = Form([.. Enumerable.Range(0, 4).Select(at => ($"{at}.fit", new byte[] { 1 }))]);
        var refused = await api.CreateClient().Say(Post(form));
        refused.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge);
        ((string?)refused.Body["detail"])!.ShouldContain("3 files at most");
    }

    [Fact]
    public async Task A_bomb_in_many_pieces_is_left_packed_where_it_becomes_too_large()
    {
        // Each piece is within the limits of one; all of them together are larger than the zip could honestly be.
        var piece = Zip(("ride.fit", new byte[1_000_000]));
        var import = await _http.Import(
            ("bombs.zip", Zip(Enumerable.Range(0, 90).Select(n => ($"{n}.zip", piece)))), ("ride.fit", Fit(Morning)));

        var decisions = Decisions(import).ToList();
        decisions.Last().ShouldBe("ride.fit: imported");
        decisions.Count(decision => decision == "bombs.zip: expansion").ShouldBeInRange(5, 40);
        ((string?)import["decisions"]![89]!["message"])!.ShouldStartWith("All that was unpacked of this zip");
    }

    [Fact]
    public async Task A_file_that_makes_its_decision_stumble_takes_no_other_with_it()
    {
        using var api = new TestApi();
        api.Add<IActivityReader>(new StumblingReader());
        var http = api.CreateClient();
        var import = await http.Import(
            ("a.fit", Fit(Morning)), ("b.stumble", [1]), ("c.fit", Fit(Morning.AddDays(1))), ("list.stumble", [2]));
        import["decisions"]!.AsArray().Select(decision =>
            $"{decision!["file"]} {decision["entry"]} {decision["reason"] ?? decision["outcome"]}".Replace("  ", " "))
            .ShouldBe(["a.fit imported", "b.stumble unreadable", "c.fit imported", "list.stumble row 4 no_start",
                "list.stumble row 1 unreadable", "list.stumble row 2 imported", "list.stumble row 3 unreadable"]);
        ((string?)import["state"]).ShouldBe("done");
    }

    [Fact]
    public async Task Two_lists_that_give_one_name_to_two_activities_are_both_taken()
    {
        await _http.Import(("ride.fit", Fit(Morning)));
        const string header = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename\n";
        var import = await _http.Import(
            ("a.csv", Encoding.UTF8.GetBytes(header + "7,\"Jul 4, 2026, 6:30:00 AM\",Alps,Ride,600,4.8,\n")),
            ("b.csv", Encoding.UTF8.GetBytes(header + "7,\"Jul 9, 2026, 6:30:00 AM\",Alps,Ride,600,4.8,\n")));
        Decisions(import).ShouldBe(["a.csv: duplicate", "b.csv: duplicate"]);
        ((string?)import["decisions"]![1]!["rule"]).ShouldBe("same_external_id");
        ((string?)(await _http.Get("/api/sessions/1")).Body["external_id"]).ShouldBe("strava:7");
    }

    [Fact]
    public async Task Zips_may_lie_in_each_other_but_not_without_end()
    {
        var zip = Zip(("ride.fit", Fit(Morning)));
        for (var depth = 0; depth < 2; depth++) zip = Zip(($"inner{depth}.zip", zip));
        Decisions(await _http.Import(("deep.zip", zip))).ShouldBe(["deep.zip: imported"]);
        Decisions(await _http.Import(("deeper.zip", Zip(("inner.zip", zip))))).ShouldBe(
            ["deeper.zip: nested_too_deep"]);
    }

    [Fact]
    public async Task Limits_are_settings_and_a_file_beyond_one_is_a_decision_that_names_it()
    {
        using var api = new TestApi();
        api.Settings["Import:MaxFileBytes"] = $"{2 << 20}";
        api.Settings["Import:MaxZipEntries"] = "4";
        var http = api.CreateClient();
        var random = new byte[3 << 20];
        new Random(1).NextBytes(random);
        var import = await http.Import(
            ("large.fit", random),
            ("inside.zip", Zip(("large.fit", random))),
            ("many.zip", Zip([.. Enumerable.Range(0, 5).Select(at => ($"{at}.fit", Fit(Morning.AddDays(at))))])),
            ("ride.fit", Fit(Morning)));
        Decisions(import).ShouldBe(
            ["large.fit: too_large", "inside.zip: too_large", "many.zip: too_many_entries", "ride.fit: imported"]);
        ((string?)import["decisions"]![0]!["message"])!.ShouldContain("2 MB");
        ((string?)import["decisions"]![2]!["message"])!.ShouldContain("4 entries");
    }

    [Fact]
    public async Task An_upload_without_a_file_or_in_another_form_is_refused_in_words()
    {
        (await _http.Say(Post(new MultipartFormDataContent { { new StringContent("x"), "text" } })))
            .ShouldBe(HttpStatusCode.BadRequest);
        (await _http.Say(Post(new StringContent("{}", Encoding.UTF8, "application/json"))))
            .ShouldBe(HttpStatusCode.UnsupportedMediaType);
        var cut = new ByteArrayContent(Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=a; file"));
        cut.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        (await _http.Say(Post(cut))).ShouldBe(HttpStatusCode.BadRequest);
        (await _http.Get("/api/imports")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_with_a_document_type_is_refused_for_that()
    {
        var gpx = Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><gpx><trk>&a;</trk></gpx>");
        var import = await _http.Import(("ride.gpx", gpx));
        Decisions(import).ShouldBe(["ride.gpx: unknown_format"]);
        ((string?)import["decisions"]![0]!["message"])!.ShouldContain("<!DOCTYPE …>");
    }

    [Fact]
    public async Task A_last_event_that_is_no_number_is_refused_by_its_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/imports/{await Done(_http)}/events");
        request.Headers.Add("Last-Event-ID", "seven");
        var refused = await _http.Say(request);
        refused.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)refused.Body["errors"]!["Last-Event-ID"]![0]).ShouldBe("This must be a whole number.");
    }

    [Fact]
    public async Task The_events_of_an_import_tell_every_decision_and_its_end()
    {
        var import = await _http.Import(("a.fit", Fit(Morning)), ("b.fit", []), ("c.fit", Fit(Morning.AddDays(1))));
        var events = (await _http.Get($"/api/imports/{import["id"]}/events")).Text;
        events.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split('\n')[0]).ShouldBe(
                ["event: decision", "event: decision", "event: decision", "event: done"]);
        var last = (long)import["decisions"]![1]!["id"]!;
        using var rest = new HttpRequestMessage(HttpMethod.Get, $"/api/imports/{import["id"]}/events");
        rest.Headers.TryAddWithoutValidation("Last-Event-ID", $"{last}");
        (await _http.Say(rest)).Text.Split("event: decision").Length.ShouldBe(2, "one decision after the second");
        (await _http.Get("/api/imports/99/events")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_day_is_that_of_the_clocks_where_it_happened()
    {
        var settings = (await _http.Get("/api/settings")).Body;
        settings["timezone"] = "America/New_York";
        (await _http.Put("/api/settings", settings)).ShouldBe(HttpStatusCode.OK);
        var evening = new DateTimeOffset(2026, 7, 4, 23, 30, 0, TimeSpan.Zero);
        await _http.Import(("own.fit", (Ride(evening) with { Offset = TimeSpan.FromHours(13) }).ToArray()));
        await _http.Import(
            ("nonsense.fit", (Ride(evening.AddDays(2)) with { Offset = TimeSpan.FromHours(-243) }).ToArray()));
        await _http.Import(("none.fit", Fit(evening.AddDays(4))));
        var days = (await _http.Get("/api/sessions")).Items.Select(s => (string?)s!["start_time"]);
        days.ShouldBe(["2026-07-05T12:30:00+13:00", "2026-07-06T19:30:00-04:00", "2026-07-08T19:30:00-04:00"]);
    }

    /// <summary>Reads what no reader of the product would make of a file.</summary>
    private sealed class StumblingReader : IActivityReader
    {
        public bool Recognises(string name, ReadOnlySpan<byte> content) =>
            name.EndsWith(".stumble", StringComparison.Ordinal);

        public FileReading Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        {
            var good = new ActivityDraft { Start = Morning.AddDays(10), TimerSeconds = 600 };
            var bad = good with { Activity = 1, Type = (SportType)999 };
            return content.Span[0] == 1
                ? FileReading.Of([bad])
                : FileReading.Of(
                    [
                        bad with { Activity = 0, Entry = "row 1" }, good with { Activity = 1, Entry = "row 2" },
                        bad with { Activity = 2, Entry = "row 3" },
                    ],
                    refused: [new("row 4", new("no_start", "It says no day."))]);
        }
    }

    private static FitRide Ride(DateTimeOffset start) => FitRide.Of(start, 600);

    private static byte[] Fit(DateTimeOffset start) => Ride(start).ToArray();

    private static Streams Points { get; } = new(new Dictionary<StreamType, double[]>
    {
        [StreamType.Time] = [.. Enumerable.Range(0, 601).Select(at => (double)at)],
        [StreamType.Latitude] = [.. Enumerable.Range(0, 601).Select(at => 47 + (at * 0.00001))],
        [StreamType.Longitude] = [.. Enumerable.Range(0, 601).Select(at => 8 + (at * 0.0001))],
        [StreamType.HeartRate] = [.. Enumerable.Range(0, 601).Select(at => 120d + (at % 50))],
    });

    private static byte[] Gpx(DateTimeOffset start) =>
        new GpxWriter().Track(start, Points, "cycling").ToBytes();

    private static byte[] Tcx(DateTimeOffset start) => new TcxWriter().Activity(
        start,
        Points,
        [new Lap { StartSeconds = 0, ElapsedSeconds = 600, TimerSeconds = 600, DistanceM = 4800 }],
        "Biking").ToBytes();

    private static HttpRequestMessage Post(HttpContent content) =>
        new(HttpMethod.Post, "/api/imports") { Content = content };

    private static IEnumerable<string> Decisions(JsonNode import) => import["decisions"]!.AsArray().Select(decision =>
        $"{decision!["file"]}: {decision["reason"] ?? decision["outcome"]}");

    private static long SessionOf(JsonNode decision) =>
        (long)decision["session_ids"]!.AsArray().ShouldHaveSingleItem()!;
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;
using TrainingOs.Tests.ActivityFiles;
using static TrainingOs.Api.Tests.Imports;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>
/// A recording that is better than the one a session was read from takes its place, and gives it back when its import
/// is taken back.
/// </summary>
public sealed class BetterRecordingTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);

    private static readonly (string Name, byte[] Bytes) Fit = ("ride.fit", FitRide.Of(Morning, 600).ToArray());
    private static readonly (string Name, byte[] Bytes) Shorter = ("shorter.fit", Fit.Bytes[..5000]);
    private static readonly (string Name, byte[] Bytes) Part = ("part.fit", Fit.Bytes[..9000]);

    private static readonly (string Name, byte[] Bytes) Gpx =
        ("ride.gpx", new GpxWriter().Track(Morning, Track(), "cycling").ToBytes());

    private static readonly (string Name, byte[] Bytes) List = ("activities.csv", Encoding.UTF8.GetBytes("""
        Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Moving Time,Distance,Filename
        77,"Jul 4, 2026, 6:30:00 AM",Round the lake,Ride,600,600,4.8,
        """));

    private static readonly (string Name, byte[] Bytes) OtherList = (
        "other.csv", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(List.Bytes).Replace("600,600,4.8", "590,590,4.7")));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly TestApi _api = new();
    private readonly HttpClient _http;

    public BetterRecordingTests() => _http = _api.CreateClient();

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task The_whole_of_a_file_that_was_cut_off_takes_the_place_of_its_part()
    {
        await _http.Import(Part);
        var part = await Content();
        ((bool?)part.Session["is_partial"]).ShouldBe(true);

        var whole = await Brought(Fit);

        var decision = whole["decisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)decision["outcome"], (string?)decision["rule"]).ShouldBe(("duplicate", "same_time"));
        ((string?)decision["message"])!.ShouldStartWith("It is session 1: a part of it");
        Same(await Content(), await Alone(Fit));

        var taken = await TakenBack(whole);
        Numbers(taken, "restored_session_ids").ShouldBe([1]);
        Same(await Content(), part);
        Counts(await _http.Import(Part)).ShouldBe((1, 0, 1, 0));
        Counts(await _http.Import(Fit)).ShouldBe((1, 0, 1, 0));
        Same(await Content(), await Alone(Fit));
    }

    [Fact]
    public async Task Parts_and_formats_of_one_ride_say_the_same_in_any_order_and_in_one_zip()
    {
        (string, byte[])[] files = [Shorter, Part, Gpx, Fit];
        int[][] orders = [[0, 1, 2, 3], [1, 0, 3, 2], [2, 0, 3, 1], [3, 2, 1, 0], [0, 2, 3, 1], [2, 3, 0, 1]];
        Kept? expected = null;
        foreach (var order in orders)
        {
            foreach (var isOneZip in (bool[])[true, false])
            {
                using var api = new TestApi();
                var http = api.CreateClient();
                if (isOneZip) await http.Import(("all.zip", Zip(order.Select(n => files[n]))));
                else foreach (var n in order) await http.Import(files[n]);
                var said = await Content(http);
                expected ??= said;
                Same(said, expected, $"{string.Join(' ', order)} {isOneZip}");
            }
        }

        ((string?)expected!.Session["file"], (double?)expected.Session["distance_km"]).ShouldBe(("ride.fit", 4.8));
        expected.Session["derived"]!.AsArray().Select(name => (string?)name)
            .ShouldBe(["moving_minutes", "elevation_loss_m", "average_cadence_rpm", "max_cadence_rpm"], true);
    }

    [Fact]
    public async Task Imports_of_better_and_better_recordings_are_taken_back_in_any_order()
    {
        int[][] orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 2, 0, 3], [2, 1, 3, 0], [1, 3, 0, 2], [2, 0, 3, 1]];
        foreach (var order in orders)
        {
            using var api = new TestApi();
            var http = api.CreateClient();
            (string Name, byte[] Bytes)[] files = [Shorter, Part, Gpx, Fit];
            var imports = new List<long>();
            var before = new List<Kept>();
            foreach (var file in files)
            {
                imports.Add((long)(await http.Import(file))["id"]!);
                api.Clock.Advance(TimeSpan.FromMinutes(1));
                before.Add(await Content(http));
            }

            ((string?)before[2].Session["file"], (string?)before[3].Session["file"]).ShouldBe(("ride.gpx", "ride.fit"));
            var left = new List<int>([0, 1, 2, 3]);
            foreach (var n in order)
            {
                await TakenBack(http, imports[n]);
                left.Remove(n);
                if (left.Count == 0) break;

                // The best one that is left is what the session was read from.
                var now = await Content(http);
                ((string?)now.Session["file"], now.Streams, now.Laps).ShouldBe(
                    ((string?)before[left.Max()].Session["file"], before[left.Max()].Streams, before[left.Max()].Laps),
                    $"{string.Join(' ', order)} after {n}");
                now.File.ShouldBe(before[left.Max()].File);
            }

            (await http.Get("/api/sessions")).Items.ShouldBeEmpty();
            var again = await http.Import(files);
            Counts(again).ShouldBe((4, 1, 3, 0), "nothing of it is remembered");
        }
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public async Task What_a_list_told_in_between_goes_with_the_list_alone(int first, int second, int third)
    {
        var imports = new List<long>();
        foreach (var file in ((string, byte[])[])[Gpx, List, Fit])
        {
            imports.Add((long)(await Brought(file))["id"]!);
            _api.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var left = new List<int>([0, 1, 2]);
        foreach (var n in (int[])[first, second, third])
        {
            await TakenBack(_http, imports[n]);
            left.Remove(n);
            if (left.Count == 0) break;
            var session = (await Content()).Session;
            ((string?)session["title"], (string?)session["external_id"])
                .ShouldBe(left.Contains(1) ? ("Round the lake", "strava:77") : (null, null));
            if (left.Contains(2)) ((double?)session["max_power_watts"]).ShouldBe(390);
            else session["max_power_watts"].ShouldBeNull();
        }

        (await _http.Get("/api/sessions")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_that_a_person_edited_stays_and_the_decision_says_so()
    {
        await _http.Import(Part);
        await Edit("title", "My words");
        var before = (await _http.Get("/api/sessions/1")).Text;

        var decision = (await Brought(Fit))["decisions"]!.AsArray().ShouldHaveSingleItem()!;

        (string.Join(' ', decision["session_ids"]!.AsArray()), decision["filled"]!.AsArray().Count).ShouldBe(("1", 0));
        ((string?)decision["message"])!.ShouldContain("It was edited since, and stays as it is.");
        (await _http.Get("/api/sessions/1")).Text.ShouldBe(before);
        (await _http.Delete("/api/sessions/1")).ShouldBe(HttpStatusCode.NoContent);
        Counts(await _http.Import(Fit)).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task A_track_that_a_person_edited_gets_what_it_did_not_know_and_nothing_else()
    {
        await _http.Import(Gpx);
        await Edit("distance_km", 5);

        await Brought(Fit);

        var session = (await Content()).Session;
        ((double?)session["distance_km"], (double?)session["max_power_watts"], (string?)session["file"])
            .ShouldBe((5, 390, "ride.gpx"));
    }

    [Fact]
    public async Task A_part_of_what_a_list_told_brings_its_moments_and_not_its_numbers()
    {
        await _http.Import(List);
        await _http.Import(Part);

        var session = (await Content()).Session;
        ((bool?)session["is_partial"], (double?)session["duration_minutes"], (string?)session["title"])
            .ShouldBe((true, 10, "Round the lake"));
        session["average_heart_rate_bpm"].ShouldBeNull();
        session["streams"]!.AsArray().ShouldNotBeEmpty();

        await Brought(Fit);
        session = (await Content()).Session;
        ((bool?)session["is_partial"], (double?)session["average_heart_rate_bpm"], (string?)session["title"])
            .ShouldBe((false, 140, "Round the lake"));
    }

    [Fact]
    public async Task What_gave_way_is_no_session_that_could_be_seen_restored_or_forgotten()
    {
        await _http.Import(Gpx);
        var gpx = await Content();
        var better = await Brought(Fit);

        (await _http.Get("/api/sessions/2")).ShouldBe(HttpStatusCode.NotFound);
        (await _http.Post("/api/sessions/2/restore", new JsonObject())).ShouldBe(HttpStatusCode.NotFound);
        _api.Clock.Advance(TimeSpan.FromDays(40));
        await Purge();
        await TakenBack(better);
        Same(await Content(), gpx);

        // With the session it goes.
        await Brought(Fit);
        await _http.Delete("/api/sessions/1");
        _api.Clock.Advance(TimeSpan.FromDays(40));
        await Purge();
        (await _http.Get("/api/export")).ShouldBe(HttpStatusCode.OK);
        var export = await Exported(_http, "sessions.jsonl", "streams.jsonl", "session_files.jsonl", "files.jsonl");
        export.ShouldAllBe(part => part.Length == 0);
    }

    [Fact]
    public async Task An_export_carries_what_gave_way_and_gives_it_back()
    {
        await _http.Import(Gpx);
        var gpx = await Content();
        var better = await Brought(Fit);
        var export = await (await _http.GetAsync("/api/export", Ct)).Content.ReadAsByteArrayAsync(Ct);

        using var other = new TestApi();
        var http = other.CreateClient();
        Counts(await http.Import(("export.zip", export))).Imported.ShouldBe(1);
        Same(await Content(http), await Content());
        await TakenBack(http, (long)better["id"]!);
        Same(await Content(http), gpx);
    }

    [Fact]
    public async Task The_whole_takes_the_place_of_a_part_of_which_no_moment_was_left()
    {
        var whole = ("ride.fit", FitRide.Of(Morning, 600).ToArray(summaryFirst: true));
        var summary = new FitWriter();
        FitRide.Of(Morning, 600).WriteFile(summary).WriteSummary(summary);
        await _http.Import(("cut.fit", whole.Item2[..(14 + summary.Count)]));
        var part = (await _http.Get("/api/sessions/1")).Body;
        ((bool?)part["is_partial"], part["streams"]!.AsArray().Count).ShouldBe((true, 0));

        var better = await Brought(whole);
        Same(await Content(), await Alone(whole));

        await TakenBack(better);
        var again = (await _http.Get("/api/sessions/1")).Body;
        again.Remove("updated_at");
        part.Remove("updated_at");
        JsonNode.DeepEquals(again, part).ShouldBeTrue();
        (await _http.Get("/api/sessions/1/streams")).Body["points"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task A_triathlon_that_was_cut_off_is_no_other_than_the_whole_of_it(double left)
    {
        foreach (var isSummaryFirst in (bool[])[true, false])
        {
            var whole = Triathlon(isSummaryFirst);
            var part = whole[..(int)(whole.Length * left)];
            foreach (var isPartFirst in (bool[])[true, false])
            {
                using var api = new TestApi();
                var http = api.CreateClient();
                await http.Import(("tri.fit", isPartFirst ? part : whole));
                await http.Import(("tri.fit", isPartFirst ? whole : part));
                var legs = (await http.Get("/api/sessions")).Items
                    .Select(leg => ((string?)leg!["type"], (double?)leg["duration_minutes"], (bool?)leg["is_partial"]));
                legs.ShouldBe(
                    [("swim", 10, false), ("bike", 15, false), ("run", 5, false)],
                    $"{isSummaryFirst} {isPartFirst}");
            }
        }
    }

    [Fact]
    public async Task A_ride_after_a_false_start_is_a_ride_of_its_own_in_any_order()
    {
        var start = FitRide.Of(Morning.AddSeconds(-50), 25).ToArray();
        (string, byte[]) cut = ("start.fit", start[..(start.Length - 200)]);
        foreach (var isStartFirst in (bool[])[true, false])
        {
            foreach (var ride in ((string, byte[])[])[Fit, Part])
            {
                using var api = new TestApi();
                var http = api.CreateClient();
                await http.Import(isStartFirst ? cut : ride);
                await http.Import(isStartFirst ? ride : cut);
                (await http.Get("/api/sessions")).Items.Count.ShouldBe(2, $"{isStartFirst} {ride.Item1}");
            }
        }
    }

    [Fact]
    public async Task A_part_between_two_rides_is_none_of_them()
    {
        await _http.Import(("start.fit", FitRide.Of(Morning.AddSeconds(-50), 25).ToArray()));
        await _http.Import(("later.fit", FitRide.Of(Morning.AddSeconds(430), 3600).ToArray()));

        Counts(await _http.Import(Part)).Imported.ShouldBe(1);

        (await _http.Get("/api/sessions")).Items.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_change_between_legs_that_was_deleted_comes_back_as_itself()
    {
        FitRide[] legs =
        [
            FitRide.Of(Morning, 600) with { Sport = 5 },
            FitRide.Of(Morning.AddSeconds(601), 45) with { Sport = 3 },
            FitRide.Of(Morning.AddSeconds(647), 900),
        ];
        var whole = Several(legs, summaryFirst: true);
        await _http.Import(("tri.fit", whole[..(int)(whole.Length * 0.8)]));
        await _http.Delete("/api/sessions/2");

        await _http.Import(("tri.fit", whole));

        (await _http.Get("/api/sessions")).Items
            .Select(leg => ((string?)leg!["type"], Math.Round((double)leg["duration_minutes"]!, 2)))
            .ShouldBe([("swim", 10), ("other", 0.75), ("bike", 15)]);
        ((string?)(await _http.Get("/api/sessions/3")).Body["type"]).ShouldBe("bike");
    }

    [Fact]
    public async Task A_longer_part_brings_its_points_to_what_a_list_told_of_the_whole()
    {
        JsonObject? expected = null;
        (string, byte[])[] files = [Shorter, List, Part];
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (var order in orders)
        {
            using var api = new TestApi();
            var http = api.CreateClient();
            foreach (var n in order) await http.Import(files[n]);
            var session = (await Content(http)).Session;
            ((double?)session["duration_minutes"], (string?)session["file"]).ShouldBe((10, "part.fit"));
            JsonNode.DeepEquals(session, expected ??= session)
                .ShouldBeTrue($"{string.Join(' ', order)} {session} {expected}");
        }
    }

    [Fact]
    public async Task An_export_tells_the_whole_of_a_part_that_was_read_alone()
    {
        var export = Zip(("activities/77.fit", Part.Bytes), ("activities.csv", Encoding.UTF8.GetBytes("""
            Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Moving Time,Distance,Calories,Filename
            77,"Jul 4, 2026, 6:30:00 AM",Round the lake,Ride,600,600,4800,410,activities/77.fit
            """)));
        await _http.Import(Part);

        var import = await Brought(("export.zip", export));

        var session = (await Content()).Session;
        ((double?)session["duration_minutes"], (double?)session["calories_kcal"], (bool?)session["is_partial"])
            .ShouldBe((10, 410, true));
        await TakenBack(import);
        ((double?)(await Content()).Session["duration_minutes"])!.Value.ShouldBeLessThan(9);
    }

    [Fact]
    public async Task A_leg_that_was_deleted_comes_back_with_its_file_and_the_others_are_not_read_again()
    {
        var file = ("tri.fit", Triathlon(summaryFirst: false));
        await _http.Import(file);
        await _http.Delete("/api/sessions/3");
        var moved = (await _http.Get("/api/sessions/2")).Body;
        moved["start_time"] = "2026-07-04T12:00:00+00:00";
        (await _http.Put("/api/sessions/2", moved)).ShouldBe(HttpStatusCode.OK);

        var again = await _http.Import(file);

        again["decisions"]!.AsArray()
            .Select(one => $"{one!["outcome"]} {one["rule"]} {one["session_ids"]!.ToJsonString()}")
            .ShouldBe(["duplicate same_file [1,2]", "imported  [4]"]);
        Counts(await _http.Import(file)).ShouldBe((1, 0, 1, 0));
    }

    [Fact]
    public async Task A_recording_without_a_sensor_that_is_there_takes_no_place_in_any_order()
    {
        var track = ("strava.gpx", new GpxWriter().Track(Morning, Track(), "cycling").ToBytes());
        var export = Zip(("activities/77.gpx", track.Item2), ("activities.csv", Encoding.UTF8.GetBytes("""
            Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Moving Time,Distance,Calories,Filename
            77,"Jul 4, 2026, 6:30:00 AM",Round the lake,Ride,600,600,4800,410,activities/77.gpx
            """)));
        foreach (var isDeviceFirst in (bool[])[true, false])
        {
            using var api = new TestApi();
            var http = api.CreateClient();
            if (isDeviceFirst) await http.Import(Fit);
            await http.Import(("export.zip", export));
            if (!isDeviceFirst) await http.Import(Fit);
            var session = (await Content(http)).Session;
            session["streams"]!.AsArray().Select(name => (string?)name).ShouldContain("power");
            ((string?)session["title"], (string?)session["file"], (string?)session["external_id"])
                .ShouldBe(("Round the lake", "ride.fit", "strava:77"), $"{isDeviceFirst}");
        }
    }

    [Fact]
    public async Task What_a_part_had_counted_is_not_said_of_a_whole_that_did_not_count_it()
    {
        await _http.Import(Part);
        ((double?)(await Content()).Session["average_heart_rate_bpm"]).ShouldNotBeNull();

        await Brought(Gpx);

        var session = (await Content()).Session;
        ((bool?)session["is_partial"], (double?)session["duration_minutes"]).ShouldBe((false, 10));
        foreach (var name in (string[])["average_heart_rate_bpm", "average_power_watts", "calories_kcal"])
        {
            session[name].ShouldBeNull(name);
        }
    }

    [Fact]
    public async Task A_part_and_a_list_say_the_same_in_any_order()
    {
        JsonObject? expected = null;
        foreach (var isListFirst in (bool[])[true, false])
        {
            using var api = new TestApi();
            var http = api.CreateClient();
            await http.Import(isListFirst ? List : Part);
            await http.Import(isListFirst ? Part : List);
            foreach (var again in ((string, byte[])[])[OtherList, List, Part, OtherList])
            {
                (await http.Import(again))["decisions"]![0]!["filled"]!.AsArray().ShouldBeEmpty("nothing is new");
            }

            var session = (await Content(http)).Session;
            session["duration_minutes"]!.GetValue<double>().ShouldBe(10);
            JsonNode.DeepEquals(session, expected ??= session).ShouldBeTrue($"{session} {expected}");
        }
    }

    [Fact]
    public async Task The_file_that_is_given_is_the_one_the_session_names_through_all_of_it()
    {
        Lap[] laps = [new() { StartSeconds = 0, ElapsedSeconds = 600, TimerSeconds = 600, DistanceM = 4800 }];
        await _http.Import(("ride.tcx", new TcxWriter().Activity(Morning, Streams.None, laps, "Biking").ToBytes()));
        var (tcx, imports) = (await Content(), new List<JsonNode>());
        imports.Add(await Brought(Gpx));
        var gpx = await Content();
        imports.Add(await Brought(Fit));
        (await Content()).File.ShouldBe(Convert.ToHexString(Fit.Bytes));

        await TakenBack(imports[1]);
        Same(await Content(), gpx);
        await TakenBack(imports[0]);
        Same(await Content(), tcx);
    }

    [Fact]
    public async Task What_an_import_added_to_a_session_that_was_deleted_does_not_come_back_with_it()
    {
        await _http.Import(Gpx);
        var gpx = await Content();
        var better = await Brought(Fit);
        await _http.Delete("/api/sessions/1");

        var taken = await TakenBack(better);
        taken["restored_session_ids"]!.AsArray().ShouldBeEmpty();
        (await _http.Post("/api/sessions/1/restore", new JsonObject())).ShouldBe(HttpStatusCode.OK);

        Same(await Content(), gpx);
    }

    [Fact]
    public async Task A_session_that_was_deleted_and_brought_back_gives_way_like_any_other()
    {
        await _http.Import(Part);
        await _http.Delete("/api/sessions/1");
        (await _http.Post("/api/sessions/1/restore", new JsonObject())).ShouldBe(HttpStatusCode.OK);
        (await _http.Put("/api/sessions/1", (await _http.Get("/api/sessions/1")).Body)).ShouldBe(HttpStatusCode.OK);

        await Brought(Fit);
        Same(await Content(), await Alone(Fit));
    }

    /// <summary>A swim of 10 minutes, a ride of 15 and a run of 5, right after each other.</summary>
    private static byte[] Triathlon(bool summaryFirst)
    {
        FitRide[] legs =
        [
            FitRide.Of(Morning, 600) with { Sport = 5 },
            FitRide.Of(Morning.AddSeconds(601), 900),
            FitRide.Of(Morning.AddSeconds(1502), 300) with { Sport = 1 },
        ];
        return Several(legs, summaryFirst);
    }

    /// <summary>Activities in one file, one after the other.</summary>
    private static byte[] Several(FitRide[] legs, bool summaryFirst)
    {
        var writer = new FitWriter();
        legs[0].WriteFile(writer);
        if (summaryFirst) WriteSummary();
        foreach (var leg in legs) leg.WritePoints(writer);
        if (!summaryFirst) WriteSummary();
        return writer.ToArray();

        void WriteSummary()
        {
            foreach (var (at, leg) in legs.Index())
            {
                var start = FitWriter.Time(leg.Start);
                writer.Message(19, new(254, FitType.UInt16, at), new(2, FitType.UInt32, start),
                    new(7, FitType.UInt32, leg.ElapsedSeconds * 1000));
                leg.WriteSession(writer, at);
            }
        }
    }

    private static Streams Track()
    {
        double[] time = [.. Enumerable.Range(0, 601).Select(at => (double)at)];
        return new(new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = time,
            [StreamType.Latitude] = [.. time.Select(at => 47 + (at * 0.00001))],
            [StreamType.Longitude] = [.. time.Select(at => 8 + (at * 0.0001))],
        });
    }

    private static async Task<Kept> Alone((string, byte[]) file)
    {
        using var api = new TestApi();
        var http = api.CreateClient();
        await http.Import(file);
        return await Content(http);
    }

    private Task<Kept> Content() => Content(_http);

    /// <summary>All that can be read of the only session there is.</summary>
    private static async Task<Kept> Content(HttpClient http)
    {
        var session = (JsonObject)(await http.Get("/api/sessions")).Items.ShouldHaveSingleItem()!.DeepClone();
        var path = $"/api/sessions/{session["id"]}";
        var streams = (await http.Get($"{path}/streams")).Body;
        var laps = (await http.Get($"{path}/laps")).Text;
        foreach (var name in (string[])["id", "created_at", "updated_at"]) session.Remove(name);
        streams.Remove("session_id");
        var file = await (await http.GetAsync($"{path}/file", Ct)).Content.ReadAsByteArrayAsync(Ct);
        return new(session, streams.ToJsonString(), laps, Convert.ToHexString(file));
    }

    private static void Same(Kept kept, Kept expected, string? when = null)
    {
        Names(kept.Session).ShouldBe(Names(expected.Session), ignoreOrder: true, when);
        JsonNode.DeepEquals(Without(kept.Session), Without(expected.Session))
            .ShouldBeTrue($"{when}\n{kept.Session}\n{expected.Session}");
        (kept.Streams, kept.Laps, kept.File).ShouldBe((expected.Streams, expected.Laps, expected.File), when);

        static IEnumerable<string?> Names(JsonObject session) =>
            session["derived"]!.AsArray().Select(name => (string?)name);
        static JsonObject Without(JsonObject session)
        {
            var rest = (JsonObject)session.DeepClone();
            rest.Remove("derived");
            return rest;
        }
    }

    /// <summary>Imports a file of which a session is there.</summary>
    private async Task<JsonNode> Brought((string, byte[]) file)
    {
        _api.Clock.Advance(TimeSpan.FromMinutes(1));
        return await _http.Import(file);
    }

    private Task<JsonObject> TakenBack(JsonNode import) => TakenBack(_http, (long)import["id"]!);

    private static async Task<JsonObject> TakenBack(HttpClient http, long import) =>
        (await http.Delete($"/api/imports/{import}")).ShouldBe(HttpStatusCode.OK).Body;

    private async Task Edit(string member, JsonNode value)
    {
        var session = (await _http.Get("/api/sessions/1")).Body;
        session[member] = value;
        (await _http.Put("/api/sessions/1", session)).ShouldBe(HttpStatusCode.OK);
    }

    private async Task Purge()
    {
        for (var hasMore = true; hasMore;)
        {
            await using var scope = _api.Services.CreateAsyncScope();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            hasMore = (await mediator.Send(new PurgeDeletedSessions(), Ct)).HasMore;
        }
    }

    private static async Task<IReadOnlyList<string>> Exported(HttpClient http, params string[] parts)
    {
        var bytes = await (await http.GetAsync("/api/export", Ct)).Content.ReadAsByteArrayAsync(Ct);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        return [.. parts.Select(part => new StreamReader(zip.GetEntry(part)!.Open()).ReadToEnd())];
    }

    private static IEnumerable<long> Numbers(JsonObject taken, string member) =>
        taken[member]!.AsArray().Select(id => (long)id!);

    /// <summary>A session as it can be read: its members, streams, laps, and the file it was read from.</summary>
    private sealed record Kept(JsonObject Session, string Streams, string Laps, string File);
}

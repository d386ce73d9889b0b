using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TrainingOs.Tests.ActivityFiles;
using static TrainingOs.Api.Tests.Imports;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>Lists of activities become sessions, by themselves and together with the recordings they name.</summary>
public sealed class ListImportTests : IDisposable
{
    private const string Header = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,"
        + "Elapsed Time,Distance,Commute,Activity Gear,Filename\n";

    private static readonly DateTimeOffset Morning = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);

    private readonly TestApi _api = new();
    private readonly HttpClient _http;

    public ListImportTests() => _http = _api.CreateClient();

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task A_bulk_export_is_read_as_one_and_twice_adds_nothing()
    {
        var export = Zip(
            ("activities.csv", Bytes(Header + """
                11,"Jul 4, 2026, 6:30:00 AM",Alps,Ride,"Hot, \"very\" hot",600,4.8,false,,activities/901.fit.gz
                12,"Jul 5, 2026, 7:00:00 AM",By hand,Run,,1800,5.00,false,,
                13,"Jul 6, 2026, 7:00:00 AM",Lost,Run,,2400,6.00,false,,activities/903.fit.gz
                14,"Jul 7, 2026, 7:00:00 AM",Broken,Run,,3000,7.00,false,,activities/904.gpx
                15,someday,When,Run,,3000,7.00,false,,
                """)),
            ("bikes.csv", Bytes(
                "Bike Name,Bike Brand,Bike Model,Bike Default Sport Types,Bike Added\nA,B,C,Ride,true\n")),
            ("activities/904.gpx", Bytes("<gpx")),
            ("activities/901.fit.gz", Gzip(FitRide.Of(Morning, 600).ToArray())));

        var import = await _http.Import(("export.zip", export));

        Outcomes(import).ShouldBe(
        [
            "activities.csv, row 3, By hand: imported", "activities.csv, row 4, Lost: imported",
            "activities.csv, row 6, When: unreadable_date", "activities/901.fit.gz: imported",
            "activities/904.gpx, row 5, Broken: imported",
        ], ignoreOrder: true);
        var sessions = (await _http.Get("/api/sessions")).Items;
        sessions.Select(session => $"{session!["external_id"]} {session["title"]} {session["duration_minutes"]}")
            .ShouldBe(["strava:11 Alps 10", "strava:12 By hand 30", "strava:13 Lost 40", "strava:14 Broken 50"]);
        ((string?)sessions[0]!["notes"], (double?)sessions[0]!["max_power_watts"], (string?)sessions[0]!["file"])
            .ShouldBe(("Hot, \"very\" hot", 390, "901.fit.gz"));

        var again = await _http.Import(("export.zip", export));

        Outcomes(again).Count(outcome => outcome.EndsWith(": duplicate", StringComparison.Ordinal)).ShouldBe(4);
        (await _http.Get("/api/sessions")).Items.Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_list_alone_knows_the_sessions_of_the_whole_export()
    {
        const string row = "11,\"Jul 4, 2026, 6:30:00 AM\",Alps,Ride,,600,4.8,false,,activities/901.fit\n";
        var export = Zip(
            ("x/activities.csv", Bytes(Header + row)),
            ("x/activities/901.fit", FitRide.Of(Morning, 600).ToArray()));
        await _http.Import(("export.zip", export));

        var list = await _http.Import(("activities.csv", Bytes(Header + row)));

        var decision = list["decisions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)decision["entry"], (string?)decision["outcome"], (string?)decision["rule"])
            .ShouldBe(("row 2, Alps", "duplicate", "same_external_id"));
    }

    [Fact]
    public async Task What_only_carries_the_name_of_a_list_is_unpacked_once()
    {
        // Together they are nearly all that may be unpacked of such a zip: twice would be too much.
        var table = Bytes(string.Concat(Enumerable.Repeat("x,y\n", 250_000)));
        using var api = new TestApi();
        api.Settings["Import:MaxExpansion"] = "20";
        var import = await api.CreateClient().Import(("export.zip", Zip(
        [
            .. Enumerable.Range(0, 50).Select(n => ($"{n}/activities.csv", table)),
            ("x/activities.csv", Bytes(Header + "11,someday,When,Run,,3000,7.00,false,,\n")),
            ("y/activities.csv", FitRide.Of(Morning, 600).ToArray()),
            ("ride.fit", FitRide.Of(Morning.AddDays(1), 600).ToArray()),
        ])));

        Outcomes(import).ShouldBe(
            ["x/activities.csv: unreadable_date", "y/activities.csv: imported", "ride.fit: imported"]);
        Counts(import).Files.ShouldBe(3);
    }

    [Fact]
    public async Task A_Garmin_list_is_local_time_and_its_recording_the_same_session()
    {
        var settings = (await _http.Get("/api/settings")).Body;
        settings["timezone"] = "Europe/Zurich";
        (await _http.Put("/api/settings", settings)).ShouldBe(HttpStatusCode.OK);
        var list = Bytes("""
            Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR
            Road Cycling,2026-07-04 08:30:00,false,"Alps","4.80","210","00:10:00","140","171"
            """);

        var first = await _http.Import(("Activities.csv", list));
        var second = await _http.Import(("ride.fit", FitRide.Of(Morning, 600).ToArray()));

        Outcomes(first).ShouldBe(["row 2, Alps: imported"]);
        ((string?)second["decisions"]![0]!["rule"]).ShouldBe("same_time");
        var session = (await _http.Get("/api/sessions")).Items.ShouldHaveSingleItem()!;
        ((string?)session["title"], (string?)session["start_time"], (double?)session["max_power_watts"])
            .ShouldBe(("Alps", "2026-07-04T08:30:00+02:00", 390));
    }

    [Fact]
    public async Task A_Garmin_account_export_is_a_list_too()
    {
        var list = Bytes($$"""
            [{"summarizedActivitiesExport": [{"activityId": 5, "name": "Alps", "activityType": "cycling",
              "beginTimestamp": {{Morning.ToUnixTimeMilliseconds()}}, "duration": 600000, "distance": 480000}]}]
            """);

        Outcomes(await _http.Import(("a_0_summarizedActivities.json", list)))
            .ShouldBe(["activity 1, Alps: imported"]);
        var session = (await _http.Get("/api/sessions")).Items.ShouldHaveSingleItem()!;
        ((string?)session["external_id"], (double?)session["distance_km"], (double?)session["duration_minutes"])
            .ShouldBe(("garmin:5", 4.8, 10));
    }

    private static IEnumerable<string> Outcomes(JsonNode import) => import["decisions"]!.AsArray()
        .Select(decision => $"{decision!["entry"]}: {decision["reason"] ?? decision["outcome"]}");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

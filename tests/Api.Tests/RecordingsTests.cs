using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TrainingOs.Tests;

namespace TrainingOs.Api.Tests;

/// <summary>
/// The totals of real recordings as sessions. The recordings are of real people and stay outside of the repository: the
/// test runs where their folder is (beside the repository, or where TRAININGOS_RECORDINGS says), and
/// is skipped elsewhere.
/// </summary>
public sealed class RecordingsTests(TestApi api) : IClassFixture<TestApi>
{
    private const int Readable = 38;
    private const double Digits = 1e-9;

    private static readonly string[] DistanceTypes = ["run", "trail"];
    private static readonly string[] ElevationTypes = ["run", "trail", "hike"];

    [Fact]
    public async Task The_weeks_of_real_recordings_add_up_as_by_hand()
    {
        var folder = Checkout.Recordings;
        Assert.SkipWhen(folder is null, "The folder of real recordings is not here.");
        var ct = TestContext.Current.CancellationToken;
        var http = api.CreateClient();
        var counted = new { timezone = "UTC", distance_types = DistanceTypes, elevation_types = ElevationTypes };
        using var settings = await http.PutAsJsonAsync("/api/settings", counted, ct);

        var truth = await File.ReadAllTextAsync(Path.Combine(folder, "truth.json"), ct);
        var sessions = Sessions(JsonNode.Parse(truth)!.AsObject()).ToList();
        sessions.Count.ShouldBe(Readable);
        foreach (var session in sessions)
        {
            using var answer = await http.PostAsJsonAsync("/api/sessions", session, ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(ct));
        }

        var weeks = sessions.GroupBy(session => Week((string)session["date"]!)).ToList();
        weeks.Sum(week => week.Count()).ShouldBe(Readable);
        foreach (var week in weeks)
        {
            var summary = await http.GetFromJsonAsync<JsonObject>(
                $"/api/summary/week/{week.Key.Year}/{week.Key.Number}", ct);
            AddsUp(summary!, [.. week]);
        }
    }

    private static void AddsUp(JsonObject summary, IReadOnlyCollection<JsonObject> sessions)
    {
        Number(summary, "total_sessions").ShouldBe(sessions.Count);
        Number(summary, "total_duration_minutes").ShouldBe(Sum(sessions, "duration_minutes"), Digits);
        Number(summary, "total_distance_km").ShouldBe(Sum(Of(sessions, DistanceTypes), "distance_km"), Digits);
        Number(summary, "total_elevation_gain_m")
            .ShouldBe(Sum(Of(sessions, ElevationTypes), "elevation_gain_m"), Digits);

        var byType = summary["totals_by_type"]!.AsObject();
        byType.Select(type => type.Key).ShouldBe(sessions.Select(Type).Distinct(), ignoreOrder: true);
        foreach (var (type, totals) in byType)
        {
            var done = Of(sessions, [type]).ToList();
            Number(totals!, "sessions").ShouldBe(done.Count);
            Number(totals!, "duration_minutes").ShouldBe(Sum(done, "duration_minutes"), Digits);
            Knows(totals!, done, "distance_km");
            Knows(totals!, done, "elevation_gain_m");
        }
    }

    /// <summary>A sum where a recording says any, and null where none does.</summary>
    private static void Knows(JsonNode totals, IReadOnlyCollection<JsonObject> done, string member)
    {
        if (done.All(session => session[member] is null)) totals[member].ShouldBeNull();
        else Number(totals, member).ShouldBe(Sum(done, member), Digits);
    }

    private static IEnumerable<JsonObject> Sessions(JsonObject truth) =>
        from entry in truth["entries"]!.AsArray()
        where !((string)entry["file"]!).StartsWith("broken/", StringComparison.Ordinal)
        select Session((string)entry["file"]!, entry["truth"]!.AsObject());

    private static JsonObject Session(string file, JsonObject truth)
    {
        var offset = TimeSpan.FromSeconds(Maybe(truth, "local_offset_s") ?? 0);
        var start = (string?)truth["start_utc"] is { } utc
            ? DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture).ToOffset(offset)
            : (DateTimeOffset?)null;
        return new JsonObject
        {
            // One of them was made by a watch that did not know the day.
            ["date"] = (start ?? new(2012, 1, 2, 0, 0, 0, offset)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["start_time"] = start?.ToString("O", CultureInfo.InvariantCulture),
            ["external_id"] = file,
            ["source"] = "recording",
            ["type"] = Type((string?)truth["sport"] ?? "", (string?)truth["sub_sport"] ?? ""),
            ["duration_minutes"] = (Maybe(truth, "timer_s") ?? Maybe(truth, "elapsed_s")) / 60,
            ["elapsed_minutes"] = Maybe(truth, "elapsed_s") / 60,
            ["distance_km"] = Maybe(truth, "distance_m") / 1000,
            ["elevation_gain_m"] = Maybe(truth, "ascent_m"),
            ["average_heart_rate_bpm"] = Measured(truth, "avg_hr"),
            ["max_heart_rate_bpm"] = Measured(truth, "max_hr"),
            ["average_power_watts"] = Measured(truth, "avg_power"),
            ["calories_kcal"] = Measured(truth, "calories"),
        };
    }

    private static string Type(string sport, string subSport) => (sport.ToUpperInvariant(), subSport) switch
    {
        (_, "trail") => "trail",
        (_, "indoorRowing") => "row",
        (_, "strengthTraining") => "strength",
        (_, "yoga") => "mobility",
        ("RUNNING" or "RUN" or "9", _) => "run",
        ("CYCLING" or "BIKING", _) => "bike",
        ("SWIMMING" or "16", _) => "swim",
        _ => "other",
    };

    private static double? Maybe(JsonObject truth, string member) => (double?)truth[member];

    /// <summary>A device without a sensor writes zero where it means nothing.</summary>
    private static double? Measured(JsonObject truth, string member) =>
        Maybe(truth, member) is > 0 and var value ? value : null;

    private static (int Year, int Number) Week(string date)
    {
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        return (ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));
    }

    private static string Type(JsonObject session) => (string)session["type"]!;

    private static IEnumerable<JsonObject> Of(IEnumerable<JsonObject> sessions, string[] types) =>
        sessions.Where(session => types.Contains(Type(session)));

    private static double Sum(IEnumerable<JsonObject> sessions, string member) =>
        sessions.Sum(session => (double?)session[member] ?? 0);

    private static double Number(JsonNode node, string member) => (double)node[member]!;
}

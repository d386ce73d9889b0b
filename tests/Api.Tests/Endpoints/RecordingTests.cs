using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>What was recorded, read back.</summary>
public sealed class RecordingTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient();

    [Fact]
    public async Task Streams_are_read_by_column_with_null_where_a_sensor_said_nothing_and_speed_is_completed()
    {
        var id = await Recorded();

        var streams = (await _http.Get($"/api/sessions/{id}/streams")).ShouldBe(HttpStatusCode.OK).Body;

        var longs = "null,\"cadence_rpm\":null,\"power_watts\":[0,200,250,100,100],\"speed_mps\":[5,5.5,6,9,9]";
        streams.ToJsonString().ShouldBe(
            $$"""
            {"session_id":{{id}},"points":5,"returned":5,"breaks":[3],"derived":["speed"],
            "time_seconds":[0,100,200,500,600],
            "latitude_deg":[10.0000001,10.004,10.008,10.012,10.016],"longitude_deg":[20,20,20,20,-20.5],
            "altitude_m":[-3.5,10,20,5,5],"distance_m":[0,500,1100,1600,2500],
            "heart_rate_bpm":[100,120,140,160,{{longs}},"temperature_c":null}
            """.ReplaceLineEndings("").Replace("160,null,", "160,null],", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_answered_and_time()
    {
        var id = await Recorded();

        var streams = (await _http.Get($"/api/sessions/{id}/streams?types=position,heart_rate,cadence")).Body;

        streams.Where(member => member.Value is JsonArray).Select(member => member.Key)
            .ShouldBe(["breaks", "derived", "time_seconds", "latitude_deg", "longitude_deg", "heart_rate_bpm"]);
    }

    [Fact]
    public async Task A_session_without_recording_has_no_points()
    {
        var id = await Logged();

        var streams = (await _http.Get($"/api/sessions/{id}/streams")).ShouldBe(HttpStatusCode.OK).Body;

        streams["points"]!.GetValue<int>().ShouldBe(0);
        streams["time_seconds"].ShouldBeNull();
        (await _http.Get($"/api/sessions/{id}/laps")).Items.ShouldBeEmpty();
        (await _http.Get($"/api/sessions/{id}/splits")).Items.ShouldBeEmpty();
        (await _http.Get($"/api/sessions/{id}/file")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Get($"/api/sessions/{id}.gpx")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("types=time,altitudes", "types")]
    [InlineData("types=", "types")]
    [InlineData("max_points=49", "max_points")]
    [InlineData("max_points=1000001", "max_points")]
    [InlineData("max_points=many", "max_points")]
    public async Task What_cannot_be_asked_for_is_said_at_its_parameter(string query, string parameter)
    {
        var id = await Recorded();

        var answer = await _http.Get($"/api/sessions/{id}/streams?{query}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, parameter);
    }

    [Fact]
    public async Task Laps_are_rounded_to_what_is_measured()
    {
        var id = await Recorded();

        var laps = (await _http.Get($"/api/sessions/{id}/laps")).ShouldBe(HttpStatusCode.OK).Items;

        laps.Select(lap => (int)lap["number"]!).ShouldBe([1, 2]);
        laps[0]["elapsed_seconds"]!.ToJsonString().ShouldBe("200");
        laps[0]["distance_m"]!.ToJsonString().ShouldBe("1100");
        laps[0]["max_speed_mps"]!.ToJsonString().ShouldBe("6");
        laps[1]["elapsed_seconds"].ShouldBeNull();
        laps[1]["calories_kcal"]!.ToJsonString().ShouldBe("41");
    }

    [Fact]
    public async Task Splits_are_kilometres_and_what_was_left()
    {
        var id = await Recorded();

        var splits = (await _http.Get($"/api/sessions/{id}/splits")).ShouldBe(HttpStatusCode.OK).Items;

        splits.Select(split => $"{split["number"]} {split["distance_m"]} {split["elapsed_seconds"]}")
            .ShouldBe(["1 1000 183.333", "2 1000 361.111", "3 500 55.556"]);
    }

    [Fact]
    public async Task The_original_file_comes_byte_for_byte_and_not_twice()
    {
        var id = await Recorded();
        var ct = TestContext.Current.CancellationToken;

        using var answer = await _http.GetAsync($"/api/sessions/{id}/file", ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(ct)).ShouldBe(Recording.File);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/gpx+xml");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName.ShouldBe(Recording.Name);
        answer.Headers.ETag!.Tag.Length.ShouldBe(66);
        (await _http.Get($"/api/sessions/{id}/file", ifNoneMatch: answer.Headers.ETag.Tag))
            .ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("run.fit", "application/vnd.ant.fit")]
    [InlineData("RUN.FIT", "application/vnd.ant.fit")]
    [InlineData("run.tcx", "application/vnd.garmin.tcx+xml")]
    [InlineData("run.fit.gz", "application/gzip")]
    [InlineData("läuft", "application/octet-stream")]
    public async Task A_file_says_by_its_name_what_it_is(string name, string mediaType)
    {
        var id = await Logged();
        await api.Record(id, Recording.Streams, name, Encoding.UTF8.GetBytes(name));

        using var answer = await _http.GetAsync($"/api/sessions/{id}/file", TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(name);
    }

    [Fact]
    public async Task A_track_is_written_in_stretches_with_what_sensors_said()
    {
        var id = await Recorded();

        var answer = (await _http.Get($"/api/sessions/{id}.gpx")).ShouldBe(HttpStatusCode.OK);

        answer.About.ContentType!.MediaType.ShouldBe("application/gpx+xml");
        answer.About.ContentDisposition!.FileName.ShouldBe($"2026-11-16-bike-{id}.gpx");
        var segments = XDocument.Parse(answer.Text).Descendants().Where(e => e.Name.LocalName == "trkseg").ToList();
        segments.Select(segment => segment.Elements().Count()).ShouldBe([3, 2]);
        segments[0].Elements().First().ToString(SaveOptions.DisableFormatting).ShouldBe(
            """
            <trkpt lat="10.0000001" lon="20" xmlns="http://www.topografix.com/GPX/1/1"><ele>-3.5</ele>
            <time>2026-11-16T05:30:00Z</time><extensions><power>0</power>
            <gpxtpx:TrackPointExtension xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
            <gpxtpx:hr>100</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions></trkpt>
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Sessions_come_as_a_table_under_the_names_of_the_API()
    {
        await using var own = new TestApi();
        var http = own.CreateClient();
        var logged = (await http.Post("/api/sessions", Ride("=1+1, \"quoted\"\nline"))).Body;
        await http.Post("/api/sessions", Ride("later", "2026-11-17"));

        var answer = (await http.Get("/api/sessions.csv?end_date=2026-11-16&type=bike")).ShouldBe(HttpStatusCode.OK);

        answer.About.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = answer.Text.Split("\r\n");
        lines[0].ShouldBe(string.Join(',', logged.Select(member => member.Key)));
        lines.Length.ShouldBe(3, "the header, one session, and the end of its line");
        lines[1].ShouldStartWith($"{logged["id"]},2026-11-16,2026-11-16T06:30:00+01:00,,,,bike,");
        lines[1].ShouldContain(",bike,\"'=1+1, \"\"quoted\"\"\n");
        lines[1].ShouldContain(",62.5,");
    }

    [Fact]
    public async Task A_table_of_no_sessions_has_its_header()
    {
        await using var own = new TestApi();

        (await own.CreateClient().Get("/api/sessions.csv")).Text.ShouldStartWith("id,date,start_time,");
    }

    [Fact]
    public async Task What_was_deleted_long_ago_is_forgotten_with_all_that_was_recorded_and_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory("training-os-").FullName;
        var file = Path.Combine(folder, "training.db");
        await using (var first = new TestApi())
        {
            first.Settings["ConnectionStrings:TrainingOs"] = $"Data Source={file}";
            var http = first.CreateClient();
            for (var n = 0; n < 3; n++)
            {
                var id = (long)(await http.Post("/api/sessions", Ride($"ride {n}", $"2026-11-{n + 16}"))).Body["id"]!;
                await first.Record(id, Recording.Streams, Recording.Name, [(byte)n]);
            }

            await http.Delete("/api/sessions/1");
            first.Clock.Advance(TimeSpan.FromDays(20));
            await http.Delete("/api/sessions/2");
        }

        await using (var later = new TestApi())
        {
            later.Settings["ConnectionStrings:TrainingOs"] = $"Data Source={file}";
            later.Clock.Advance(TimeSpan.FromDays(31));
            var http = later.CreateClient();
            await Eventually(() => Count(file, "reality_files") == 2);
            Count(file, "reality_sessions").ShouldBe(2);
            Count(file, "reality_recordings").ShouldBe(2);
            (await http.Post("/api/sessions/2/restore", new { })).ShouldBe(HttpStatusCode.OK);
            (await http.Get("/api/sessions/3/file")).ShouldBe(HttpStatusCode.OK);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var tries = 0; tries < 200 && !holds(); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        holds().ShouldBeTrue();
    }

    private static long Count(string file, string table)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private static JsonObject Ride(string title, string date = "2026-11-16") => new()
    {
        ["date"] = date, ["start_time"] = $"{date}T06:30:00+01:00", ["type"] = "bike", ["title"] = title,
        ["duration_minutes"] = 62.5,
    };

    private async Task<long> Logged() => (long)(await _http.Post("/api/sessions", Ride("A ride"))).Body["id"]!;

    private async Task<long> Recorded()
    {
        var id = await Logged();
        await api.Record(id);
        return id;
    }
}

using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>Everything goes out of one server and into another, through the doors that people use.</summary>
public sealed class ExportTests
{
    private static readonly string[] Questions =
    [
        "/api/settings", "/api/plans", "/api/day-notes", "/api/sessions", "/api/sessions/1", "/api/sessions/1/streams",
        "/api/sessions/1/laps", "/api/sessions/1/splits", "/api/sessions/1/file", "/api/sessions/1.gpx",
        "/api/sessions.csv", "/api/summary/week/2026/47", "/api/imports",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_that_is_imported_into_an_empty_log_gives_the_same_answers_to_the_same_questions()
    {
        await using var first = await Filled();
        var zip = await Exported(first);
        await using var second = new TestApi();
        second.Clock.Advance(TimeSpan.FromHours(2));
        var (there, here) = (first.CreateClient(), second.CreateClient());

        var answer = (await Imported(here, zip)).ShouldBe(HttpStatusCode.Accepted);

        foreach (var question in Questions.Except(["/api/imports"]))
        {
            var (before, after) = (await there.Get(question), await here.Get(question));
            after.ShouldBe(HttpStatusCode.OK).Text.ShouldBe(before.Text, question);
            (after.Headers.ETag?.Tag).ShouldBe(before.Headers.ETag?.Tag, question);
        }

        var import = (await here.Get(answer.Headers.Location!.ToString())).ShouldBe(HttpStatusCode.OK).Body;
        ((string?)import["state"]).ShouldBe("done");
        ((string?)import["decisions"]![0]!["rule"]).ShouldBe("restored");
        ((string?)import["decisions"]![0]!["message"])!
            .ShouldContain("1 session, 1 plan, 1 day note and 1 original file.");
        (await Content(await Exported(second))).ShouldBe(await Content(zip));
    }

    [Fact]
    public async Task An_export_is_refused_where_there_is_data_and_changes_nothing()
    {
        await using var api = await Filled();
        var http = api.CreateClient();
        var before = await http.Get("/api/sessions");

        var refused = await Imported(http, await Exported(api));

        refused.ShouldBeProblem(HttpStatusCode.UnprocessableEntity);
        ((string?)refused.Body["reason"]).ShouldBe("not_empty");
        (await http.Get("/api/sessions")).Text.ShouldBe(before.Text);
        (await http.Get("/api/imports")).Items.ShouldBeEmpty();
        Directory.GetDirectories($"{api.File}-imports").ShouldBeEmpty("what was received is gone again");
    }

    [Fact]
    public async Task An_export_comes_as_a_file_with_a_name()
    {
        await using var api = new TestApi();
        using var answer = await api.CreateClient().GetAsync("/api/export", Ct);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("training-os-2026-11-22.zip");
    }

    [Fact]
    public async Task A_real_server_sends_an_export_without_waiting_on_a_thread()
    {
        await using var api = await Filled(real: true);

        (await Content(await Exported(api))).ShouldContain("files.jsonl");
    }

    private static async Task<TestApi> Filled(bool real = false)
    {
        var api = new TestApi();
        if (real) api.UseKestrel(0);
        var http = api.CreateClient();
        object session = new { date = "2026-11-16", type = "run", duration_minutes = 62.5, title = "Hills" };
        var id = (long)(await http.Post("/api/sessions", session)).ShouldBe(HttpStatusCode.Created).Body["id"]!;
        await api.Record(id);
        api.Clock.Advance(TimeSpan.FromMinutes(5));
        await http.Put($"/api/sessions/{id}", session);
        await http.Post("/api/plans", new { year = 2026, week_number = 47, description = "Easy", tags = "a,b" });
        await http.Post("/api/day-notes", new { date = "2026-11-16", note = "Tired." });
        return api;
    }

    private static Task<byte[]> Exported(TestApi api) => api.CreateClient().GetByteArrayAsync("/api/export", Ct);

    private static Task<Answer> Imported(HttpClient http, byte[] zip)
    {
        var file = new ByteArrayContent(zip);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        var form = new MultipartFormDataContent { { file, "file", "training-os.zip" } };
        return http.Say(new HttpRequestMessage(HttpMethod.Post, "/api/imports") { Content = form });
    }

    /// <summary>Everything but the manifest, which says when it was written.</summary>
    private static async Task<string> Content(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var content = new List<string>();
        foreach (var entry in archive.Entries.Where(entry => entry.Name != "training-os.json"))
        {
            using var text = new StreamReader(await entry.OpenAsync(Ct));
            content.Add($"{entry.FullName}\n{await text.ReadToEndAsync(Ct)}");
        }

        return string.Join('\n', content);
    }
}

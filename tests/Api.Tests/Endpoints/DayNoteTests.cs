using System.Net;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests.Endpoints;

public sealed class DayNoteTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient();

    [Fact]
    public async Task A_note_is_read_back_as_it_was_written()
    {
        var note = new { date = "2026-11-16", note = "Slept badly,\nlegs fine. \U0001F634" };
        var written = (await _http.Post("/api/day-notes", note)).ShouldBe(HttpStatusCode.OK);

        var read = (await _http.Get("/api/day-notes/2026-11-16")).ShouldBe(HttpStatusCode.OK);
        JsonNode.DeepEquals(read.Body, written.Body).ShouldBeTrue();
        read.Tag.ShouldBe(written.Tag);
        read.Body.Select(member => member.Key).ShouldBe(["date", "note", "created_at", "updated_at"]);
        ((string?)read.Body["date"]).ShouldBe("2026-11-16");
        ((string?)read.Body["note"]).ShouldBe("Slept badly,\nlegs fine. \U0001F634");
    }

    [Fact]
    public async Task A_note_posted_again_replaces_the_note_of_its_day()
    {
        var first = (await _http.Post("/api/day-notes", new { date = "2026-10-01", note = "first" })).Body;
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        await _http.Post("/api/day-notes", new { date = "2026-10-01", note = "second" });

        var read = (await _http.Get("/api/day-notes?start_date=2026-10-01&end_date=2026-10-01")).Items
            .ShouldHaveSingleItem();
        ((string?)read["note"]).ShouldBe("second");
        ((string?)read["created_at"]).ShouldBe((string?)first["created_at"]);
        ((string?)read["updated_at"]).ShouldNotBe((string?)first["updated_at"]);
    }

    [Fact]
    public async Task A_note_put_at_a_day_creates_it_and_then_replaces_it()
    {
        (await _http.Put("/api/day-notes/2026-10-02", new { note = "created" })).ShouldBe(HttpStatusCode.Created);
        (await _http.Put("/api/day-notes/2026-10-02", new { note = "replaced" })).ShouldBe(HttpStatusCode.OK);

        ((string?)(await _http.Get("/api/day-notes/2026-10-02")).Body["note"]).ShouldBe("replaced");
    }

    [Fact]
    public async Task The_day_in_the_path_wins_over_the_day_in_the_body()
    {
        await _http.Put("/api/day-notes/2026-10-03", new { date = "2026-10-04", note = "of the third" });

        ((string?)(await _http.Get("/api/day-notes/2026-10-03")).Body["note"]).ShouldBe("of the third");
        (await _http.Get("/api/day-notes/2026-10-04")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_read_may_be_sent_back()
    {
        await _http.Post("/api/day-notes", new { date = "2026-10-05", note = "back and forth" });
        var read = (await _http.Get("/api/day-notes/2026-10-05")).Body;

        (await _http.Post("/api/day-notes", read)).ShouldBe(HttpStatusCode.OK);

        ((string?)(await _http.Get("/api/day-notes/2026-10-05")).Body["note"]).ShouldBe("back and forth");
    }

    [Fact]
    public async Task Notes_come_by_date_and_both_ends_of_a_range_belong_to_it()
    {
        foreach (var day in new[] { 4, 1, 3, 2 })
        {
            await _http.Post("/api/day-notes", new { date = $"2001-01-0{day}", note = $"{day}" });
        }

        var notes = (await _http.Get("/api/day-notes?start_date=2001-01-02&end_date=2001-01-03"))
            .ShouldBe(HttpStatusCode.OK);

        notes.Items.Select(note => (string?)note["note"]).ShouldBe(["2", "3"]);
        (await _http.Get("/api/day-notes?end_date=2001-01-01")).Items.Select(note => (string?)note["note"])
            .ShouldBe(["1"]);
        (await _http.Get("/api/day-notes?start_date=2001-01-02&end_date=2001-12-31")).Items.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_deleted_note_is_gone()
    {
        await _http.Post("/api/day-notes", new { date = "2026-10-06", note = "to go" });

        var deleted = (await _http.Delete("/api/day-notes/2026-10-06")).ShouldBe(HttpStatusCode.NoContent);

        deleted.Text.ShouldBeEmpty();
        (await _http.Get("/api/day-notes/2026-10-06")).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Delete("/api/day-notes/2026-10-06")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"note":"no day"}""", "date")]
    [InlineData("""{"date":"2026-11-16"}""", "note")]
    [InlineData("""{"date":"2026-11-16","note":""}""", "note")]
    [InlineData("""{"date":"2026-11-16","note":" \n\t "}""", "note")]
    [InlineData("""{"date":"2026-11-16","note":"\u0007"}""", "note")]
    [InlineData("""{"date":"2026-11-16","note":7}""", "note")]
    public async Task A_note_without_day_or_words_is_refused(string body, string member) =>
        (await _http.Post("/api/day-notes", body)).ShouldBeProblem(HttpStatusCode.BadRequest, member);

    [Theory]
    [InlineData("1899-12-31"), InlineData("2027-11-24")]
    public async Task A_day_nothing_can_be_written_for_is_refused(string day) =>
        (await _http.Put($"/api/day-notes/{day}", new { note = "too far" }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "date");

    [Fact]
    public async Task A_note_is_kept_up_to_its_limit_and_refused_beyond()
    {
        (await _http.Put("/api/day-notes/2026-10-07", new { note = new string('x', 10_000) }))
            .ShouldBe(HttpStatusCode.Created);

        (await _http.Put("/api/day-notes/2026-10-07", new { note = new string('x', 10_001) }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "note");
    }
}

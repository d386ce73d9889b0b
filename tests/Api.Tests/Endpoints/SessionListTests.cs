using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>Each test has a year of its own, so that none sees the sessions of another.</summary>
public sealed partial class SessionListTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient();

    [Fact]
    public async Task Both_ends_of_a_range_belong_to_it()
    {
        foreach (var day in new[] { "2001-03-01", "2001-03-02", "2001-03-03", "2001-03-04" }) await Log(day, day);

        (await Titles("start_date=2001-03-02&end_date=2001-03-03")).ShouldBe(["2001-03-02", "2001-03-03"]);
        (await Titles("start_date=2001-03-02&end_date=2001-03-02")).ShouldBe(["2001-03-02"]);
        (await Titles("start_date=2001-03-05&end_date=2001-03-06")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_range_may_be_open_at_either_end()
    {
        await Log("1901-01-01", "the first of all");
        await Log("2027-11-01", "the last of all");

        (await Titles("end_date=1901-01-02")).ShouldBe(["the first of all"]);
        (await Titles("start_date=2027-10-31")).ShouldBe(["the last of all"]);
        var all = await Titles("");
        all[0].ShouldBe("the first of all");
        all[^1].ShouldBe("the last of all");
    }

    [Fact]
    public async Task Sessions_come_by_date_then_start_then_number_and_those_without_a_start_close_their_day()
    {
        await Log("2002-05-02", "no start, written first");
        await Log("2002-05-02", "evening", start: "2002-05-02T18:00:00+02:00");
        await Log("2002-05-02", "no start, written second");
        await Log("2002-05-02", "same minute, written first", start: "2002-05-02T07:00:00+02:00");
        await Log("2002-05-02", "same minute, written second", start: "2002-05-02T05:00:00+00:00");
        await Log("2002-05-01", "the day before", start: "2002-05-01T23:00:00+02:00");

        (await Titles("start_date=2002-05-01&end_date=2002-05-02")).ShouldBe(
        [
            "the day before", "same minute, written first", "same minute, written second", "evening",
            "no start, written first", "no start, written second",
        ]);
    }

    [Theory]
    [InlineData("type=run", "run")]
    [InlineData("type=run,bike", "run,bike")]
    [InlineData("type=run&type=bike", "run,bike")]
    [InlineData("type=run,%20bike", "run,bike")]
    [InlineData("type=swim", "")]
    public async Task Types_choose_one_or_several(string types, string expected)
    {
        await api.Once("types", async () =>
        {
            foreach (var type in new[] { "run", "trail", "bike" }) await Log("2003-01-01", type, type: type);
        });

        var titles = await Titles($"start_date=2003-01-01&end_date=2003-01-01&{types}");

        string.Join(',', titles).ShouldBe(expected);
    }

    [Theory]
    [InlineData("müggelsee", "title")]
    [InlineData("MUGGELSEE", "title")]
    [InlineData("uggel", "title")]
    [InlineData("cote d'azur", "notes")]
    [InlineData("CÔTE", "notes")]
    [InlineData("%", "percent")]
    [InlineData("_", "underscore")]
    [InlineData("'; DROP TABLE reality_sessions; --", "")]
    [InlineData("nowhere", "")]
    public async Task Words_are_found_in_title_and_notes_whatever_their_case_and_accents(string words, string expected)
    {
        await api.Once("words", async () =>
        {
            await Log("2004-01-01", "title", text: ("Around the Müggelsee", null));
            await Log("2004-01-02", "notes", text: (null, "Along the Côte d'Azur"));
            await Log("2004-01-03", "percent", text: ("All out, 100% of it", null));
            await Log("2004-01-04", "underscore", text: ("snake_case", null));
            await Log("2004-01-05", "nothing", text: (null, null));
        });

        var found = await _http.Get(
            $"/api/sessions?start_date=2004-01-01&end_date=2004-01-31&q={Uri.EscapeDataString(words)}");

        string.Join(',', found.Items.Select(session => (string?)session["source"])).ShouldBe(expected);
    }

    [Fact]
    public async Task Pages_visit_each_session_once_and_in_order()
    {
        for (var i = 0; i < 23; i++)
        {
            // Days with several sessions, some of them at the same minute, some without a start.
            var day = $"2005-06-{1 + (i % 5):00}";
            await Log(day, $"{i}", start: i % 3 == 0 ? null : $"{day}T0{i % 2}:00:00Z");
        }

        var whole = await Titles("start_date=2005-06-01&end_date=2005-06-30");
        var paged = new List<string>();
        var pages = 0;
        for (var next = "/api/sessions?start_date=2005-06-01&end_date=2005-06-30&limit=4"; next is not null; pages++)
        {
            var page = (await _http.Get(next)).ShouldBe(HttpStatusCode.OK);
            page.Items.Count.ShouldBeInRange(1, 4);
            paged.AddRange(page.Items.Select(session => (string)session["title"]!));
            next = Next(page);
        }

        pages.ShouldBe(6);
        whole.Count.ShouldBe(23);
        paged.ShouldBe(whole);
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(3, "next")]
    [InlineData(5, null)]
    public async Task A_page_names_a_next_one_only_when_there_is_more(int limit, string? relation)
    {
        await api.Once("four", async () =>
        {
            for (var i = 0; i < 4; i++) await Log("2006-01-01", $"{i}");
        });

        var page = await _http.Get($"/api/sessions?start_date=2006-01-01&end_date=2006-01-01&limit={limit}");

        page.Items.Count.ShouldBe(Math.Min(4, limit));
        page.Headers.TryGetValues("Link", out var links).ShouldBe(relation is not null);
        if (relation is not null) links!.ShouldHaveSingleItem().ShouldEndWith($"; rel=\"{relation}\"");
    }

    [Fact]
    public async Task The_next_page_keeps_the_filters_of_the_first()
    {
        for (var i = 0; i < 6; i++)
        {
            await Log("2007-01-01", $"Café {i}", type: i % 2 == 0 ? "run" : "bike", text: ($"Café {i}", null));
        }

        var first = await _http.Get(
            "/api/sessions?start_date=2007-01-01&end_date=2007-01-01&type=run&type=trail&q=caf%C3%A9&limit=2");
        var second = await _http.Get(Next(first).ShouldNotBeNull());

        first.Items.Concat(second.Items).Select(session => (string)session["title"]!)
            .ShouldBe(["Café 0", "Café 2", "Café 4"]);
        Next(second).ShouldBeNull();
    }

    [Fact]
    public async Task Pages_stay_right_while_sessions_come_and_go_between_them()
    {
        var ids = new List<long>();
        for (var i = 0; i < 12; i++) ids.Add(await Log($"2008-02-{1 + (i / 3):00}", $"{i}"));
        var staying = ids.Where((_, i) => i is not (1 or 5 or 9)).ToList();
        var visited = new List<long>();
        var turn = 0;

        for (var next = "/api/sessions?start_date=2008-02-01&end_date=2008-02-29&limit=2"; next is not null; turn++)
        {
            var page = await _http.Get(next);
            visited.AddRange(page.Items.Select(session => session["id"]!.GetValue<long>()));
            next = Next(page);

            // What was just read goes, what is still to come goes, and new ones come before and behind the place.
            if (turn == 0) await _http.Delete($"/api/sessions/{ids[1]}");
            if (turn == 1) await _http.Delete($"/api/sessions/{ids[5]}");
            if (turn == 2) await _http.Delete($"/api/sessions/{ids[9]}");
            await Log("2008-02-01", $"before {turn}", start: "2008-02-01T05:00:00Z");
        }

        visited.ShouldBeUnique();
        staying.Except(visited).ShouldBeEmpty();
        visited.ShouldNotContain(ids[9]);
    }

    [Fact]
    public async Task A_page_that_follows_the_last_session_is_empty_when_that_was_deleted()
    {
        await Log("2009-01-01", "first");
        var last = await Log("2009-01-01", "last");
        var first = await _http.Get("/api/sessions?start_date=2009-01-01&end_date=2009-01-01&limit=1");
        await _http.Delete($"/api/sessions/{last}");

        var second = (await _http.Get(Next(first).ShouldNotBeNull())).ShouldBe(HttpStatusCode.OK);

        second.Items.ShouldBeEmpty();
        Next(second).ShouldBeNull();
    }

    [Fact]
    public async Task A_page_is_of_a_thousand_sessions_at_most() =>
        (await _http.Get("/api/sessions?limit=1001")).ShouldBeProblem(HttpStatusCode.BadRequest, "limit");

    private async Task<List<string>> Titles(string query)
    {
        var page = (await _http.Get($"/api/sessions?{query}")).ShouldBe(HttpStatusCode.OK);
        return [.. page.Items.Select(session => (string)session["title"]!)];
    }

    private async Task<long> Log(
        string day, string name, string? start = null, string type = "run", (string? Title, string? Notes)? text = null)
    {
        var (title, notes) = text ?? (name, null);
        var body = new JsonObject
        {
            ["date"] = day,
            ["start_time"] = start,
            ["type"] = type,
            ["duration_minutes"] = 30,
            ["title"] = title,
            ["notes"] = notes,
            ["source"] = name,
        };
        return (await _http.Post("/api/sessions", body)).ShouldBe(HttpStatusCode.Created).Body["id"]!.GetValue<long>();
    }

    private static string? Next(Answer page) => page.Headers.TryGetValues("Link", out var links)
        ? Link().Match(links.Single()).Groups["address"].Value
        : null;

    [GeneratedRegex("""^<(?<address>/[^>]+)>; rel="next"$""")]
    private static partial Regex Link();
}

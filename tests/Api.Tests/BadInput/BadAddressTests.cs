using System.Net;

namespace TrainingOs.Api.Tests.BadInput;

/// <summary>Addresses and methods that mean nothing here.</summary>
public sealed class BadAddressTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient();

    [Theory]
    [InlineData("/nothing"), InlineData("/api"), InlineData("/api/")]
    [InlineData("/api/nothing"), InlineData("/api/sessions/1/2"), InlineData("/API/nothing")]
    [InlineData("/api/summary"), InlineData("/api/summary/week"), InlineData("/api/summary/week/2026")]
    [InlineData("/api/plans/2026"), InlineData("/api/plans/2026/47/1"), InlineData("/api//sessions")]
    [InlineData("/api/sessions//1"), InlineData("/api%2fsessions"), InlineData("/api/sessions;a=b")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd"), InlineData("/js/..%2f..%2fappsettings.json")]
    [InlineData("/..%5c..%5cappsettings.json"), InlineData("/appsettings.json")]
    [InlineData("/js/"), InlineData("/css/input.css"), InlineData("/.env")]
    [InlineData("/wwwroot/index.html"), InlineData("/%c0%ae%c0%ae/etc/passwd"), InlineData("/index.html%20")]
    [InlineData("/%F0%9F%8F%83"), InlineData("/{year}")]
    public async Task Where_nothing_is_the_answer_says_so(string path)
    {
        (await _http.Get(path)).ShouldBeProblem(HttpStatusCode.NotFound);
        (await _http.Post(path, "{}")).ShouldBeProblem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/sessions", "GET, HEAD, POST"), InlineData("/api/sessions/1", "DELETE, GET, HEAD, PUT")]
    [InlineData("/api/day-notes", "GET, HEAD, POST"), InlineData("/api/day-notes/2026-11-16", "DELETE, GET, HEAD, PUT")]
    [InlineData("/api/plans", "GET, HEAD, POST"), InlineData("/api/plans/2026/47", "DELETE, GET, HEAD, PUT")]
    [InlineData("/api/summary/week/2026/47", "GET, HEAD"), InlineData("/api/summary/week/current", "GET, HEAD")]
    [InlineData("/api/settings", "GET, HEAD, PUT")]
    [InlineData("/health", "GET, HEAD"), InlineData("/health/ready", "GET, HEAD")]
    [InlineData("/", "GET, HEAD"), InlineData("/index.html", "GET, HEAD"), InlineData("/js/main.js", "GET, HEAD")]
    public async Task A_method_an_address_does_not_take_is_refused_with_those_it_takes(string path, string takes)
    {
        var taken = takes.Split(", ");
        string[] methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "BREW"];
        foreach (var method in methods.Except(taken))
        {
            var answer = (await _http.Say(new HttpMethod(method), path))
                .ShouldBeProblem(HttpStatusCode.MethodNotAllowed);

            answer.About.Allow.ShouldBe(taken, ignoreOrder: true, path);
            answer.Detail!.ShouldContain(method);
        }
    }

    [Theory]
    [InlineData("abc"), InlineData("1.0"), InlineData("1e3"), InlineData("0x1")]
    [InlineData("99999999999999999999"), InlineData("%ff"), InlineData("%zz"), InlineData("1%2f2")]
    [InlineData("%e2%80%8b1"), InlineData("null"), InlineData("1'%20OR%20'1'='1"), InlineData("１")]
    public async Task A_number_of_a_session_that_is_none_is_refused(string id)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            (await _http.Say(method, $"/api/sessions/{id}")).ShouldBeProblem(HttpStatusCode.BadRequest, "id");
        }
    }

    [Theory]
    [InlineData("2026-02-30"), InlineData("0000-00-00"), InlineData("2026-13-01")]
    [InlineData("11-16-2026"), InlineData("2026-1-1"), InlineData("20261116"), InlineData("today")]
    [InlineData("2026-11-16T00:00:00"), InlineData("10000-01-01"), InlineData("-2026-11-16")]
    [InlineData("2026-11-16%0ax"), InlineData("2026-11-16%20"), InlineData("%ff")]
    public async Task A_day_that_is_none_is_refused(string day)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete, HttpMethod.Put })
        {
            var answer = await _http.Say(
                method, $"/api/day-notes/{day}", method == HttpMethod.Put ? new { note = "x" } : null);

            answer.ShouldBeProblem(HttpStatusCode.BadRequest, "date");
        }
    }

    [Theory]
    [InlineData("0001-01-01"), InlineData("9999-12-31"), InlineData("1900-01-01")]
    public async Task A_day_without_a_note_is_not_found_however_far_it_lies(string day) =>
        (await _http.Get($"/api/day-notes/{day}")).ShouldBeProblem(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("abc/1", "year"), InlineData("2026/abc", "week_number"), InlineData("2026/W47", "week_number")]
    [InlineData("99999999999/1", "year"), InlineData("2026/1.5", "week_number")]
    [InlineData("2026/%ff", "week_number"), InlineData("2026.0/1", "year")]
    public async Task A_week_that_is_written_wrongly_is_refused(string week, string member)
    {
        foreach (var address in new[] { "/api/summary/week/", "/api/plans/" })
        {
            (await _http.Get(address + week)).ShouldBeProblem(HttpStatusCode.BadRequest, member);
        }
    }

    [Theory]
    [InlineData("limit=0", "limit"), InlineData("limit=-1", "limit"), InlineData("limit=abc", "limit")]
    [InlineData("limit=1e9", "limit"), InlineData("limit=99999999999", "limit")]
    [InlineData("limit=", "limit"), InlineData("limit=1&limit=2", "limit")]
    [InlineData("limit=1.5", "limit"), InlineData("limit=1001", "limit"), InlineData("LIMIT=x", "limit")]
    [InlineData("start_date=2026-02-30", "start_date"), InlineData("start_date=0000-00-00", "start_date")]
    [InlineData("start_date=11/16/2026", "start_date"), InlineData("start_date=", "start_date")]
    [InlineData("start_date=2026-11-16T10:00:00", "start_date")]
    [InlineData("start_date=2026-1-1", "start_date"), InlineData("start_date=16%20Nov%202026", "start_date")]
    [InlineData("start_date=2026-11-16&start_date=2026-11-17", "start_date")]
    [InlineData("end_date=tomorrow", "end_date"), InlineData("end_date=2026-11-16%00", "end_date")]
    [InlineData("type=fly", "type"), InlineData("type=", "type"), InlineData("type=run,", "type")]
    [InlineData("type=run&type=fly", "type"), InlineData("type=0", "type"), InlineData("type=run%00", "type")]
    [InlineData("cursor=garbage", "cursor"), InlineData("cursor=", "cursor"), InlineData("cursor=!!!", "cursor")]
    [InlineData("cursor=MC4wLjA=", "cursor"), InlineData("cursor=%F0%9F%8F%83", "cursor")]
    [InlineData("cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTkuMC4w", "cursor")]
    [InlineData("cursor=LTEuLTEuLTE", "cursor"), InlineData("cursor=MC45OTk5OTk5OTk5OTk5OTk5OTk5OS4w", "cursor")]
    [InlineData("q=%00", "q"), InlineData("q=%1b", "q")]
    public async Task A_filter_that_is_written_wrongly_is_refused_under_its_name(string query, string member) =>
        (await _http.Get($"/api/sessions?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, member);

    [Fact]
    public async Task Too_long_a_search_is_refused() =>
        (await _http.Get($"/api/sessions?q={new string('a', 201)}")).ShouldBeProblem(HttpStatusCode.BadRequest, "q");

    [Theory]
    [InlineData("start_date=x", "start_date"), InlineData("end_date=2026-99-99", "end_date")]
    public async Task A_range_of_notes_that_is_written_wrongly_is_refused_under_its_name(string query, string member) =>
        (await _http.Get($"/api/day-notes?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, member);

    [Theory]
    [InlineData("from=2026-47", "from"), InlineData("from=2026-w47", "from")]
    [InlineData("to=2025-W53", "to"), InlineData("to=2026-W00", "to"), InlineData("from=0000-W01", "from")]
    [InlineData("from=", "from"), InlineData("from=2026-W47%00", "from"), InlineData("to=9999-W01", "to")]
    public async Task A_range_of_weeks_that_is_written_wrongly_is_refused_under_its_name(string query, string member) =>
        (await _http.Get($"/api/plans?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, member);

    [Theory]
    [InlineData("%ff"), InlineData("%e2%28%a1"), InlineData("%c0%80")]
    [InlineData("%ed%a0%80"), InlineData("%80"), InlineData("a%c3b")]
    public async Task What_is_no_utf_8_in_a_query_is_refused_and_not_searched_for(string words) =>
        (await _http.Get($"/api/sessions?q={words}")).ShouldBeProblem(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("/"), InlineData("/scalar"), InlineData("/index.html")]
    [InlineData("/sessions/5"), InlineData("/imports"), InlineData("/imports/5"), InlineData("/session.html")]
    public async Task A_write_to_a_page_is_refused_by_the_address_it_was_sent_to(string path)
    {
        var answer = await _http.Post(path, new { });

        answer.ShouldBeProblem(HttpStatusCode.MethodNotAllowed);
        answer.Body["detail"]!.GetValue<string>().ShouldStartWith($"{path} does not take POST");
        answer.About.Allow.ShouldBe(["GET", "HEAD"]);
    }

    [Fact]
    public async Task A_parameter_that_is_said_twice_is_refused_as_that() =>
        (await _http.Get("/api/sessions?limit=1&limit=2")).ShouldBeProblem(HttpStatusCode.BadRequest, "limit")
            .Detail!.ShouldContain("more than once");

    [Fact]
    public async Task Parameters_nobody_knows_are_ignored() =>
        (await _http.Get("/api/sessions?_=1763271000&utm_source=x&a[]=b&=c&&")).ShouldBe(HttpStatusCode.OK);
}

using System.Net;

namespace TrainingOs.Api.Tests.Http;

/// <summary>Who may come in while there is no lock on the door.</summary>
public sealed class LocalDoorTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient();

    [Theory]
    [InlineData("localhost"), InlineData("localhost:8000")]
    [InlineData("LOCALHOST:80"), InlineData("calendar.localhost:8000")]
    [InlineData("127.0.0.1:8000"), InlineData("127.9.8.7"), InlineData("[::1]:8000")]
    public async Task A_local_name_is_answered(string host) =>
        (await _http.Say(Request(HttpMethod.Get, "/api/sessions", ("Host", host)))).ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("evil.example"), InlineData("evil.example:8000"), InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example"), InlineData("192.168.1.20:8000"), InlineData("10.0.0.1")]
    [InlineData("training.home.arpa"), InlineData("notlocalhost"), InlineData("[fe80::1]:8000")]
    public async Task Another_name_is_refused_whatever_is_asked_under_it(string host)
    {
        foreach (var path in new[] { "/api/sessions", "/api/summary/week/current", "/", "/health", "/nothing" })
        {
            var answer = await _http.Say(Request(HttpMethod.Get, path, ("Host", host)));

            answer.ShouldBeProblem(HttpStatusCode.MisdirectedRequest);
            answer.Detail!.ShouldContain("AllowedHosts");
        }

        (await _http.Say(Request(HttpMethod.Delete, "/api/sessions/1", ("Host", host))))
            .ShouldBeProblem(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task A_very_long_name_is_not_said_back_in_full()
    {
        var answer = await _http.Say(Request(HttpMethod.Get, "/", ("Host", new string('a', 5_000) + ".example")));

        answer.ShouldBeProblem(HttpStatusCode.MisdirectedRequest);
    }

    [Theory]
    [InlineData("training.home.arpa", HttpStatusCode.OK), InlineData("TRAINING.home.arpa:8000", HttpStatusCode.OK)]
    [InlineData("a.club.example", HttpStatusCode.OK), InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK), InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("home.arpa", HttpStatusCode.MisdirectedRequest)]
    public async Task Names_that_are_listed_are_answered_beside_the_local_ones(string host, HttpStatusCode expected)
    {
        using var named = new TestApi { Settings = { ["AllowedHosts"] = "training.home.arpa; *.club.example" } };

        var answer = await named.CreateClient().Say(Request(HttpMethod.Get, "/api/settings", ("Host", host)));

        if (expected == HttpStatusCode.OK) answer.ShouldBe(expected);
        else answer.ShouldBeProblem(expected);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example"), InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:3001"), InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Origin", "https://localhost"), InlineData("Origin", "http://localhost:3000 ,x")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_site_may_not_write(string header, string value)
    {
        foreach (var (method, path, body) in Writes())
        {
            var request = Request(method, path, (header, value));
            request.Content = body is null ? null : new StringContent(body, null, "application/json");

            (await _http.Say(request)).ShouldBeProblem(HttpStatusCode.Forbidden);
        }

        (await _http.Get("/api/day-notes")).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Origin", "http://localhost"), InlineData("Origin", "http://localhost:3000")]
    [InlineData("Sec-Fetch-Site", "same-origin"), InlineData("Sec-Fetch-Site", "none"), InlineData("X-Nothing", "said")]
    public async Task The_own_page_one_that_is_listed_and_programs_may_write(string header, string value)
    {
        using var own = new TestApi();
        var request = Request(HttpMethod.Put, "/api/day-notes/2026-11-16", (header, value));
        request.Content = new StringContent("""{"note":"written"}""", null, "application/json");

        (await own.CreateClient().Say(request)).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.Created)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    public async Task Behind_a_TLS_proxy_the_browser_says_whose_page_it_is(string site, HttpStatusCode status)
    {
        using var own = new TestApi();
        var request = Request(HttpMethod.Put, "/api/day-notes/2026-11-16", ("Origin", "https://localhost"));
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Content = new StringContent("""{"note":"written"}""", null, "application/json");

        (await own.CreateClient().Say(request)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("https://evil.example"), InlineData("null")]
    public async Task A_page_of_another_site_may_ask_but_its_browser_does_not_let_it_read(string origin)
    {
        var answer = (await _http.Say(Request(HttpMethod.Get, "/api/sessions", ("Origin", origin))))
            .ShouldBe(HttpStatusCode.OK);

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private static IEnumerable<(HttpMethod Method, string Path, string? Body)> Writes()
    {
        yield return (HttpMethod.Post, "/api/sessions", """{"date":"2026-11-16","type":"run","duration_minutes":30}""");
        yield return (HttpMethod.Put, "/api/day-notes/2026-11-16", """{"note":"x"}""");
        yield return (HttpMethod.Post, "/api/plans", """{"year":2026,"week_number":47,"description":"x"}""");
        yield return (HttpMethod.Delete, "/api/plans/2026/47", null);
        yield return (HttpMethod.Patch, "/api/settings", "{}");
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, (string Name, string Value) header)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return request;
    }
}

using System.Net;

namespace TrainingOs.Api.Tests.Http;

/// <summary>What the browser lets pages of other origins do (CORS).</summary>
public sealed class AllowedOriginsTests(TestApi api) : IClassFixture<TestApi>
{
    private const string Page = "http://localhost:3000";

    [Theory]
    [InlineData("GET"), InlineData("POST"), InlineData("PUT"), InlineData("DELETE")]
    public async Task The_page_on_port_3000_may_ask_before_it_writes(string method)
    {
        var answer = await Preflight(api.CreateClient(), Page, method, "content-type,if-match,if-none-match");

        answer.ShouldBe(HttpStatusCode.NoContent);
        Said(answer, "Access-Control-Allow-Origin").ShouldBe(Page);
        Said(answer, "Access-Control-Allow-Methods").ShouldContain(method);
        Said(answer, "Access-Control-Allow-Headers").ToLowerInvariant().ShouldContain("if-match");
        answer.Headers.Contains("Access-Control-Max-Age").ShouldBeTrue();
    }

    [Fact]
    public async Task The_page_on_port_3000_may_write_and_read_what_it_needs_of_the_answer()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/sessions")
        {
            Headers = { { "Origin", Page } },
            Content = new StringContent(
                """{"date":"2026-11-16","type":"run","duration_minutes":30}""", null, "application/json"),
        };

        var answer = (await api.CreateClient().Say(request)).ShouldBe(HttpStatusCode.Created);

        Said(answer, "Access-Control-Allow-Origin").ShouldBe(Page);
        foreach (var header in new[] { "ETag", "Link", "Location", "Retry-After" })
        {
            Said(answer, "Access-Control-Expose-Headers").ShouldContain(header);
        }
    }

    [Theory]
    [InlineData("https://evil.example"), InlineData("null"), InlineData("http://localhost:3001")]
    public async Task Another_origin_is_allowed_nothing(string origin)
    {
        var answer = await Preflight(api.CreateClient(), origin, "PUT", "content-type");

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Cors:Origins:0", "https://my-page.home.arpa", "https://my-page.home.arpa")]
    [InlineData("Cors:Origins", "https://a.example; https://my-page.home.arpa:8443", "https://my-page.home.arpa:8443")]
    public async Task A_setting_lists_others_beside_it(string setting, string value, string origin)
    {
        using var other = new TestApi { Settings = { [setting] = value } };
        var http = other.CreateClient();

        Said(await Preflight(http, origin, "PUT", "content-type"), "Access-Control-Allow-Origin").ShouldBe(origin);
        Said(await Preflight(http, Page, "PUT", "content-type"), "Access-Control-Allow-Origin").ShouldBe(Page);
        var refused = await Preflight(http, "https://evil.example", "PUT", "content-type");
        refused.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        var write = new HttpRequestMessage(HttpMethod.Put, "/api/day-notes/2026-11-16")
        {
            Headers = { { "Origin", origin } },
            Content = new StringContent("""{"note":"x"}""", null, "application/json"),
        };
        (await http.Say(write)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task No_answer_allows_every_origin_or_credentials()
    {
        var answer = await Preflight(api.CreateClient(), Page, "PUT", "content-type");

        Said(answer, "Access-Control-Allow-Origin").ShouldNotBe("*");
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    private static string Said(Answer answer, string header) => string.Join(',', answer.Headers.GetValues(header));

    private static Task<Answer> Preflight(HttpClient http, string origin, string method, string headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/api/day-notes/2026-11-16");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return http.Say(request);
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace TrainingOs.Api.Tests.Http;

/// <summary>The page over the description comes from this server, and from this server only.</summary>
public sealed partial class ScalarTests(TestApi api) : IClassFixture<TestApi>
{
    private readonly HttpClient _http = api.CreateClient(new() { AllowAutoRedirect = false });

    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    [InlineData("/scalar/")]
    public async Task Docs_leads_to_it(string address)
    {
        var answer = await _http.Get(address);
        answer.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldBe("/scalar");
    }

    [Fact]
    public async Task It_is_a_page_that_may_load_from_this_server_only()
    {
        var page = await _http.Get("/scalar");
        page.ShouldBe(HttpStatusCode.OK);
        page.About.ContentType!.MediaType.ShouldBe("text/html");
        var policy = page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldNotContain("unsafe-eval");
        policy.ShouldNotContain("http");
        policy.ShouldNotContain("*");
        policy.ShouldNotContain("script-src");
    }

    [Fact]
    public async Task All_that_it_names_is_served_here()
    {
        var page = (await _http.Get("/scalar")).ShouldBe(HttpStatusCode.OK);
        var named = Addresses().Matches(page.Text).Select(address => address.Groups["address"].Value).ToList();
        named.ShouldContain("vendor/scalar.js", page.Text);
        named.ShouldContain("openapi/v1.json");
        foreach (var address in named)
        {
            Uri.IsWellFormedUriString(address, UriKind.Relative).ShouldBeTrue(address);
            address.ShouldNotStartWith("/", Case.Sensitive, "the page may be served below a prefix");
            (await _http.Get($"/{address}")).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Its_script_is_served_as_a_script()
    {
        var script = await _http.Get("/vendor/scalar.js");
        script.About.ContentType!.MediaType.ShouldBe("text/javascript");
        script.Text.Length.ShouldBeGreaterThan(1_000_000);
    }

    [GeneratedRegex("""(?:src|href)="(?<address>[^"]*)["]""")]
    private static partial Regex Addresses();
}

using System.Net;
using System.Text;

namespace TrainingOs.Api.Tests.Http;

/// <summary>A page of another origin that may use the API reads every answer, also the one that refuses it.</summary>
public sealed class CorsTests(TestApi api) : IClassFixture<TestApi>
{
    private const string Allowed = "http://localhost:3000";
    private const string Header = "Access-Control-Allow-Origin";

    [Theory]
    [InlineData("GET", "/api/sessions", null, HttpStatusCode.OK)]
    [InlineData("GET", "/api/sessions?q=%ff", null, HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/nothing", null, HttpStatusCode.NotFound)]
    [InlineData("PATCH", "/api/sessions", null, HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/sessions", "application/json; charset=latin1", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "/api/sessions", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "/api/sessions", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/index.html", null, HttpStatusCode.MethodNotAllowed)]
    public async Task A_page_that_may_read_the_answers_may_read_the_refusals(
        string method, string path, string? mediaType, HttpStatusCode status)
    {
        (await Ask(Allowed, method, path, mediaType)).ShouldBe(status).Headers.GetValues(Header).ShouldBe([Allowed]);
        (await Ask("https://elsewhere.example", method, path, mediaType)).Headers.Contains(Header).ShouldBeFalse();
    }

    private Task<Answer> Ask(string origin, string method, string path, string? mediaType)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Origin", origin);
        if (mediaType is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        return api.CreateClient().Say(request);
    }
}

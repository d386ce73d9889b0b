using System.Net;

namespace TrainingOs.Api.Tests.Endpoints;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health"), InlineData("/health/ready")]
    public async Task A_server_that_is_well_says_so(string path)
    {
        using var api = new TestApi();

        ((string?)(await api.CreateClient().Get(path)).ShouldBe(HttpStatusCode.OK).Body["status"]).ShouldBe("ok");
    }

    [Fact]
    public async Task A_server_whose_database_is_gone_lives_and_is_not_ready()
    {
        using var api = new TestApi();
        var http = api.CreateClient();
        await http.Get("/health/ready");

        File.Move(api.File, api.File + ".away");

        (await http.Get("/health")).ShouldBe(HttpStatusCode.OK);
        var answer = (await http.Get("/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Detail!.ShouldContain(api.File);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        File.Exists(api.File).ShouldBeFalse();
    }
}

namespace TrainingOs.Api.Tests;

public sealed class PrivacyTests(TestApi api) : IClassFixture<TestApi>
{
    [Theory]
    [InlineData("/api/settings")]
    [InlineData("/api/summary/week/current")]
    [InlineData("/api/sessions/4711")]
    [InlineData("/nothing")]
    [InlineData("/api/sessions?limit=0")]
    public async Task No_cache_keeps_a_diary_and_no_browser_guesses_what_it_is(string path)
    {
        var answer = await api.CreateClient().Get(path);

        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        answer.Headers.Pragma.ShouldBeEmpty();
        answer.About.Expires.ShouldBeNull();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }
}

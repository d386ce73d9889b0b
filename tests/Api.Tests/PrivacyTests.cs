namespace TrainingOs.Api.Tests;

public sealed class PrivacyTests(TestApi api) : IClassFixture<TestApi>
{
    [Theory]
    [InlineData("/api/settings")]
    [InlineData("/api/summary/week/current")]
    [InlineData("/api/sessions/4711")]
    [InlineData("/nothing")]
    public async Task No_cache_keeps_a_diary(string path)
    {
        var answer = await api.CreateClient()
            .GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}

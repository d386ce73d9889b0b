using System.Collections.Concurrent;

namespace TrainingOs.Browser.Tests;

/// <summary>What the browser asks for, and of whom. That it asks no stranger is watched over in every test.</summary>
public sealed class NetworkTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_page_forbids_everything_that_is_not_its_own()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();

        var answer = await page.GotoAsync("/");

        var policy = (await answer!.AllHeadersAsync())["content-security-policy"];
        policy.ShouldStartWith("default-src 'self';");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
    }

    [Fact]
    public async Task The_policy_is_really_kept()
    {
        await using var visit = await Visit.To(product);
        visit.Provoke("Content Security Policy");
        var page = await visit.Open(product.NewWeek());

        var refused = await page.EvaluateAsync<string>(
            """
            () => new Promise((resolve) => {
              document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
              const script = document.createElement('script');
              script.textContent = 'window.isBroken = true';
              document.body.append(script);
            })
            """);

        refused.ShouldBe("script-src-elem");
    }

    [Fact]
    public async Task A_second_visit_transfers_next_to_nothing()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var first = await Transferred(visit, week.ToString());
        var second = await Transferred(visit, week.ToString());

        first.ShouldBeGreaterThan(20_000);
        second.ShouldBeLessThan(first / 20);
    }

    [Fact]
    public async Task A_save_names_the_state_it_replaces()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var saved = page.WaitForRequestAsync(request => request.Method == "PUT");

        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("Changed");
        await page.Save.ClickAsync();

        (await (await saved).AllHeadersAsync()).ShouldContainKey("if-match");
    }

    /// <summary>Bytes of bodies that a visit in a tab of its own brings.</summary>
    private static async Task<int> Transferred(Visit visit, string week)
    {
        var page = await visit.NewTab();
        var finished = new ConcurrentBag<IRequest>();
        page.RequestFinished += (_, request) => finished.Add(request);
        await page.GotoAsync($"/?week={week}");
        await page.IsShown();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var sizes = await Task.WhenAll(finished.Select(request => request.SizesAsync()));
        sizes.Length.ShouldBeGreaterThan(20);
        return sizes.Sum(size => size.ResponseBodySize);
    }
}

namespace TrainingOs.Browser.Tests;

/// <summary>What the page says, once, when the browser's clock is not that of the settings.</summary>
public sealed class ZoneHintTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_zone_of_the_browser_is_taken_over_with_one_press()
    {
        await using var visit = await Visit.To(product, new() { TimezoneId = "Pacific/Kiritimati" });
        var page = await visit.Open();
        await Expect(page.GetByText("this browser’s clock is that of Pacific/Kiritimati")).ToBeVisibleAsync();

        await page.Button("Use Pacific/Kiritimati").ClickAsync();

        await page.Says("Time zone Pacific/Kiritimati saved");
        await Expect(page.Today).ToHaveAttributeAsync("aria-labelledby", $"day-{await product.Today():yyyy-MM-dd}");
        await Expect(page.Heading).ToBeFocusedAsync();
        await Expect(page.Button("Use Pacific/Kiritimati")).ToHaveCountAsync(0);
        var settings = await product.Read("/api/settings");
        settings["timezone"]!.GetValue<string>().ShouldBe("Pacific/Kiritimati");
        settings["timezone"] = Product.Timezone;
        await product.Send(HttpMethod.Put, "/api/settings", settings);
    }

    [Fact]
    public async Task The_zone_of_the_settings_is_kept_for_good_and_nothing_asked_again()
    {
        await using var visit = await Visit.To(product, new() { TimezoneId = "America/New_York" });
        var page = await visit.Open();

        await page.Button($"Keep {Product.Timezone}").ClickAsync();

        await Expect(page.Heading).ToBeFocusedAsync();
        (await AsksForSettings(page)).ShouldBeFalse();
        await Expect(page.Button($"Keep {Product.Timezone}")).ToHaveCountAsync(0);
        (await product.Read("/api/settings"))["timezone"]!.GetValue<string>().ShouldBe(Product.Timezone);
    }

    [Fact]
    public async Task A_zone_with_the_same_clock_all_year_is_none_of_the_athletes_business()
    {
        await using var visit = await Visit.To(product, new() { TimezoneId = "Europe/Paris" });
        var page = await visit.NewTab();

        (await AsksForSettings(page)).ShouldBeTrue("of the first visit");

        await Expect(page.Button($"Keep {Product.Timezone}")).ToHaveCountAsync(0);
        (await AsksForSettings(page)).ShouldBeFalse("of the second");
    }

    [Fact]
    public async Task A_zone_that_cannot_be_saved_says_why()
    {
        await using var visit = await Visit.To(product, new() { TimezoneId = "America/New_York" });
        var page = await visit.Open();
        await Expect(page.Button($"Keep {Product.Timezone}")).ToBeVisibleAsync();
        await page.RouteAsync("**/api/settings", route => route.FulfillAsync(new()
        {
            Status = 500, ContentType = "application/problem+json", Body = """{"detail":"Not now."}""",
        }));

        await page.Button("Use America/New_York").ClickAsync();

        await Expect(page.GetByText("Not now.")).ToBeVisibleAsync();
        await Expect(page.Button("Use America/New_York")).ToBeVisibleAsync();
    }

    private static async Task<bool> AsksForSettings(IPage page)
    {
        var asked = false;
        page.Request += (_, request) => asked |= request.Url.EndsWith("/api/settings", StringComparison.Ordinal);
        await page.GotoAsync("/");
        await page.IsShown();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return asked;
    }
}

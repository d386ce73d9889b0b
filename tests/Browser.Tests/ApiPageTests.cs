namespace TrainingOs.Browser.Tests;

/// <summary>The page on which a person reads the API.</summary>
public sealed class ApiPageTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData("/scalar")]
    [InlineData("/docs")]
    public async Task It_shows_the_operations_and_asks_nobody_else(string address)
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();

        await page.GotoAsync(address);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Training OS", Level = 1 })).ToBeVisibleAsync();
        (string Group, string Operation)[] entries =
            [("Reality", "POST/api/sessions"), ("Review", "GET/api/summary/week/current"), ("Health", "GET/health")];
        foreach (var (group, operation) in entries)
        {
            await page.Button($"Open Group - {group}").ClickAsync();
            var entry = page.Locator($"a[href='#tag/{group.ToLowerInvariant()}/{operation}']");
            await entry.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Region).Locator($"[id$='{operation}']").First).ToBeInViewportAsync();
        }
    }

    [Fact]
    public async Task It_follows_the_theme_of_the_calendar_and_leads_back_there()
    {
        await using var visit = await Visit.To(product, new() { ColorScheme = ColorScheme.Light });
        var page = await visit.Open();
        await page.Button("Theme: as the system").ClickAsync();
        await page.Button("Theme: light").ClickAsync();
        await page.GotoAsync("/scalar");
        await Expect(page.Locator("body")).ToContainClassAsync("dark-mode");
        await page.EvaluateAsync("localStorage.clear()");
        await page.ReloadAsync();
        await Expect(page.Locator("body")).ToContainClassAsync("light-mode");

        await page.GetByRole(AriaRole.Link, new() { Name = "Calendar" }).ClickAsync();

        await page.IsShown();
        await Expect(page).ToHaveURLAsync($"{product.Address}");
    }

    [Fact]
    public async Task It_is_one_press_from_the_calendar()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.GetByRole(AriaRole.Link, new() { Name = "API", Exact = true }).ClickAsync();

        await Expect(page).ToHaveTitleAsync("API — Training OS");
    }
}

using System.Text.RegularExpressions;

namespace TrainingOs.Browser.Tests;

/// <summary>What counts, and where the athlete lives.</summary>
public sealed class SettingsTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_counts_is_chosen_by_ticking_it()
    {
        var week = product.NewWeek();
        await product.Log(week.Monday, new { type = "run", distance_km = 10, elevation_gain_m = 100 });
        await product.Log(week.Monday, new { type = "bike", distance_km = 50, elevation_gain_m = 700 });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var distance = page.Panel("Planned and done").GetByRole(AriaRole.Listitem)
            .Filter(new() { HasText = "Distance" });
        var climb = page.Panel("Planned and done").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Climb" });
        await Expect(distance).ToContainTextAsync("10 km");
        await Expect(climb).ToContainTextAsync("100 m");

        await page.Button("Change").ClickAsync();
        await Counts("Counts as distance", "Bike").CheckAsync();
        await Counts("Counts as climb", "Run").UncheckAsync();
        await page.Save.ClickAsync();

        await Expect(distance).ToContainTextAsync("60 km");
        await Expect(climb).ToContainTextAsync("0 m");
        await Expect(page.Panel("Planned and done"))
            .ToContainTextAsync("Distance counts run, trail and bike; climb counts trail and hike.");
        await Expect(page.Button("Settings")).ToBeFocusedAsync();

        await page.Button("Settings").ClickAsync();
        await Expect(Counts("Counts as distance", "Bike")).ToBeCheckedAsync();
        await Counts("Counts as distance", "Bike").UncheckAsync();
        await Counts("Counts as climb", "Run").CheckAsync();
        await page.Save.ClickAsync();
        await Expect(distance).ToContainTextAsync("10 km");

        ILocator Counts(string group, string sport) =>
            page.Sheet.GetByRole(AriaRole.Group, new() { Name = group }).GetByLabel(sport, new() { Exact = true });
    }

    [Fact]
    public async Task The_time_zone_decides_which_day_is_today()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();

        await Live("Pacific/Kiritimati");
        var there = await product.Today();
        await Expect(page.Today).ToHaveAttributeAsync("aria-labelledby", $"day-{there:yyyy-MM-dd}");
        await Live("Pacific/Pago_Pago");
        var here = await product.Today();
        await Expect(page.Today).ToHaveAttributeAsync("aria-labelledby", $"day-{here:yyyy-MM-dd}");
        here.ShouldBeLessThan(there);
        await Live(Product.Timezone);

        async Task Live(string timezone)
        {
            await page.Button("Settings").ClickAsync();
            await page.Field("Time zone").FillAsync(timezone);
            await page.Save.ClickAsync();
            await page.SheetIsClosed();
        }
    }

    [Fact]
    public async Task A_clock_time_noted_in_UTC_reads_the_same_when_its_day_changes_after_a_move()
    {
        var week = product.NewWeek();
        await product.Change("/api/settings", "timezone", "UTC");
        var id = await product.Log(week.Monday, new { start_time = $"{week.Monday:yyyy-MM-dd}T06:30:00" });
        await product.Change("/api/settings", "timezone", Product.Timezone);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Session(id).ClickAsync();
        await page.Field("Date").FillAsync($"{week.Sunday:yyyy-MM-dd}");
        await page.SaveAndClose();

        var session = await product.Read($"/api/sessions/{id}");
        session["start_time"]!.GetValue<string>().ShouldStartWith($"{week.Sunday:yyyy-MM-dd}T06:30:00");
    }

    [Fact]
    public async Task A_time_zone_that_does_not_exist_is_refused_where_it_stands()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.Button("Settings").ClickAsync();
        await page.Field("Time zone").FillAsync("Mars/Olympus");
        await page.Save.ClickAsync();

        await Expect(page.Field("Time zone")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Field("Time zone")).ToBeFocusedAsync();
        await Expect(page.Field("Time zone")).ToHaveAccessibleDescriptionAsync(new Regex("Europe/Berlin"));
        (await product.Read("/api/settings"))["timezone"]!.GetValue<string>().ShouldBe(Product.Timezone);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_cannot_be_overwritten()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());
        await page.RouteAsync("**/api/settings", route => route.FulfillAsync(new()
        {
            Status = 500, ContentType = "application/problem+json", Body = """{"detail":"Not now."}""",
        }));

        await page.Button("Settings").ClickAsync();

        await Expect(page.Sheet.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Not now.");
        await Expect(page.Field("Time zone")).ToBeHiddenAsync();
        await Expect(page.Save).ToBeDisabledAsync();
        await page.UnrouteAllAsync();
        await page.Choice("Try again").ClickAsync();
        await Expect(page.Field("Time zone")).ToHaveValueAsync(Product.Timezone);
        await Expect(page.Field("Time zone")).ToBeFocusedAsync();
        await Expect(page.Alert).ToHaveCountAsync(0);
        await Expect(page.Save).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Settings_that_are_still_read_cannot_be_saved_and_do_not_look_empty()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/api/settings", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });

        await page.Button("Settings").ClickAsync();

        await Expect(page.Sheet).ToContainTextAsync("Loading…");
        await Expect(page.Save).ToBeDisabledAsync();
        await Expect(page.Sheet.GetByText("Counts as distance")).ToBeHiddenAsync();
        held.SetResult();
        await Expect(page.Field("Time zone")).ToHaveValueAsync(Product.Timezone);
        await Expect(page.Field("Time zone")).ToBeFocusedAsync();
        await Expect(page.Sheet).Not.ToContainTextAsync("Loading…");
        await Expect(page.Save).ToBeEnabledAsync();
    }
}

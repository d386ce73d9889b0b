using System.Text.RegularExpressions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>How a person gets from week to week, and what the address says of it.</summary>
public sealed class NavigationTests(Product product) : IClassFixture<Product>
{
    private static readonly IsoWeek Last = new(2026, 53);

    [Fact]
    public async Task Buttons_lead_to_the_week_before_and_after_and_back_to_today()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Button("Next week").ClickAsync();
        await page.Shows(week.Next);
        await Expect(page).ToHaveURLAsync(Address(week.Next));
        await page.Button("Previous week").ClickAsync();
        await page.Button("Previous week").ClickAsync();
        await page.Shows(week.Previous);
        await Expect(page).ToHaveURLAsync(Address(week.Previous));

        await page.Button("Today").ClickAsync();
        await Expect(page.Today).ToBeInViewportAsync();
        await Expect(page).ToHaveURLAsync($"{product.Address}");
    }

    [Fact]
    public async Task A_date_leads_to_its_week()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.GetByLabel("Go to a date").FillAsync("2027-01-03");

        await page.Shows(Last);
        await Expect(page).ToHaveURLAsync(Address(Last));
        await Expect(page.GetByLabel("Go to a date")).ToHaveValueAsync("2026-12-28");
    }

    [Fact]
    public async Task Week_53_of_2026_lies_between_week_52_and_week_1()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(Last.Previous);

        await page.Button("Next week").ClickAsync();
        await page.Shows(Last);
        await Expect(page.Heading).ToContainTextAsync("Week 53 · 2026");
        await Expect(page.Heading).ToContainTextAsync(new Regex("28 December.*3 January"));
        await page.Button("Next week").ClickAsync();
        await page.Shows(new IsoWeek(2027, 1));
        await Expect(page.Heading).ToContainTextAsync("Week 1 · 2027");
    }

    [Fact]
    public async Task Back_and_forward_go_through_the_weeks_that_were_seen()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Button("Next week").ClickAsync();
        await page.Shows(week.Next);
        await page.Button("Next week").ClickAsync();
        await page.Shows(week.Next.Next);

        await page.GoBackAsync();
        await page.Shows(week.Next);
        await page.GoBackAsync();
        await page.Shows(week);
        await page.GoForwardAsync();
        await page.Shows(week.Next);
        await Expect(page).ToHaveURLAsync(Address(week.Next));
    }

    [Fact]
    public async Task A_reload_stays_in_the_week()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Button("Next week").ClickAsync();
        await page.Shows(week.Next);

        await page.ReloadAsync();

        await page.Shows(week.Next);
    }

    [Theory]
    [InlineData("2026-W00")]
    [InlineData("2026-47")]
    [InlineData("<script>")]
    [InlineData("10000-W01")]
    [InlineData("1899-W52")]
    [InlineData("2201-W01")]
    public async Task A_week_that_does_not_exist_is_named_and_the_current_one_shown(string text)
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();

        await page.GotoAsync($"/?week={Uri.EscapeDataString(text)}");

        await Expect(page.Today).ToBeVisibleAsync();
        await page.Says($"There is no week “{text}”. This is the current week.");
        await Expect(page).ToHaveURLAsync($"{product.Address}");
    }

    [Theory]
    [InlineData("2025-W53", 52)]
    [InlineData("2026-w54", 53)]
    public async Task A_week_beyond_the_end_of_its_year_is_told_how_many_the_year_has(string text, int weeks)
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();

        await page.GotoAsync($"/?week={text}");

        await page.Says($"There is no week “{text}”: {text[..4]} has {weeks} weeks. This is the current week.");
        await Expect(page).ToHaveURLAsync($"{product.Address}");
    }

    [Theory]
    [InlineData("2026-w47", "2026-W47")]
    [InlineData("2026-W1", "2026-W01")]
    [InlineData("2026w07", "2026-W07")]
    public async Task A_week_in_another_spelling_is_found_and_spelled_as_usual(string text, string week)
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();

        await page.GotoAsync($"/?week={text}");

        await page.Shows(IsoWeek.Parse(week, null));
        await Expect(page).ToHaveURLAsync($"{product.Address}?week={week}");
        await Expect(page.Messages).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Back_closes_a_dialog_and_leaves_the_week_behind_it()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Button("Next week").ClickAsync();
        await page.Shows(week.Next);
        await page.EditPlan.ClickAsync();
        await page.Field("What you intend").FillAsync("Half a sentence");

        await page.EvaluateAsync("history.back()");

        await page.SheetIsClosed();
        await page.Says("Draft kept");
        await Expect(page).ToHaveURLAsync(Address(week.Next));
        await page.Shows(week.Next);
        await page.GoBackAsync();
        await page.Shows(week);
        await page.GoForwardAsync();
        await page.Shows(week.Next);
    }

    [Fact]
    public async Task A_new_week_is_announced_to_who_does_not_see_it()
    {
        var week = product.NewWeek();
        await product.Log(week.Next.Monday);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Button("Next week").ClickAsync();

        await Expect(page.Locator("main [role=status]"))
            .ToContainTextAsync(new Regex($"Week {week.Next.Number} · .*1 session"));
    }

    [Fact]
    public async Task Quick_steps_end_in_the_week_that_was_asked_for_last()
    {
        var week = product.NewWeek();
        await product.Log(week.Next.Next.Next.Monday, new { title = "The third" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var held = new TaskCompletionSource();
        await page.RouteAsync($"**/api/summary/week/{week.Next.Next.Year}/{week.Next.Next.Number}", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });

        for (var step = 0; step < 3; step++) await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByText("The third")).ToBeVisibleAsync();
        held.SetResult();
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.Wait });

        await page.Shows(week.Next.Next.Next);
        await Expect(page.GetByText("The third")).ToBeVisibleAsync();
    }

    private string Address(IsoWeek week) => $"{product.Address}?week={week}";
}

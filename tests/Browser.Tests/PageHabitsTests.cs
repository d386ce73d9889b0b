using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>
/// How the calendar follows a date that is typed, the ends of time, midnight, and keys that get in the way.
/// </summary>
public sealed class PageHabitsTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_typed_date_is_followed_when_Enter_says_that_it_is_complete()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var field = page.GetByLabel("Go to a date");

        // Whatever order day and month have.
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("11112026");
        await Expect(field).ToHaveValueAsync("2026-11-11");
        await page.Shows(week);
        await page.Keyboard.PressAsync("Enter");

        await page.Shows(new(2026, 46));
        await Expect(field).ToHaveValueAsync("2026-11-09");
        await page.GoBackAsync();
        await page.Shows(week);
    }

    [Fact]
    public async Task A_typed_date_is_followed_when_the_field_is_left()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.GetByLabel("Go to a date").FocusAsync();
        await page.Keyboard.TypeAsync("11112026");
        await page.EvaluateAsync("document.activeElement.blur()");

        await page.Shows(new(2026, 46));
    }

    [Fact]
    public async Task The_calendar_ends_where_the_server_does()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(new IsoWeek(1900, 1));

        await page.Button("Previous week").ClickAsync();
        await page.Says("The calendar goes from 1900 to 2200.");
        await page.Shows(new(1900, 1));

        await page.GotoAsync("/?week=1899-W10");
        await page.Says("There is no week “1899-W10”. This is the current week.");
        await Expect(page.Today).ToBeVisibleAsync();

        await page.GotoAsync("/?week=2200-W52");
        await page.IsShown();
        await page.Button("Next week").ClickAsync();
        await page.Says("The calendar goes from 1900 to 2200.");
    }

    [Fact]
    public async Task What_is_refused_for_good_is_not_asked_for_again()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        // Between two quarters of an hour: at each of them a page asks whether a new day has begun.
        await page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 11, 18, 10, 5, 0, DateTimeKind.Utc) });
        var asked = 0;
        await page.RouteAsync("**/api/summary/**", route =>
        {
            asked++;
            return route.FulfillAsync(new()
            {
                Status = 404,
                ContentType = "application/problem+json",
                Body = """{"detail":"No such week."}""",
            });
        });

        await page.GotoAsync($"/?week={product.NewWeek()}");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No such week.");
        await Expect(page.Button("Try again")).ToHaveCountAsync(0);
        await page.Clock.FastForwardAsync(35_000);

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_left_open_over_midnight_asks_which_day_it_is()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 11, 22, 22, 59, 30, DateTimeKind.Utc) });
        await page.GotoAsync($"/?week={week}");
        await page.IsShown();
        await product.Log(week.Monday, new { title = "Since then" });

        await page.Clock.FastForwardAsync(40_000);

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Since then");
    }

    [Fact]
    public async Task Keys_of_one_letter_can_be_switched_off_and_stay_off()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Button("Help").ClickAsync();
        await page.Field("Keys of one letter work").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();

        foreach (var key in new[] { "n", "p", "t", "u", "?" }) await page.Keyboard.PressAsync(key);
        await page.SheetIsClosed();
        await page.Shows(week);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Shows(week.Next);

        await page.ReloadAsync();
        await page.IsShown();
        await page.Keyboard.PressAsync("n");
        await page.SheetIsClosed();
        await page.Button("Help").ClickAsync();
        await page.Field("Keys of one letter work").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();
        await page.Keyboard.PressAsync("n");
        await Expect(page.Field("Type")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_letter_that_is_held_down_counts_once()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.EvaluateAsync("dispatchEvent(new KeyboardEvent('keydown', { key: 'n', repeat: true }))");
        await page.SheetIsClosed();
        await page.EvaluateAsync("dispatchEvent(new KeyboardEvent('keydown', { key: 'n' }))");

        await Expect(page.Sheet).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_problem_of_a_group_of_boxes_belongs_to_the_group()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());
        const string refusal =
            """{"detail":"No.","errors":{"distance_types":["Not these."],"elevation_types":["Nor these."]}}""";
        await page.RouteAsync("**/api/settings", route => route.Request.Method == "GET"
            ? route.ContinueAsync()
            : route.FulfillAsync(new()
            {
                Status = 400,
                ContentType = "application/problem+json",
                Body = refusal,
            }));
        await page.Button("Settings").ClickAsync();
        var distance = page.Sheet.GetByRole(AriaRole.Group, new() { Name = "Counts as distance" });
        var climb = page.Sheet.GetByRole(AriaRole.Group, new() { Name = "Counts as climb" });

        await distance.GetByLabel("Swim").CheckAsync();
        await page.Save.ClickAsync();

        await Expect(distance).ToHaveAccessibleDescriptionAsync("Not these.");
        await Expect(climb).ToHaveAccessibleDescriptionAsync("Nor these.");
        await Expect(distance.GetByLabel("Run")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(distance.GetByLabel("Run")).ToBeFocusedAsync();
    }
}

using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>Light and dark, wide and in the hand.</summary>
public sealed class LookTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_page_follows_the_system_until_a_theme_is_chosen_which_stays()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product, new() { ColorScheme = ColorScheme.Dark });
        var page = await visit.Open(week);
        (await IsDark(page)).ShouldBeTrue("the system is dark");

        await page.Button("Theme: as the system").ClickAsync();
        await Expect(page.Button("Theme: light")).ToBeVisibleAsync();
        (await IsDark(page)).ShouldBeFalse();
        await page.ReloadAsync();
        await page.IsShown();
        await Expect(page.Button("Theme: light")).ToBeVisibleAsync();
        (await IsDark(page)).ShouldBeFalse();

        await page.Button("Theme: light").ClickAsync();
        (await IsDark(page)).ShouldBeTrue();
        await page.Button("Theme: dark").ClickAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        (await IsDark(page)).ShouldBeFalse("as the system again");
    }

    [Fact]
    public async Task A_chosen_theme_is_there_from_the_first_paint()
    {
        await using var visit = await Visit.To(product, new() { ColorScheme = ColorScheme.Light });
        var page = await visit.Open(product.NewWeek());
        await page.Button("Theme: as the system").ClickAsync();
        await page.Button("Theme: light").ClickAsync();
        await page.RouteAsync("**/js/main.js", route => route.AbortAsync());

        await page.ReloadAsync();

        (await IsDark(page)).ShouldBeTrue("before the modules run");
    }

    [Fact]
    public async Task A_theme_that_is_none_counts_as_none()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.AddInitScriptAsync(
            """
            localStorage.setItem('theme', 'dark');
            localStorage.setItem('training-os:theme', 'solarized');
            """);

        await page.GotoAsync("/");

        await Expect(page.Button("Theme: as the system")).ToBeVisibleAsync();
        (await IsDark(page)).ShouldBeFalse("the one is another program's, the other no theme");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(640)]
    [InlineData(1024)]
    [InlineData(1280)]
    public async Task Nothing_scrolls_sideways_and_everything_is_big_enough_to_touch(int width)
    {
        var week = await FullWeek();
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = await visit.Open(week);

        await Fits(page, "the week");
        await page.Session((await product.Sessions(week))[0]!["id"]!.GetValue<long>()).ClickAsync();
        await page.Sheet.GetByText("More", new() { Exact = true }).ClickAsync();
        await Fits(page, "a session");
        await page.Field("Title").FillAsync("Changed");
        await page.Keyboard.PressAsync("Escape");
        await page.Says("Draft kept");
        await Fits(page, "a message");
        ILocator[] openers = [page.Note(week.Monday), page.EditPlan, page.Button("Settings"), page.Button("Help")];
        foreach (var opener in openers)
        {
            // A message may lie over it; a person would close the message first.
            await opener.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Sheet).ToBeVisibleAsync();
            await Expect(page.Sheet.Locator("[aria-busy]")).ToHaveCountAsync(0);
            await Fits(page, await page.Sheet.Locator("h2").InnerTextAsync());
            await page.Keyboard.PressAsync("Escape");
            await page.SheetIsClosed();
        }

        await page.GotoAsync($"/?week={product.NewWeek()}");
        await page.IsShown();
        await Fits(page, "an empty week");
    }

    [Theory]
    [InlineData(390, 1)]
    [InlineData(800, 2)]
    [InlineData(1280, 7)]
    public async Task Days_are_a_list_on_a_phone_and_seven_columns_on_a_desk(int width, int columns)
    {
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = await visit.Open(product.NewWeek());

        var lefts = await page.Days.EvaluateAllAsync<double[]>(
            "days => days.map(day => Math.round(day.getBoundingClientRect().left))");

        lefts.Length.ShouldBe(7);
        lefts.Distinct().Count().ShouldBe(columns);
    }

    [Fact]
    public async Task In_the_hand_a_dialog_is_a_sheet_from_below()
    {
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        var page = await visit.Open(product.NewWeek());
        await page.EditPlan.ClickAsync();

        var box = (await page.Sheet.BoundingBoxAsync())!;

        box.X.ShouldBe(0);
        box.Width.ShouldBe(390);
        (box.Y + box.Height).ShouldBe(800, 1);
        await Expect(page.Save).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Today_comes_into_view_on_a_phone()
    {
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = 390, Height = 500 } });
        var page = await visit.Open();
        await page.EvaluateAsync("scrollTo(0, 0)");

        await page.Button("Today").ClickAsync();

        await Expect(page.Today).ToBeInViewportAsync();
    }

    private async Task<IsoWeek> FullWeek()
    {
        var week = product.NewWeek();
        await product.Plan(week, new
        {
            description = new string('x', 200), target_distance_km = 1234.56, tags = $"{new string('y', 50)}, short",
        });
        await product.Write(week.Monday, new string('z', 120));
        await product.Log(week.Monday, new
        {
            type = "strength", title = new string('w', 100), duration_minutes = 5999, distance_km = 1234.56,
            elevation_gain_m = 12345, start_time = $"{week.Monday:yyyy-MM-dd}T10:30:00", perceived_intensity = 10,
            is_race = true, external_id = $"{week}{new string('v', 90)}",
        });
        return week;
    }

    private static async Task Fits(IPage page, string state)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .ShouldBe(0, $"{state} scrolls sideways");
        var small = await page.EvaluateAsync<string[]>(
            """
            () => {
              const front = document.querySelector('dialog[open]') ?? document.body;
              const controls =
                'button, a[href], select, textarea, summary, input:not([type=checkbox], [type=radio]), '
                + 'label:has(input)';
              return [...front.querySelectorAll(controls)]
                .filter((control) => control.checkVisibility({ visibilityProperty: true }))
                .filter((control) => !control.closest('dialog:not([open])'))
                .map((control) => ({ control, box: control.getBoundingClientRect() }))
                .filter(({ box }) =>
                  box.width < 39.5 || box.height < 39.5 || box.left < -0.5 || box.right > innerWidth + 0.5)
                .map(({ control, box }) =>
                  `${Math.round(box.left)} ${Math.round(box.width)}×${Math.round(box.height)} `
                  + control.outerHTML.slice(0, 90));
            }
            """);
        small.ShouldBeEmpty(state);
        (await page.EvaluateAsync<int>("document.querySelectorAll('button').length")).ShouldBeGreaterThan(20);
    }

    private static Task<bool> IsDark(IPage page) => page.EvaluateAsync<bool>(
        """
        () => {
          const canvas = document.createElement('canvas').getContext('2d');
          canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
          canvas.fillRect(0, 0, 1, 1);
          return canvas.getImageData(0, 0, 1, 1).data[1] < 128;
        }
        """);
}

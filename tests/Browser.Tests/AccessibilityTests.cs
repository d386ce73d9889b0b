using Deque.AxeCore.Playwright;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>Axe finds nothing, whatever is open, in both schemes, wide and in the hand.</summary>
public sealed class AccessibilityTests(Product product) : IClassFixture<Product>
{
    public static TheoryData<ColorScheme, int> Looks => new()
    {
        { ColorScheme.Light, 1280 },
        { ColorScheme.Dark, 1280 },
        { ColorScheme.Light, 390 },
        { ColorScheme.Dark, 390 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_full_week_and_its_dialogs(ColorScheme scheme, int width)
    {
        var week = await FullWeek();
        await using var visit = await Look(scheme, width);
        var page = await visit.Open(week);
        await IsClean(page, "the week");

        ILocator[] openers =
        [
            page.Locator("button[id^=session-]").First, page.AddSession(week.Sunday), page.Note(week.Monday),
            page.EditPlan, page.Button("Settings"), page.Button("Help"),
        ];
        foreach (var opener in openers)
        {
            await opener.ClickAsync();
            await Expect(page.Sheet).ToBeVisibleAsync();
            await Expect(page.Sheet.Locator("[aria-busy]")).ToHaveCountAsync(0);
            if (await page.Sheet.Locator("summary").IsVisibleAsync()) await page.Sheet.Locator("summary").ClickAsync();
            await IsClean(page, await page.Sheet.Locator("h2").InnerTextAsync());
            await page.Keyboard.PressAsync("Escape");
            await page.SheetIsClosed();
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task An_empty_week_and_what_can_go_wrong(ColorScheme scheme, int width)
    {
        var week = product.NewWeek();
        await using var visit = await Look(scheme, width);
        var page = await visit.Open(week);
        await IsClean(page, "an empty week");

        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Distance").FillAsync("far");
        await page.Save.ClickAsync();
        await Expect(page.Field("Distance")).ToHaveAttributeAsync("aria-invalid", "true");
        await IsClean(page, "problems at fields");
        await page.Keyboard.PressAsync("Escape");
        await page.Says("Draft kept");
        await IsClean(page, "a message");

        await page.Messages.GetByText("Continue").ClickAsync();
        await visit.Context.SetOfflineAsync(true);
        await page.Field("Distance").FillAsync("5");
        await page.Field("Duration").FillAsync("30");
        await page.Save.ClickAsync();
        await Expect(page.Save).ToHaveTextAsync("Retry");
        await IsClean(page, "offline, with a draft");
        await page.Choice("Discard changes").ClickAsync();

        await page.GetByLabel("Go to a date").FillAsync("2030-05-05");
        await Expect(page.GetByText("This week cannot be shown")).ToBeVisibleAsync();
        await IsClean(page, "a failure");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Two_changes_side_by_side(ColorScheme scheme, int width)
    {
        var week = product.NewWeek();
        await using var visit = await Look(scheme, width);
        var page = await visit.Open(week);
        await page.AddNote(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("Mine");
        await product.Write(week.Monday, "Theirs");

        await page.Save.ClickAsync();

        await Expect(page.Choice("Keep mine")).ToBeVisibleAsync();
        await IsClean(page, "a conflict");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_session_and_an_import(ColorScheme scheme, int width)
    {
        var week = product.NewWeek();
        await product.Plan(week, new { description = "Easy.", target_distance_km = 40, tags = "build, hills" });
        var id = await product.Import($"{week}.gpx", Gpx.Run(week.Monday));
        await using var visit = await Look(scheme, width);
        var page = await visit.NewTab();
        await page.GotoAsync($"/sessions/{id}");
        await page.Charts.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Locator("summary").First.ClickAsync();
        await IsClean(page, "a session");

        await page.Keyboard.PressAsync("i");
        await page.GetByLabel("Files to import").SetInputFilesAsync([Gpx.File(week), Gpx.File(product.NewWeek())]);
        await Expect(page.Sheet).ToContainTextAsync("1 imported, 1 duplicate");
        await IsClean(page, "the report of an import");

        await page.GotoAsync("/imports");
        await page.GetByRole(AriaRole.List, new() { Name = "Imports" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Button("Take back this import…").ClickAsync();
        await IsClean(page, "an import");
        await page.GotoAsync("/sessions/999999");
        await Expect(page.Heading).ToHaveTextAsync("This session is not here");
        await IsClean(page, "no session");
    }

    [Fact]
    public async Task Every_field_of_every_dialog_has_a_name()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        var unnamed = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('input, select, textarea')]
              .filter((field) => !field.labels?.length && !field.ariaLabel)
              .map((field) => field.outerHTML)
            """);

        unnamed.ShouldBeEmpty();
    }

    private Task<Visit> Look(ColorScheme scheme, int width) =>
        Visit.To(product, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });

    private async Task<IsoWeek> FullWeek()
    {
        var week = product.NewWeek();
        await product.Plan(
            week, new { description = "Easy.", target_distance_km = 40, target_sessions = 5, tags = "build, hills" });
        await product.Write(week.Monday, "Slept badly.");
        foreach (var (type, day) in Enum.GetValues<SportType>().Select((type, index) => (type, index % 7)))
        {
            await product.Log(week.Monday.AddDays(day), new
            {
                type = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName($"{type}"), title = "A title",
                distance_km = 5, elevation_gain_m = 80, perceived_intensity = 6, is_race = true,
                start_time = $"{week.Monday.AddDays(day):yyyy-MM-dd}T07:00:00",
            });
        }

        return week;
    }

    private static async Task IsClean(IPage page, string state)
    {
        var result = await page.RunAxe();
        result.Passes.ShouldNotBeEmpty();
        result.Violations
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Impact} {violation.Id}: {node.Html}"))
            .ShouldBeEmpty(state);
    }
}

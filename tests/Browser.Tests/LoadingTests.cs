namespace TrainingOs.Browser.Tests;

/// <summary>What stands there while the week is on its way, and when it does not come.</summary>
public sealed class LoadingTests(Product product) : IClassFixture<Product>
{
    private const string Summaries = "**/api/summary/**";

    /// <summary>The modules that the scripts of a page import, and those they import.</summary>
    private const string Modules =
        """
        async () => {
          const found = new Set();
          const follow = async (address) => {
            if (found.has(address)) return;
            found.add(address);
            const text = await (await fetch(address)).text();
            const imports = text.matchAll(/^(?:import|export)[^;]*? from '(.+?)'|^import '(.+?)'/gm);
            await Promise.all([...imports].map(([, from, alone]) => follow(new URL(from ?? alone, address).href)));
          };
          const scripts = [...document.querySelectorAll('script[type=module]')].map(({ src }) => src);
          await Promise.all(scripts.map(follow));
          return [...found].filter((address) => !scripts.includes(address)).sort();
        }
        """;

    [Fact]
    public async Task While_the_week_loads_its_shape_stands_there()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        var held = await Hold(page, Summaries);

        await page.GotoAsync($"/?week={product.NewWeek()}");

        await Expect(page.Locator("main")).ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.Locator(".bone").First).ToBeVisibleAsync();
        await Expect(page.Days).ToHaveCountAsync(0);
        held.SetResult();
        await page.IsShown();
        await Expect(page.Locator(".bone").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task While_the_next_week_loads_nothing_of_the_former_one_stands_under_its_heading()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        var held = await Hold(page, $"**/api/summary/week/{week.Next.Year}/{week.Next.Number}");
        await page.GotoAsync($"/?week={week}");
        await page.IsShown();

        await page.Button("Next week").ClickAsync();

        await Expect(page.Heading).ToContainTextAsync($"Week {week.Next.Number} · ");
        await Expect(page.Day(week.Monday)).ToHaveCountAsync(0);
        await Expect(page.Locator(".bone").First).ToBeVisibleAsync();
        await Expect(page.Locator("main [role=status]")).ToHaveTextAsync($"Loading week {week.Next.Number}…");
        held.SetResult();
        await page.Shows(week.Next);
        await Expect(page.Locator(".bone").First).ToBeHiddenAsync();
        await Expect(page.Locator("main [inert]")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("p")]
    public async Task Until_a_week_is_there_the_keys_say_why_it_cannot_be_changed(string key)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        var held = await Hold(page, $"**/api/summary/week/{week.Next.Year}/{week.Next.Number}");
        await page.GotoAsync($"/?week={week}");
        await page.IsShown();
        await page.Button("Next week").ClickAsync();

        await page.Keyboard.PressAsync(key);

        await page.Says("This week is still loading.");
        await page.SheetIsClosed();
        held.SetResult();
        await page.Shows(week.Next);
        await page.Keyboard.PressAsync(key);
        await Expect(page.Sheet).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_week_that_was_seen_before_stands_there_at_once()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Button("Next week").ClickAsync();
        await page.Shows(week.Next);
        var held = await Hold(page, Summaries);

        await page.Button("Previous week").ClickAsync();

        await Expect(page.Day(week.Monday)).ToBeVisibleAsync();
        await Expect(page.Locator("main [inert]")).ToHaveCountAsync(0);
        held.SetResult();
        await page.Shows(week);
    }

    [Fact]
    public async Task A_failure_says_why_and_is_tried_again_on_request()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await Fail(page, Summaries, "The log of the server says what.");

        await page.GotoAsync($"/?week={product.NewWeek()}");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This week cannot be shown");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The log of the server says what.");
        await Expect(page.Days).ToHaveCountAsync(0);
        await page.UnrouteAllAsync();
        await page.Button("Try again").ClickAsync();
        await page.IsShown();
        await Expect(page.GetByText("This week cannot be shown")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_failure_is_tried_again_by_itself()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.Clock.InstallAsync();
        await Fail(page, Summaries, "Not now.");
        await page.GotoAsync($"/?week={product.NewWeek()}");
        await Expect(page.Button("Try again")).ToBeEnabledAsync();
        await page.UnrouteAllAsync();

        await page.Clock.FastForwardAsync(10_000);

        await page.IsShown();
    }

    [Fact]
    public async Task A_server_that_is_busy_for_a_moment_is_asked_again_without_a_word()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        var asked = 0;
        await page.RouteAsync(Summaries, route => ++asked == 1
            ? route.FulfillAsync(
                new() { Status = 503, ContentType = "application/problem+json", Body = """{"detail":"Busy."}""" })
            : route.ContinueAsync());

        await page.GotoAsync($"/?week={product.NewWeek()}");

        await page.IsShown();
        await Expect(page.GetByText("Busy.")).ToHaveCountAsync(0);
        asked.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_week_that_cannot_be_read_anew_is_shown_as_it_was_and_says_so()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Seen before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await Fail(page, Summaries, "Not now.");

        await page.AddNote(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("Saved all the same.");
        await page.Save.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not now. This is what was last seen.");
        await Expect(page.Session(id)).ToContainTextAsync("Seen before");
        await page.UnrouteAllAsync();
        await page.Button("Try again").ClickAsync();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Saved all the same.");
        await Expect(page.GetByText("This is what was last seen.")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task That_nothing_answers_is_said_once()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await visit.Context.SetOfflineAsync(true);

        await page.EvaluateAsync("dispatchEvent(new CustomEvent('training-changed', { detail: {} }))");

        var said = page.GetByText("Training OS does not answer.").Filter(new() { Visible = true });
        await Expect(said.First).ToBeVisibleAsync();
        await page.IsShown();
        await Expect(said).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Offline_the_page_says_so_until_the_network_is_back()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var banner = page.GetByText(
            "Training OS does not answer. What you save is kept, and sent by itself as soon as that works; "
            + "what you delete is not.");
        await Expect(banner).ToBeHiddenAsync();

        await visit.Context.SetOfflineAsync(true);
        await page.GetByLabel("Go to a date").FillAsync("2026-12-30");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Training OS does not answer.");
        await Expect(banner).ToBeVisibleAsync();

        await visit.Context.SetOfflineAsync(false);
        await Expect(banner).ToBeHiddenAsync();
        await page.Shows(new(2026, 53));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sessions/1")]
    [InlineData("/imports")]
    public async Task Every_module_of_a_page_is_asked_for_at_once_and_no_other(string address)
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.GotoAsync(address);
        await Expect(page.Heading).ToBeVisibleAsync();

        var needed = await page.EvaluateAsync<string[]>(Modules);

        needed.Length.ShouldBeGreaterThan(30);
        var asked = await page.EvaluateAsync<string[]>(
            """
            () => {
              const scripts = [...document.querySelectorAll('script[type=module]')].map(({ src }) => src);
              const asked = [...document.querySelectorAll('link[rel=modulepreload]')].map(({ href }) => href);
              return asked.filter((address) => !scripts.includes(address)).sort();
            }
            """);
        asked.ShouldBe(needed);
    }

    private static async Task<TaskCompletionSource> Hold(IPage page, string address)
    {
        var held = new TaskCompletionSource();
        await page.RouteAsync(address, async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        return held;
    }

    private static Task<IAsyncDisposable> Fail(IPage page, string address, string why) =>
        page.RouteAsync(address, route => route.FulfillAsync(new()
        {
            Status = 500,
            ContentType = "application/problem+json",
            Body = $$"""{"status":500,"detail":"{{why}}"}""",
        }));
}

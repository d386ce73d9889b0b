namespace TrainingOs.Browser.Tests;

/// <summary>
/// What was to be saved while the server was away is sent when it is back, whatever the athlete does meanwhile.
/// </summary>
public sealed class WaitingDraftsTests(Product product) : IClassFixture<Product>, IAsyncLifetime
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 40_000 };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A test that fails while the server is away leaves it to the next one all the same.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!product.IsRunning) await product.Start();
    }

    [Fact]
    public async Task What_waits_is_sent_although_its_dialog_was_closed()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await FailToSave(page, week.Monday, "After the power cut");
        await page.Keyboard.PressAsync("Escape");
        await page.Says("Sent as soon as that works: new session");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Training OS does not answer." }))
            .ToBeVisibleAsync();

        await product.Start();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("After the power cut", Patiently);
        await Expect(page.Messages).Not.ToContainTextAsync("Sent as soon as");
        await Expect(page.GetByText("Training OS does not answer.")).ToBeHiddenAsync();
        (await product.Sessions(week)).ShouldHaveSingleItem();
        await page.AddSession(week.Monday).ClickAsync();
        await Expect(page.Field("Title")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_waits_is_sent_after_a_reload()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await FailToSave(page, week.Monday, "Tomorrow is early enough");

        await product.Start();
        await page.ReloadAsync();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Tomorrow is early enough", Patiently);
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_waits_is_not_written_over_what_somebody_else_wrote_meanwhile()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Before");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Note(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("Mine");
        await product.Stop();
        await page.SaveInVain();
        await page.Escape();
        await page.RouteAsync("**/api/**", route => route.AbortAsync());
        await product.Start();
        await product.Write(week.Monday, "Theirs");

        await page.UnrouteAllAsync();

        await Expect(page.Messages).ToContainTextAsync("This was changed elsewhere in the meantime.", Patiently);
        (await product.Read($"/api/day-notes/{week.Monday:yyyy-MM-dd}"))["note"]!.GetValue<string>().ShouldBe("Theirs");
        await page.Offer("Continue").ClickAsync();
        await Expect(page.Sheet.GetByRole(AriaRole.Row).Last).ToHaveTextAsync("Note Before Mine Theirs");
    }

    [Fact]
    public async Task What_the_server_refuses_is_not_sent_again_and_says_why()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await FailToSave(page, week.Monday, "Refused");
        await page.Escape();
        var sent = 0;
        await page.RouteAsync("**/api/sessions", route =>
        {
            sent++;
            return route.FulfillAsync(new()
            {
                Status = 422,
                ContentType = "application/problem+json",
                Body = """{"detail":"Not like this."}""",
            });
        });
        await product.Start();

        await Expect(page.Messages).ToContainTextAsync("Not saved: new session", Patiently);
        await page.Says("Not like this.");
        await page.Clock.InstallAsync();
        await page.Clock.FastForwardAsync(30_000);
        sent.ShouldBe(1);
        await page.Offer("Continue").ClickAsync();
        await Expect(page.Field("Title")).ToHaveValueAsync("Refused");
    }

    [Fact]
    public async Task Whatever_stands_in_the_storage_the_dialogs_open()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.AddInitScriptAsync($$"""
            localStorage.setItem('draft:session:1', 'of another program');
            localStorage.setItem('training-os:draft:session:new:{{week.Monday:yyyy-MM-dd}}', '{"editor":');
            localStorage.setItem('training-os:draft:plan:{{week}}', '"a word"');
            localStorage.setItem('training-os:draft:settings', 'null');
            localStorage.setItem('training-os:undo:1', '{"editor":"note"');
            localStorage.setItem('training-os:undo:2', '{"editor":"note","label":"Nothing","target":{} }');
            """);
        await page.GotoAsync($"/?week={week}");
        await page.IsShown();

        await Expect(page.Messages).ToHaveTextAsync("");
        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("45");
        await page.SaveAndClose();
        await page.EditPlan.ClickAsync();
        await Expect(page.Field("What you intend")).ToHaveValueAsync("");
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_draft_of_an_older_page_is_sent_and_one_that_is_none_keeps_no_other_back()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.AddInitScriptAsync($$"""
            const keep = (key, draft) =>
              localStorage.setItem(`training-os:draft:${key}`, JSON.stringify({ isUnsent: true, ...draft }));
            const date = '{{week.Monday:yyyy-MM-dd}}';
            if (!localStorage.length) {
              keep('session:1', { editor: 'session', label: 'of no day', target: {}, form: { notes: 'Hm' } });
              keep('session:2', { editor: 'session', label: 'of no form', target: { date }, form: 'long' });
              keep(`session:new:${date}`, {
                editor: 'session', label: 'new session', target: { date }, clean: {},
                form: { type: 'trail', date, duration_minutes: '45', title: 'Of an older page', mood: 'good' },
              });
            }
            """);
        await page.GotoAsync($"/?week={week}");
        await page.IsShown();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Of an older page", Patiently);
        await Expect(page.Messages).ToContainTextAsync("Not saved: of no day.", Patiently);
        (await product.Sessions(week)).ShouldHaveSingleItem()!["type"]!.GetValue<string>().ShouldBe("trail");
    }

    [Fact]
    public async Task What_waits_and_is_thrown_away_is_not_sent_and_can_be_taken_back()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await FailToSave(page, week.Monday, "Never mind");
        await page.Escape();

        await page.Offer("Discard").ClickAsync();
        await product.Start();
        var failure = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Training OS does not answer." });
        await Expect(failure).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        (await product.Sessions(week)).ShouldBeEmpty();
        await page.Offer("Undo").ClickAsync();

        await Expect(page.Field("Title")).ToHaveValueAsync("Never mind");
        await page.SaveAndClose();
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_server_on_this_machine_needs_no_network()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })");
        var lost = 0;
        await page.RouteAsync("**/api/day-notes/**", route => ++lost == 1 ? route.AbortAsync() : route.ContinueAsync());

        await page.GotoAsync($"/?week={week}");
        await page.IsShown();
        await page.TypeNote(week.Monday, "In the hut without a network");
        await page.Save.ClickAsync();

        await Expect(page.Note(week.Monday)).ToContainTextAsync("In the hut");
        await Expect(page.GetByText("You are offline.")).ToBeHiddenAsync();
        lost.ShouldBe(2);
    }

    private async Task FailToSave(IPage page, DateOnly day, string title)
    {
        await page.TypeSession(day, title);
        await product.Stop();
        await page.SaveInVain();
    }
}

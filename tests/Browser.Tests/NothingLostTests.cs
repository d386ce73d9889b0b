using System.Collections.Concurrent;

namespace TrainingOs.Browser.Tests;

/// <summary>What a person typed survives whatever happens, and is written down once.</summary>
public sealed class NothingLostTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_was_typed_survives_Escape()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await TypeSession(page, week.Monday, "Half a thought");

        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();
        await page.Says("Draft kept: new session");
        await page.Messages.GetByText("Continue").ClickAsync();

        await Expect(page.Field("Title")).ToHaveValueAsync("Half a thought");
        await Expect(page.Sheet).ToContainTextAsync("This is a draft that was not saved yet.");
        await page.Save.ClickAsync();
        await Expect(page.Day(week.Monday)).ToContainTextAsync("Half a thought");
        await Expect(page.Messages).Not.ToContainTextAsync("Draft kept");
    }

    [Fact]
    public async Task What_was_typed_survives_a_press_beside_the_dialog()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await TypeSession(page, week.Monday, "Slipped");

        await page.Mouse.ClickAsync(10, 450);

        await page.SheetIsClosed();
        await page.AddSession(week.Monday).ClickAsync();
        await Expect(page.Field("Title")).ToHaveValueAsync("Slipped");
    }

    [Fact]
    public async Task What_was_typed_survives_a_reload_and_a_closed_tab()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("Changed, not saved");

        await page.ReloadAsync();
        await page.IsShown();
        await page.Says("Draft kept: Run on");
        await page.CloseAsync();
        page = await visit.Open(week);
        await page.Says("Draft kept: Run on");
        await page.Messages.GetByText("Continue").ClickAsync();

        await Expect(page.Field("Title")).ToHaveValueAsync("Changed, not saved");
        await page.Save.ClickAsync();
        await Expect(page.Session(id)).ToContainTextAsync("Changed, not saved");
        await page.ReloadAsync();
        await page.IsShown();
        await Expect(page.Messages).Not.ToContainTextAsync("Draft kept");
    }

    [Fact]
    public async Task Several_drafts_are_kept_beside_each_other()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await TypeSession(page, week.Monday, "Monday's");
        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();
        await TypeSession(page, week.Sunday, "Sunday's");
        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();
        await page.EditPlan.ClickAsync();
        await page.Field("What you intend").FillAsync("The plan's");
        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();

        await page.ReloadAsync();
        await page.IsShown();
        await Expect(page.Messages.GetByText("Draft kept")).ToHaveCountAsync(3);
        await page.AddSession(week.Monday).ClickAsync();
        await Expect(page.Field("Title")).ToHaveValueAsync("Monday's");
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_is_gone()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await TypeSession(page, week.Monday, "Never mind");
        await page.Keyboard.PressAsync("Escape");

        await page.Messages.GetByText("Discard").ClickAsync();
        await page.AddSession(week.Monday).ClickAsync();

        await Expect(page.Field("Title")).ToHaveValueAsync("");
        await Expect(page.Sheet.GetByText("This is a draft")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Offline_what_was_typed_is_kept_and_sent_by_itself_when_the_network_is_back()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await TypeSession(page, week.Monday, "In the tunnel");
        await visit.Context.SetOfflineAsync(true);

        await page.Save.ClickAsync();

        await Expect(page.Sheet.GetByRole(AriaRole.Alert)).ToHaveTextAsync(
            "Training OS does not answer. What you typed is kept, and sent by itself as soon as that works; "
            + "Retry tries it now.");
        await Expect(page.Save).ToHaveTextAsync("Retry");
        (await product.Sessions(week)).ShouldBeEmpty();
        await visit.Context.SetOfflineAsync(false);
        await page.SheetIsClosed();
        await Expect(page.Day(week.Monday)).ToContainTextAsync("In the tunnel");
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_server_that_stops_while_one_types_loses_nothing()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await TypeSession(page, week.Monday, "Through the power cut");
        await product.Stop();
        try
        {
            await page.Save.ClickAsync();
            await Expect(page.Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync(
                "Training OS does not answer. What you typed is kept, and sent by itself as soon as that works");
        }
        finally
        {
            await product.Start();
        }

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Through the power cut", new() { Timeout = 40_000 });
        await page.SheetIsClosed();
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_session_whose_answer_is_lost_is_added_once()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var statuses = await LoseTheFirstAnswer(page, "**/api/sessions");

        await TypeSession(page, week.Monday, "Sent twice");
        await page.Save.ClickAsync();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Sent twice");
        await page.SheetIsClosed();
        statuses.ShouldBe([201, 409]);
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_session_whose_answer_is_lost_is_added_once_even_over_a_reload()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.RouteAsync("**/api/sessions", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await TypeSession(page, week.Monday, "Sent twice");
        var lost = new TaskCompletionSource();
        page.RequestFailed += (_, _) => lost.TrySetResult();
        await page.Save.ClickAsync();
        await lost.Task;

        await page.ReloadAsync();
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await page.IsShown();
        await page.Messages.GetByText("Continue").ClickAsync();
        await page.Save.ClickAsync();

        await page.SheetIsClosed();
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_change_whose_answer_is_lost_is_recognised_as_ones_own()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("After");
        var statuses = await LoseTheFirstAnswer(page, $"**/api/sessions/{id}");

        await page.Save.ClickAsync();

        await Expect(page.Session(id)).ToContainTextAsync("After");
        await page.SheetIsClosed();
        statuses.ShouldBe([200, 412]);
    }

    [Fact]
    public async Task A_note_whose_answer_is_lost_is_recognised_as_ones_own()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var statuses = await LoseTheFirstAnswer(page, "**/api/day-notes/**");

        await page.AddNote(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("Once is enough");
        await page.Save.ClickAsync();

        await Expect(page.Note(week.Monday)).ToContainTextAsync("Once is enough");
        await page.SheetIsClosed();
        statuses.ShouldBe([201, 412]);
    }

    [Fact]
    public async Task A_deletion_whose_answer_is_lost_is_done()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        var statuses = await LoseTheFirstAnswer(page, $"**/api/sessions/{id}");

        await page.Choice("Delete").ClickAsync();

        await page.SheetIsClosed();
        await Expect(page.Session(id)).ToHaveCountAsync(0);
        statuses.ShouldBe([204, 404]);
    }

    [Fact]
    public async Task An_undo_that_fails_can_be_tried_again()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Come back");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Note(week.Monday).ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await page.SheetIsClosed();
        await visit.Context.SetOfflineAsync(true);

        await page.Messages.GetByText("Undo").ClickAsync();
        await page.Says("is not back yet: Training OS does not answer.");
        await visit.Context.SetOfflineAsync(false);
        await page.Messages.GetByText("Try again").ClickAsync();

        await Expect(page.Note(week.Monday)).ToContainTextAsync("Come back");
    }

    private static async Task TypeSession(IPage page, DateOnly day, string title)
    {
        await page.AddSession(day).ClickAsync();
        await page.Field("Duration").FillAsync("45");
        await page.Field("Title").FillAsync(title);
    }

    /// <summary>Lets each change through, but loses the answer of the first. Gives the statuses of all.</summary>
    private static async Task<ConcurrentQueue<int>> LoseTheFirstAnswer(IPage page, string address)
    {
        var statuses = new ConcurrentQueue<int>();
        await page.RouteAsync(address, async route =>
        {
            if (route.Request.Method == "GET")
            {
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync();
            statuses.Enqueue(answer.Status);
            await (statuses.Count == 1 ? route.AbortAsync() : route.FulfillAsync(new() { Response = answer }));
        });
        return statuses;
    }
}

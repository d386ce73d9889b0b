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
        await page.TypeSession(week.Monday, "Half a thought");

        await page.Escape();
        await page.Says("Draft kept: new session");
        await page.Offer("Continue").ClickAsync();

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
        await page.TypeSession(week.Monday, "Slipped");

        await page.Mouse.ClickAsync(10, 450);

        await page.SheetIsClosed();
        await page.Offer("Continue").ClickAsync();
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
        await page.Offer("Continue").ClickAsync();

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

        await page.TypeSession(week.Monday, "Monday's");
        await page.Escape();
        await page.TypeSession(week.Sunday, "Sunday's");
        await page.Escape();
        await page.EditPlan.ClickAsync();
        await page.Field("What you intend").FillAsync("The plan's");
        await page.Escape();

        await page.ReloadAsync();
        await page.IsShown();
        await Expect(page.Messages.GetByText("Draft kept")).ToHaveCountAsync(3);
        await page.Messages.GetByText("Continue").First.ClickAsync();
        await Expect(page.Field("Title")).ToHaveValueAsync("Monday's");
    }

    [Fact]
    public async Task A_draft_that_is_thrown_away_is_gone_unless_that_is_undone()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.TypeSession(week.Monday, "Never mind");
        await page.Escape();

        await page.Offer("Discard").ClickAsync();
        await page.AddSession(week.Monday).ClickAsync();

        await Expect(page.Field("Title")).ToHaveValueAsync("");
        await Expect(page.Sheet.GetByText("This is a draft")).ToBeHiddenAsync();
        await page.Escape();
        await page.Offer("Undo").ClickAsync();
        await Expect(page.Field("Title")).ToHaveValueAsync("Never mind");
        await Expect(page.Sheet.GetByText("This is a draft")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Offline_what_was_typed_is_kept_and_sent_by_itself_when_the_network_is_back()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.TypeSession(week.Monday, "In the tunnel");
        await visit.Context.SetOfflineAsync(true);

        await page.SaveInVain();

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
        await page.TypeSession(week.Monday, "Through the power cut");
        await product.Stop();
        try
        {
            await page.SaveInVain();
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
    public async Task A_draft_brought_back_does_not_push_a_later_one_out()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.TypeNote(week.Monday, "Earlier");
        await page.Choice("Discard changes").ClickAsync();
        await page.TypeNote(week.Monday, "Later");
        await page.Escape();

        await page.Offer("Undo").ClickAsync();
        await Expect(page.Field("Note")).ToHaveValueAsync("Earlier");
        await page.Escape();
        await page.Says("“Earlier”");
        await page.Messages.GetByText("Continue").First.ClickAsync();

        await Expect(page.Field("Note")).ToHaveValueAsync("Later");
    }

    [Fact]
    public async Task A_deletion_can_be_undone_after_a_reload_and_in_a_new_tab()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Come back", distance_km = 7.5 });
        await product.Write(week.Monday, "Come back, too");
        await product.Plan(week, new { description = "And the plan" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Delete(page.Session(id));
        await page.Delete(page.Note(week.Monday));
        await page.Delete(page.EditPlan);
        await page.Says("Plan for week");

        await page.ReloadAsync();
        await page.IsShown();
        await page.Offer("Undo").ClickAsync();
        await Expect(page.Panel("Plan")).ToContainTextAsync("And the plan");
        await page.CloseAsync();
        page = await visit.Open(week);
        await Expect(page.Messages.GetByText("Undo")).ToHaveCountAsync(2);
        await page.Offer("Undo").ClickAsync();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Come back, too");
        await page.Offer("Undo").ClickAsync();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("7.5 km");
        (await product.Sessions(week)).ShouldHaveSingleItem()!["title"]!.GetValue<string>().ShouldBe("Come back");
        await page.ReloadAsync();
        await page.IsShown();
        await Expect(page.Messages).ToHaveTextAsync("");
    }

    [Fact]
    public async Task An_undo_that_was_dismissed_or_taken_in_another_tab_is_not_offered_again()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Monday");
        await product.Write(week.Sunday, "Sunday");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Delete(page.Note(week.Monday));
        await page.Offer("Dismiss").ClickAsync();
        await page.Delete(page.Note(week.Sunday));
        var other = await visit.Open(week);
        await Expect(other.Messages.GetByText("Undo")).ToHaveCountAsync(1);

        await other.Offer("Undo").ClickAsync();
        await Expect(other.Note(week.Sunday)).ToContainTextAsync("Sunday");

        await Expect(page.Messages).ToHaveTextAsync("");
        await page.ReloadAsync();
        await page.IsShown();
        await Expect(page.Messages).ToHaveTextAsync("");
    }

    [Fact]
    public async Task An_undo_that_did_not_get_through_is_offered_again_after_a_reload()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Come back");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Delete(page.Note(week.Monday));
        await page.LoseChanges("**/api/day-notes/**");
        await page.Offer("Undo").ClickAsync();
        await page.Says("is not back yet: Training OS does not answer.");

        await page.NetworkIsBack();
        await page.ReloadAsync();
        await page.IsShown();
        await page.Offer("Undo").ClickAsync();

        await Expect(page.Note(week.Monday)).ToContainTextAsync("Come back");
    }

    [Fact]
    public async Task A_deletion_that_fails_behind_a_closed_dialog_says_so_and_can_be_tried_again()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Go away");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseChanges("**/api/day-notes/**");
        await page.Note(week.Monday).ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await page.Escape();

        await page.Says("is not deleted yet: Training OS does not answer.");
        await page.NetworkIsBack();
        await page.Offer("Try again").ClickAsync();

        await Expect(page.AddNote(week.Monday)).ToBeVisibleAsync();
        (await product.Find($"/api/day-notes/{week.Monday:yyyy-MM-dd}")).ShouldBeNull();
        await page.Offer("Undo").ClickAsync();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Go away");
    }

    [Fact]
    public async Task A_deletion_that_is_tried_again_spares_what_was_changed_since()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Go away");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseChanges("**/api/day-notes/**");
        await page.Note(week.Monday).ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await page.Escape();
        await page.Says("is not deleted yet");
        await product.Write(week.Monday, "Stay");

        await page.NetworkIsBack();
        await page.Offer("Try again").ClickAsync();

        await page.Says("is not deleted yet: This was changed elsewhere in the meantime.");
        (await product.Read($"/api/day-notes/{week.Monday:yyyy-MM-dd}"))["note"]!.GetValue<string>().ShouldBe("Stay");
    }

    [Fact]
    public async Task An_undo_that_fails_can_be_tried_again()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Come back");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Delete(page.Note(week.Monday));
        await visit.Context.SetOfflineAsync(true);

        await page.Offer("Undo").ClickAsync();
        await page.Says("is not back yet: Training OS does not answer.");
        await visit.Context.SetOfflineAsync(false);
        await page.Offer("Try again").ClickAsync();

        await Expect(page.Note(week.Monday)).ToContainTextAsync("Come back");
    }
}

namespace TrainingOs.Browser.Tests;

/// <summary>
/// What was written down although the answer never came: the page finds it there and goes on from it.
/// </summary>
public sealed class LostAnswersTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_session_whose_answer_is_lost_is_added_once()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var statuses = await page.LoseTheFirstAnswer("**/api/sessions");

        await page.TypeSession(week.Monday, "Sent twice");
        await page.SaveAndClose();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Sent twice");
        statuses.ShouldBe([201, 409]);
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_session_whose_answer_is_lost_is_added_once_even_over_a_reload()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseAnswers("**/api/sessions");
        await page.TypeSession(week.Monday, "Sent twice");
        var lost = new TaskCompletionSource();
        page.RequestFailed += (_, _) => lost.TrySetResult();
        await page.Save.ClickAsync();
        await lost.Task;

        await page.ReloadAsync();
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await page.IsShown();
        await page.Offer("Continue").ClickAsync();
        await page.SaveAndClose();

        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_change_whose_answer_is_lost_is_recognised_as_ones_own()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var statuses = await page.LoseTheFirstAnswer($"**/api/sessions/{id}");

        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("After");
        await page.SaveAndClose();

        await Expect(page.Session(id)).ToContainTextAsync("After");
        statuses.ShouldBe([200, 412]);
    }

    [Fact]
    public async Task A_note_whose_answer_is_lost_is_recognised_as_ones_own()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var statuses = await page.LoseTheFirstAnswer("**/api/day-notes/**");

        await page.TypeNote(week.Monday, "Once is enough");
        await page.SaveAndClose();

        await Expect(page.Note(week.Monday)).ToContainTextAsync("Once is enough");
        statuses.ShouldBe([201, 412]);
    }

    [Fact]
    public async Task What_is_typed_after_a_lost_answer_changes_the_session_that_was_added()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseAnswers("**/api/sessions");
        await page.TypeSession(week.Monday, "Around the lake");
        await page.SaveInVain();

        await page.Field("Duration").FillAsync("50");
        await page.Field("Notes").FillAsync("Longer than I thought.");
        await page.NetworkIsBack();
        await page.SaveAndClose();

        var session = (await product.Sessions(week)).ShouldHaveSingleItem()!;
        session["duration_minutes"]!.GetValue<double>().ShouldBe(50);
        session["notes"]!.GetValue<string>().ShouldBe("Longer than I thought.");
        session["source"]!.GetValue<string>().ShouldBe("page");
    }

    [Fact]
    public async Task What_is_typed_after_a_lost_answer_is_no_conflict_with_oneself()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseAnswers($"**/api/sessions/{id}");
        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("First thought");
        await page.SaveInVain();

        await page.Field("Title").FillAsync("Second thought");
        await page.NetworkIsBack();
        await page.SaveAndClose();

        (await product.Read($"/api/sessions/{id}"))["title"]!.GetValue<string>().ShouldBe("Second thought");
    }

    [Fact]
    public async Task What_somebody_else_made_of_it_since_is_put_beside_ones_own()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseAnswers("**/api/sessions");
        await page.TypeSession(week.Monday, "Mine");
        await page.SaveInVain();
        var added = (await product.Sessions(week)).ShouldHaveSingleItem()!;
        await product.Change($"/api/sessions/{added["id"]}", "title", "Theirs");

        await page.Field("Title").FillAsync("Mine after all");
        await page.NetworkIsBack();
        await page.Save.ClickAsync();

        await Expect(page.Sheet.GetByRole(AriaRole.Row).Last).ToHaveTextAsync("Title nothing Mine after all Theirs");
        await page.Choice("Keep mine").ClickAsync();
        await page.SheetIsClosed();
        (await product.Sessions(week)).ShouldHaveSingleItem()!["title"]!.GetValue<string>().ShouldBe("Mine after all");
    }

    [Fact]
    public async Task What_is_typed_while_a_save_is_on_its_way_is_not_closed_away()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var save = await page.HoldChanges("**/api/day-notes/**");
        await page.TypeNote(week.Monday, "Slept badly.");
        await page.Save.ClickAsync();
        await save.IsSent;

        await page.Field("Note").FillAsync("Slept badly. Ran well.");
        save.LetThrough();

        await page.Says("saved");
        await Expect(page.Field("Note")).ToHaveValueAsync("Slept badly. Ran well.");
        await page.SaveAndClose();
        var note = await product.Read($"/api/day-notes/{week.Monday:yyyy-MM-dd}");
        note["note"]!.GetValue<string>().ShouldBe("Slept badly. Ran well.");
    }

    [Fact]
    public async Task What_is_on_its_way_cannot_be_discarded_any_more()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.TypeNote(week.Monday, "Slept badly.");
        await page.Escape();
        await page.Offer("Continue").ClickAsync();
        var save = await page.HoldChanges("**/api/day-notes/**");

        await page.Save.ClickAsync();
        await save.IsSent;

        await Expect(page.Choice("Discard changes")).ToBeDisabledAsync();
        await Expect(page.Choice("Discard draft")).ToBeDisabledAsync();
        save.LetThrough();
        await page.SheetIsClosed();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Slept badly.");
    }

    [Fact]
    public async Task A_deletion_whose_answer_is_lost_is_done_and_can_be_undone()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Come back" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var statuses = await page.LoseTheFirstAnswer($"**/api/sessions/{id}");

        await page.Delete(page.Session(id));
        await Expect(page.Session(id)).ToHaveCountAsync(0);
        statuses.ShouldBe([204, 404]);
        await page.Offer("Undo").ClickAsync();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Come back");
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_undo_whose_answer_is_lost_is_recognised_as_done()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Come back");
        await product.Plan(week, new { description = "Come back too" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Delete(page.Note(week.Monday));
        var notes = await page.LoseTheFirstAnswer("**/api/day-notes/**");
        await page.Offer("Undo").ClickAsync();

        await page.Says("is back");
        await Expect(page.Messages).Not.ToContainTextAsync("is not back yet");
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Come back");
        notes.Last().ShouldBe(412);

        await page.Delete(page.EditPlan);
        var plans = await page.LoseTheFirstAnswer("**/api/plans/**");
        await page.Offer("Undo").ClickAsync();

        await Expect(page.Panel("Plan")).ToContainTextAsync("Come back too");
        await Expect(page.Messages).Not.ToContainTextAsync("is not back yet");
        plans.Last().ShouldBe(412);
    }

    [Fact]
    public async Task An_undo_that_is_tried_again_brings_a_session_back_once()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Come back" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Delete(page.Session(id));
        await page.LoseAnswers("**/api/sessions{,/**}");
        await page.Offer("Undo").ClickAsync();
        await page.Says("is not back yet");

        await page.NetworkIsBack();
        await page.Offer("Try again").ClickAsync();

        await page.Says("is back");
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_deleted_elsewhere_is_put_back_with_its_own_offset()
    {
        var week = product.NewWeek();
        var start = $"{week.Monday:yyyy-MM-dd}T06:30:00+09:00";
        var id = await product.Log(week.Monday, new { start_time = start });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("In Tokyo");
        await product.Send(HttpMethod.Delete, $"/api/sessions/{id}");
        await page.Save.ClickAsync();
        await Expect(page.Alert).ToContainTextAsync("deleted elsewhere");

        await page.SaveAndClose();

        (await product.Sessions(week)).ShouldHaveSingleItem()!["start_time"]!.GetValue<string>().ShouldBe(start);
    }
}

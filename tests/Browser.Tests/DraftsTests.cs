namespace TrainingOs.Browser.Tests;

/// <summary>Each opening of a dialog has a draft of its own, and all of them stay within reach.</summary>
public sealed class DraftsTests(Product product) : IClassFixture<Product>
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 40_000 };

    [Fact]
    public async Task Two_sessions_of_one_day_wait_beside_each_other()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseChanges("**/api/sessions");
        await page.TypeSession(week.Monday, "Morning run");
        await page.SaveInVain();
        await page.Escape();

        await page.AddSession(week.Monday).ClickAsync();
        await Expect(page.Field("Title")).ToHaveValueAsync("");
        await Expect(page.Sheet.GetByText("This is a draft")).ToBeHiddenAsync();
        await page.Escape();
        await page.TypeSession(week.Monday, "Evening swim");
        await page.SaveInVain();
        await page.Escape();
        await page.Says("“Morning run”");
        await page.Says("“Evening swim”");
        await page.NetworkIsBack();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Morning run", Patiently);
        await Expect(page.Day(week.Monday)).ToContainTextAsync("Evening swim", Patiently);
        (await product.Sessions(week)).Count.ShouldBe(2);
        await Expect(page.Messages).Not.ToContainTextAsync("Sent as soon as");
    }

    [Fact]
    public async Task Two_tabs_add_two_sessions_on_one_day()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var one = await visit.Open(week);
        var other = await visit.Open(week);

        await one.TypeSession(week.Monday, "Morning run");
        await other.AddSession(week.Monday).ClickAsync();
        await Expect(other.Field("Title")).ToHaveValueAsync("");
        await other.Field("Duration").FillAsync("20");
        await other.Field("Title").FillAsync("Evening swim");
        await one.SaveAndClose();
        await other.SaveAndClose();

        var titles = (await product.Sessions(week)).Select(session => session!["title"]!.GetValue<string>());
        titles.ShouldBe(["Morning run", "Evening swim"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_one_tab_throws_away_stays_in_the_other_where_it_is_typed()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Before");
        await using var visit = await Visit.To(product);
        var one = await visit.Open(week);
        var other = await visit.Open(week);
        await one.Note(week.Monday).ClickAsync();
        await one.Field("Note").FillAsync("Still at it");

        await other.Note(week.Monday).ClickAsync();
        await Expect(other.Field("Note")).ToHaveValueAsync("Still at it");
        await other.Choice("Discard changes").ClickAsync();
        await other.SheetIsClosed();
        await other.CloseAsync();
        await IsKept(one, "Still at it");
        await one.ReloadAsync();
        await one.IsShown();

        await one.Offer("Continue").ClickAsync();
        await Expect(one.Field("Note")).ToHaveValueAsync("Still at it");
    }

    [Fact]
    public async Task What_two_tabs_make_of_one_draft_is_kept_and_offered_twice()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var one = await visit.Open(week);
        var other = await visit.Open(week);
        await one.TypeNote(week.Monday, "Slept well");

        await other.AddNote(week.Monday).ClickAsync();
        await other.Field("Note").FillAsync("Slept well, ran badly");
        await IsKept(one, "Slept well");
        await IsKept(one, "Slept well, ran badly");
        await other.CloseAsync();
        await one.ReloadAsync();
        await one.IsShown();

        await Expect(one.Messages.GetByText("Draft kept")).ToHaveCountAsync(2);
        await one.Says("“Slept well”");
        await one.Says("“Slept well, ran badly”");
    }

    [Fact]
    public async Task A_draft_brought_back_takes_the_place_of_none_in_any_tab()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var one = await visit.Open(week);
        var other = await visit.Open(week);
        await one.TypeNote(week.Monday, "Earlier");
        await one.Choice("Discard changes").ClickAsync();
        await one.SheetIsClosed();
        await other.TypeNote(week.Monday, "Later");

        await one.Offer("Undo").ClickAsync();

        await Expect(one.Field("Note")).ToHaveValueAsync("Earlier");
        await Expect(other.Field("Note")).ToHaveValueAsync("Later");
        await IsKept(one, "Earlier");
        await IsKept(one, "Later");
    }

    [Fact]
    public async Task What_is_opened_again_goes_on_from_its_latest_draft()
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
        await page.Field("Note").FillAsync("Latest");
        await page.Escape();

        await page.AddNote(week.Monday).ClickAsync();

        await Expect(page.Field("Note")).ToHaveValueAsync("Latest");
        await page.SaveAndClose();
        await page.Says("Draft kept: note, Mon");
        await page.Says("“Later”");
    }

    [Fact]
    public async Task A_draft_that_another_tab_saved_is_not_offered_any_more()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var one = await visit.Open(week);
        await one.TypeNote(week.Monday, "Finished elsewhere");
        await one.Escape();
        var other = await visit.Open(week);

        await other.Offer("Continue").ClickAsync();
        await other.SaveAndClose();

        await Expect(one.Messages).Not.ToContainTextAsync("Draft kept");
        await Expect(one.Button("1 draft")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_draft_whose_message_was_dismissed_is_found_at_the_head_of_the_page()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await Expect(page.Button("1 draft")).ToBeHiddenAsync();
        await page.TypeNote(week.Monday, "Not lost");
        await page.Escape();
        await page.Offer("Dismiss").ClickAsync();
        await Expect(page.Messages).ToHaveTextAsync("");

        await page.Button("1 draft").ClickAsync();

        await Expect(page.Offer("Continue")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Field("Note")).ToHaveValueAsync("Not lost");
        await page.SaveAndClose();
        await Expect(page.Button("1 draft")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Why_a_draft_was_not_saved_is_still_said_after_a_reload()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseChanges("**/api/day-notes/**");
        await page.TypeNote(week.Monday, "Refused");
        await page.SaveInVain();
        await page.Escape();
        await page.NetworkIsBack();
        await page.RouteAsync("**/api/day-notes/**", route => route.FulfillAsync(new()
        {
            Status = 422, ContentType = "application/problem+json", Body = """{"detail":"Not like this."}""",
        }));
        await Expect(page.Messages).ToContainTextAsync("Not like this.", Patiently);

        await page.ReloadAsync();
        await page.IsShown();

        await page.Says("Not like this.");
    }

    [Theory]
    [InlineData(390, 700)]
    [InlineData(1280, 800)]
    public async Task Of_many_messages_three_are_shown_and_the_rest_is_folded(int width, int height)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(
            product, new() { ViewportSize = new() { Width = width, Height = height } });
        var page = await visit.NewTab();
        var days = string.Join(',', week.Days.Select(day => $"'{day:yyyy-MM-dd}'"));
        await page.AddInitScriptAsync($$"""
            for (const date of [{{days}}]) {
              const draft = { editor: 'note', label: `note, ${date}`, target: { date }, form: { note: 'Kept' } };
              localStorage.setItem(`training-os:draft:note:${date}`, JSON.stringify(draft));
            }
            """);
        await page.GotoAsync($"/?week={week}");
        await page.IsShown();
        var kept = page.Messages.GetByText("Draft kept");
        await Expect(kept).ToHaveCountAsync(3);

        await page.Button("and 4 more").ClickAsync();

        await Expect(kept).ToHaveCountAsync(7);
        var region = (await page.Messages.BoundingBoxAsync())!;
        region.Y.ShouldBeGreaterThan(height / 4f);
        await kept.First.ScrollIntoViewIfNeededAsync();
        await Expect(kept.First).ToBeInViewportAsync();
        await page.Button("Show fewer").ClickAsync();
        await Expect(kept).ToHaveCountAsync(3);
        await page.Button("and 4 more").ClickAsync();
        await page.Button("Dismiss all").ClickAsync();
        await Expect(page.Messages).ToHaveTextAsync("");
        await page.Button("7 drafts").ClickAsync();
        await Expect(kept).ToHaveCountAsync(7);
    }

    [Fact]
    public async Task What_is_said_twice_stands_there_once()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var save = await page.HoldChanges("**/api/day-notes/**");
        await page.TypeNote(week.Monday, "Slowly");
        await page.Save.ClickAsync();
        await save.IsSent;
        await page.Escape();

        await page.AddNote(week.Sunday).ClickAsync();
        await page.AddNote(week.Sunday).ClickAsync();

        await page.Says("The change before this one is still on its way.");
        await Expect(page.Messages.GetByText("still on its way")).ToHaveCountAsync(1);
        save.LetThrough();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Slowly");
    }

    private static async Task IsKept(IPage page, string note) => await page.WaitForFunctionAsync(
        """
        note => Object.keys(localStorage).filter(key => key.startsWith('training-os:draft:'))
          .some(key => JSON.parse(localStorage[key]).form.note === note)
        """,
        note);
}

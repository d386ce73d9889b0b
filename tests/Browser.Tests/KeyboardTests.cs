using System.Text.RegularExpressions;

namespace TrainingOs.Browser.Tests;

/// <summary>Everything without a mouse.</summary>
public sealed class KeyboardTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Arrows_and_T_go_through_the_weeks()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Keyboard.PressAsync("ArrowRight");
        await page.Shows(week.Next);
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Shows(week);
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Shows(week.Previous);
        await page.Keyboard.PressAsync("t");
        await Expect(page.Today).ToBeVisibleAsync();
    }

    [Fact]
    public async Task N_adds_a_session_on_Monday_of_another_week_and_today_in_the_current_one()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Keyboard.PressAsync("n");
        await Expect(page.Field("Date")).ToHaveValueAsync($"{week.Monday:yyyy-MM-dd}");
        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();
        await page.Keyboard.PressAsync("t");
        await Expect(page.Today).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Shift+N");
        await Expect(page.Field("Date")).ToHaveValueAsync($"{await product.Today():yyyy-MM-dd}");
    }

    [Fact]
    public async Task P_opens_the_plan_and_a_question_mark_the_keys()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.Keyboard.PressAsync("p");
        await Expect(page.Sheet).ToHaveAccessibleNameAsync(new Regex("^Plan · "));
        await Expect(page.Field("What you intend")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Sheet).ToHaveAccessibleNameAsync("Keys");
        string[] meanings =
            ["Previous and next week", "Today", "New session", "Plan of the week", "Undo", "Save from any field"];
        foreach (var meaning in meanings)
        {
            await Expect(page.Sheet).ToContainTextAsync(meaning);
        }

        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();
    }

    [Fact]
    public async Task Keys_are_letters_while_a_person_types()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.AddNote(week.Monday).ClickAsync();
        await page.Keyboard.TypeAsync("not a tnpu?");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Field("Note")).ToHaveValueAsync("not a tnpu?");
        await Expect(page.Sheet).ToHaveCountAsync(1);
        await page.Choice("Discard changes").ClickAsync();

        await page.GetByLabel("Go to a date").FocusAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.SheetIsClosed();
        await page.Shows(week);
    }

    [Fact]
    public async Task Keys_of_the_browser_stay_its_own()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        foreach (var key in new[] { "Control+p", "Alt+n", "Meta+t", "Control+ArrowRight", "Shift+ArrowRight" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await page.SheetIsClosed();
        await Expect(page).ToHaveURLAsync($"{product.Address}?week={week}");
        await page.Shows(week);
    }

    [Fact]
    public async Task On_a_keyboard_of_another_script_the_letters_lie_where_they_always_do()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.EvaluateAsync("dispatchEvent(new KeyboardEvent('keydown', { key: 'т', code: 'KeyN' }))");

        await Expect(page.Sheet).ToHaveAccessibleNameAsync("New session");
    }

    [Fact]
    public async Task Control_Enter_saves_the_settings()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());
        await page.Button("Settings").ClickAsync();
        await page.Field("Time zone").FillAsync("Mars/Olympus");

        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Field("Time zone")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Tab_goes_through_a_day_from_above_to_below(int width)
    {
        var week = product.NewWeek();
        await product.Log(week.Monday);
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = await visit.Open(week);

        var places = await page.Day(week.Monday).GetByRole(AriaRole.Button).EvaluateAllAsync<double[][]>(
            "buttons => buttons.map(button => button.getBoundingClientRect()).map(({ top, left }) => [top, left])");

        places.Length.ShouldBe(3);
        places.ShouldBe(places.OrderBy(place => place[0]).ThenBy(place => place[1]));
    }

    [Fact]
    public async Task An_arrow_on_a_card_leads_on_to_the_heading_of_the_week()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).FocusAsync();

        await page.Keyboard.PressAsync("ArrowRight");

        await page.Shows(week.Next);
        await Expect(page.Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_session_that_moved_away_leaves_the_focus_on_the_heading_and_is_followed_by_it()
    {
        var week = product.NewWeek();
        var elsewhere = week.Monday.AddDays(70);
        var id = await product.Log(week.Monday);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Field("Date").FillAsync($"{elsewhere:yyyy-MM-dd}");

        await page.Keyboard.PressAsync("Control+Enter");

        await page.Says("It is in another week.");
        await Expect(page.Heading).ToBeFocusedAsync();
        await page.Messages.GetByText("Show", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Day(elsewhere).Locator(page.Session(id))).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_session_is_added_changed_deleted_and_brought_back_by_keys_alone()
    {
        var week = product.NewWeek();
        var monday = week.Monday;
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Keyboard.PressAsync("n");
        await Expect(page.Field("Type")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Bike");
        await TabTo(page, page.Field("Duration"));
        await page.Keyboard.TypeAsync("2:05");
        await TabTo(page, page.Field("Distance"));
        await page.Keyboard.TypeAsync("48.2");
        await TabTo(page, page.Sheet.GetByRole(AriaRole.Radio, new() { Name = "Not set" }));
        for (var level = 0; level < 6; level++) await page.Keyboard.PressAsync("ArrowRight");
        await TabTo(page, page.Field("This was a race"));
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");

        var card = page.Day(monday).Locator("button[id^=session-]");
        await Expect(card).ToBeFocusedAsync();
        foreach (var part in new[] { "Bike", "2:05", "48.2 km", "6/10", "Race" })
        {
            await Expect(card).ToContainTextAsync(part);
        }

        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, page.Field("Notes"));
        await page.Keyboard.TypeAsync("Tail wind");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(card).ToContainTextAsync("Tail wind");
        await Expect(card).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, page.Choice("Delete"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.AddSession(monday)).ToBeFocusedAsync();
        await Expect(card).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("u");
        await Expect(card).ToContainTextAsync("Tail wind");
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_note_is_written_by_keys_alone()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await TabTo(page, page.AddNote(week.Monday));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Field("Note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("First line");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("second line");
        await TabTo(page, page.Save);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Note(week.Monday)).ToBeFocusedAsync();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("First line\nsecond line");
    }

    [Fact]
    public async Task A_plan_is_written_by_keys_alone()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Keyboard.PressAsync("p");
        await Expect(page.Field("What you intend")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Rest.");
        await TabTo(page, page.Field("Sessions"));
        await page.Keyboard.TypeAsync("2");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Panel("Plan")).ToContainTextAsync("Rest.");
        await Expect(page.Panel("Plan")).ToContainTextAsync("2 sessions");
        await Expect(page.EditPlan).ToBeFocusedAsync();
    }

    [Fact]
    public async Task After_a_dialog_the_focus_is_where_it_was()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday);
        await product.Write(week.Monday, "Tired.");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        ILocator[] openers =
        [
            page.Session(id), page.Note(week.Monday), page.AddSession(week.Sunday), page.AddNote(week.Sunday),
            page.EditPlan, page.Button("Settings"), page.Button("Help"), page.Button("Change"),
        ];

        foreach (var opener in openers)
        {
            await opener.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Sheet).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await page.SheetIsClosed();
            await Expect(opener).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task An_open_dialog_keeps_the_focus_inside()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());
        await page.Button("Help").ClickAsync();

        for (var press = 0; press < 12; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var isInside = await page.EvaluateAsync<bool>(
                "document.activeElement === document.body || document.activeElement.closest('dialog[open]') !== null");
            isInside.ShouldBeTrue("the page behind the dialog was reached");
        }
    }

    [Fact]
    public async Task The_first_tab_skips_to_the_week()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to the week" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Button("Previous week")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_has_the_focus_is_seen_to_have_it()
    {
        var week = product.NewWeek();
        await product.Log(week.Monday);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        for (var press = 0; press < 25; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            // The browser itself marks which part of a date has the focus.
            if (await page.EvaluateAsync<bool>("document.activeElement.type === 'date'")) continue;
            var outline = await page.EvaluateAsync<string>(
                "(({ outlineStyle, outlineWidth }) => `${outlineStyle} ${outlineWidth}`)"
                + "(getComputedStyle(document.activeElement))");
            outline.ShouldBe("solid 2px", await page.EvaluateAsync<string>("document.activeElement.outerHTML"));
        }
    }

    /// <summary>Presses Tab until this has the focus, as a person does.</summary>
    private static async Task TabTo(IPage page, ILocator goal)
    {
        await Expect(goal).ToBeVisibleAsync();
        for (var press = 0; press < 60; press++)
        {
            if (await goal.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(goal).ToBeFocusedAsync();
    }
}

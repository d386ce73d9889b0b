using System.Text.RegularExpressions;

namespace TrainingOs.Browser.Tests;

/// <summary>Writing down, changing and deleting, with the mouse.</summary>
public sealed class EditingTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_session_is_added_with_all_that_is_known_of_it()
    {
        var week = product.NewWeek();
        var tuesday = week.Monday.AddDays(1);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.AddSession(tuesday).ClickAsync();
        await Expect(page.Sheet).ToHaveAccessibleNameAsync("New session");
        await Expect(page.Field("Date")).ToHaveValueAsync($"{tuesday:yyyy-MM-dd}");
        await page.Field("Type").SelectOptionAsync(new SelectOptionValue { Label = "Trail" });
        await page.Field("Duration").FillAsync("1:30:30");
        await page.Field("Start").FillAsync("06:45");
        await page.Field("Distance").FillAsync("14.25");
        await page.Field("Climb").FillAsync("620");
        await page.Field("Title").FillAsync("Ridge loop");
        await page.Field("7").CheckAsync();
        await Expect(page.Sheet).ToContainTextAsync("7 of 10, hard");
        await page.Field("This was a race").CheckAsync();
        await page.Field("Notes").FillAsync("Windy on top.");
        await page.Sheet.GetByText("More", new() { Exact = true }).ClickAsync();
        await page.Field("Elapsed time").FillAsync("100");
        await page.Field("Energy").FillAsync("900");
        await page.Field("Average heart rate").FillAsync("148");
        await page.Field("Max heart rate").FillAsync("176");
        await page.Field("Average power").FillAsync("255");
        await page.Field("Time zone").FillAsync("Asia/Tokyo");
        await page.SaveAndClose();

        await page.Says("Trail on");
        var session = (await product.Sessions(week)).ShouldHaveSingleItem()!.AsObject();
        session["date"]!.GetValue<string>().ShouldBe($"{tuesday:yyyy-MM-dd}");
        session["type"]!.GetValue<string>().ShouldBe("trail");
        session["duration_minutes"]!.GetValue<double>().ShouldBe(90.5);
        session["start_time"]!.GetValue<string>().ShouldBe($"{tuesday:yyyy-MM-dd}T06:45:00+09:00");
        session["distance_km"]!.GetValue<double>().ShouldBe(14.25);
        session["elevation_gain_m"]!.GetValue<double>().ShouldBe(620);
        session["title"]!.GetValue<string>().ShouldBe("Ridge loop");
        session["perceived_intensity"]!.GetValue<int>().ShouldBe(7);
        session["is_race"]!.GetValue<bool>().ShouldBeTrue();
        session["notes"]!.GetValue<string>().ShouldBe("Windy on top.");
        session["elapsed_minutes"]!.GetValue<double>().ShouldBe(100);
        session["calories_kcal"]!.GetValue<double>().ShouldBe(900);
        session["average_heart_rate_bpm"]!.GetValue<double>().ShouldBe(148);
        session["max_heart_rate_bpm"]!.GetValue<double>().ShouldBe(176);
        session["average_power_watts"]!.GetValue<double>().ShouldBe(255);
        session["timezone"]!.GetValue<string>().ShouldBe("Asia/Tokyo");
        var card = page.Session(session["id"]!.GetValue<long>());
        await Expect(card).ToBeFocusedAsync();
        await Expect(page.Day(tuesday).Locator(card)).ToContainTextAsync("Ridge loop");
        await Expect(page.Panel("Planned and done")).ToContainTextAsync("14.25 km");
    }

    [Fact]
    public async Task A_changed_session_keeps_what_the_form_does_not_show()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new
        {
            duration_minutes = 61.23456789,
            distance_km = 10.123456,
            external_id = "watch-17",
            source = "watch",
            title = "Before",
        });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Session(id).ClickAsync();
        await Expect(page.Field("Title")).ToHaveValueAsync("Before");
        await page.Field("Title").FillAsync("After");
        await page.Save.ClickAsync();

        await Expect(page.Session(id)).ToContainTextAsync("After");
        await Expect(page.Session(id)).ToBeFocusedAsync();
        var session = await product.Read($"/api/sessions/{id}");
        session["duration_minutes"]!.GetValue<double>().ShouldBe(61.23456789);
        session["distance_km"]!.GetValue<double>().ShouldBe(10.123456);
        session["external_id"]!.GetValue<string>().ShouldBe("watch-17");
        session["source"]!.GetValue<string>().ShouldBe("watch");
    }

    [Fact]
    public async Task What_is_emptied_is_not_known_any_more()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { distance_km = 10, title = "Gone", perceived_intensity = 4 });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Session(id).ClickAsync();
        await page.Field("Distance").FillAsync("");
        await page.Field("Title").FillAsync("");
        await page.Sheet.GetByRole(AriaRole.Radio, new() { Name = "Not set" }).CheckAsync();
        await page.SaveAndClose();

        var session = await product.Read($"/api/sessions/{id}");
        session["distance_km"].ShouldBeNull();
        session["title"].ShouldBeNull();
        session["perceived_intensity"].ShouldBeNull();
    }

    [Fact]
    public async Task A_session_moved_to_another_week_is_one_press_away()
    {
        var week = product.NewWeek();
        var elsewhere = week.Monday.AddDays(70);
        var id = await product.Log(week.Monday);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Session(id).ClickAsync();
        await page.Field("Date").FillAsync($"{elsewhere:yyyy-MM-dd}");
        await page.Save.ClickAsync();

        await page.Says("It is in another week.");
        await Expect(page.Session(id)).ToHaveCountAsync(0);
        await page.Messages.GetByText("Show", new() { Exact = true }).ClickAsync();
        await Expect(page.Day(elsewhere).Locator(page.Session(id))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_session_moved_to_another_day_keeps_its_offset()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { start_time = $"{week.Monday:yyyy-MM-dd}T06:30:00+09:00" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Session(id).ClickAsync();
        await page.Field("Date").FillAsync($"{week.Sunday:yyyy-MM-dd}");
        await page.SaveAndClose();

        var session = await product.Read($"/api/sessions/{id}");
        session["start_time"]!.GetValue<string>().ShouldBe($"{week.Sunday:yyyy-MM-dd}T06:30:00+09:00");
    }

    [Fact]
    public async Task A_deleted_session_comes_back_with_its_own_external_id_when_that_is_undone()
    {
        var week = product.NewWeek();
        var id = await product.Log(
            week.Monday, new { title = "Do not go", distance_km = 7.5, external_id = "watch-18" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Delete(page.Session(id));
        await Expect(page.Session(id)).ToHaveCountAsync(0);
        (await product.Sessions(week)).ShouldBeEmpty();
        await page.Offer("Undo").ClickAsync();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Do not go");
        await page.Says("is back");
        var session = (await product.Sessions(week)).ShouldHaveSingleItem()!.AsObject();
        session["distance_km"]!.GetValue<double>().ShouldBe(7.5);
        session["external_id"]!.GetValue<string>().ShouldBe("watch-18");
    }

    [Fact]
    public async Task A_note_is_written_changed_deleted_and_brought_back()
    {
        var week = product.NewWeek();
        var friday = week.Monday.AddDays(4);
        var path = $"/api/day-notes/{friday:yyyy-MM-dd}";
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.AddNote(friday).ClickAsync();
        await Expect(page.Sheet).ToHaveAccessibleNameAsync(new Regex("^Friday"));
        await page.Field("Note").FillAsync("Short night.");
        await page.Save.ClickAsync();
        await Expect(page.Note(friday)).ToContainTextAsync("Short night.");
        await Expect(page.Note(friday)).ToBeFocusedAsync();

        await page.Note(friday).ClickAsync();
        await page.Field("Note").FillAsync("Short night.\nStrong coffee.");
        await page.Save.ClickAsync();
        await Expect(page.Note(friday)).ToContainTextAsync("Strong coffee.");
        (await product.Read(path))["note"]!.GetValue<string>().ShouldBe("Short night.\nStrong coffee.");

        await page.Note(friday).ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await Expect(page.AddNote(friday)).ToBeFocusedAsync();
        (await product.Find(path)).ShouldBeNull();

        await page.Offer("Undo").ClickAsync();
        await Expect(page.Note(friday)).ToContainTextAsync("Short night.\nStrong coffee.");
        (await product.Read(path))["note"]!.GetValue<string>().ShouldBe("Short night.\nStrong coffee.");
    }

    [Fact]
    public async Task A_plan_is_written_changed_deleted_and_brought_back()
    {
        var week = product.NewWeek();
        var path = $"/api/plans/{week.Year}/{week.Number}";
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.EditPlan.ClickAsync();
        await Expect(page.Sheet).ToHaveAccessibleNameAsync(new Regex("^Plan · "));
        await page.Field("What you intend").FillAsync("Three easy runs.");
        await page.Field("Distance").FillAsync("32.5");
        await page.Field("Duration").FillAsync("3:15");
        await page.Field("Sessions").FillAsync("3");
        await page.Field("Climb").FillAsync("250");
        await page.Field("Tags").FillAsync("base, easy");
        await page.Save.ClickAsync();
        await Expect(page.Panel("Plan")).ToContainTextAsync("Three easy runs.");
        await Expect(page.EditPlan).ToBeFocusedAsync();
        var plan = await product.Read(path);
        plan["target_distance_km"]!.GetValue<double>().ShouldBe(32.5);
        plan["target_duration_minutes"]!.GetValue<double>().ShouldBe(195);
        plan["target_sessions"]!.GetValue<int>().ShouldBe(3);
        plan["target_elevation_gain_m"]!.GetValue<double>().ShouldBe(250);
        plan["tags"]!.GetValue<string>().Split(',', StringSplitOptions.TrimEntries).ShouldBe(["base", "easy"]);

        await page.EditPlan.ClickAsync();
        await page.Field("Distance").FillAsync("");
        await page.Save.ClickAsync();
        await Expect(page.Panel("Plan")).Not.ToContainTextAsync("32.5");
        (await product.Read(path))["target_distance_km"].ShouldBeNull();

        await page.EditPlan.ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await Expect(page.Panel("Plan")).ToContainTextAsync("No plan for this week.");
        (await product.Find(path)).ShouldBeNull();

        await page.Offer("Undo").ClickAsync();
        await Expect(page.Panel("Plan")).ToContainTextAsync("Three easy runs.");
    }

    [Fact]
    public async Task Changes_that_were_thrown_away_can_be_taken_back()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.TypeNote(week.Monday, "On second thoughts");
        await page.Choice("Discard changes").ClickAsync();
        await page.SheetIsClosed();
        await page.AddNote(week.Monday).ClickAsync();
        await Expect(page.Field("Note")).ToHaveValueAsync("");
        await page.Choice("Close").ClickAsync();

        await page.Offer("Undo").ClickAsync();

        await Expect(page.Field("Note")).ToHaveValueAsync("On second thoughts");
        (await product.Find($"/api/day-notes/{week.Monday:yyyy-MM-dd}")).ShouldBeNull();
    }

    [Fact]
    public async Task Two_presses_on_save_add_one_session()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/api/sessions", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });

        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("45");
        await page.Field("Title").FillAsync("Once");
        await page.Save.ClickAsync();
        await Expect(page.Save).ToHaveTextAsync("Saving…");
        await Expect(page.Save).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        held.SetResult();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Once");
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_dialog_names_the_session_and_shows_at_once_what_is_filled_in()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { duration_minutes = 38 + 1 / 3d, average_heart_rate_bpm = 150 });
        await using var visit = await Visit.To(product, new() { Locale = "en-US" });
        var page = await visit.Open(week);

        await page.Session(id).ClickAsync();

        await Expect(page.Sheet).ToHaveAccessibleNameAsync($"Run · {week.Monday:ddd, MMM d}");
        await Expect(page.Field("Average heart rate")).ToBeVisibleAsync();
        await Expect(page.Field("Duration")).ToHaveAccessibleDescriptionAsync("38 minutes 20 seconds");
        await Expect(page.Sheet.Locator("label").Filter(new() { HasText = "required" }))
            .ToHaveTextAsync([new Regex("^Date"), new Regex("^Duration")]);
        await page.Keyboard.PressAsync("Escape");
        await page.SheetIsClosed();
        await page.AddSession(week.Monday).ClickAsync();
        await Expect(page.Field("Average heart rate")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_plan_that_says_nothing_is_refused_where_it_would_say_something(bool exists)
    {
        var week = product.NewWeek();
        var path = $"/api/plans/{week.Year}/{week.Number}";
        if (exists) await product.Plan(week, new { description = "Something." });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.EditPlan.ClickAsync();
        await page.Field("What you intend").FillAsync("");

        await page.Save.ClickAsync();

        await Expect(page.Field("What you intend"))
            .ToHaveAccessibleDescriptionAsync("Say what you intend, or set a target.");
        await Expect(page.Field("What you intend")).ToBeFocusedAsync();
        ((await product.Find(path)) is not null).ShouldBe(exists);
        await page.Field("Sessions").FillAsync("3");
        await page.Save.ClickAsync();
        await page.SheetIsClosed();
        (await product.Read(path))["target_sessions"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task A_field_grows_with_its_text_as_far_as_the_screen_allows()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = 390, Height = 800 } });
        var page = await visit.Open(week);
        await page.AddNote(week.Monday).ClickAsync();
        var empty = (await page.Field("Note").BoundingBoxAsync())!.Height;

        await page.Field("Note").FillAsync(string.Join('\n', Enumerable.Repeat("A line", 12)));
        var some = (await page.Field("Note").BoundingBoxAsync())!.Height;
        await page.Field("Note").FillAsync(string.Join('\n', Enumerable.Repeat("A line", 200)));
        var many = (await page.Field("Note").BoundingBoxAsync())!.Height;

        some.ShouldBeGreaterThan(empty);
        many.ShouldBe(400, 1);
    }

    [Fact]
    public async Task Text_that_looks_like_markup_is_shown_as_text()
    {
        var week = product.NewWeek();
        const string Markup = "<img src=x onerror=alert(1)><b>{{ 1 + 1 }}</b>";
        var id = await product.Log(week.Monday, new { title = Markup });
        await product.Write(week.Monday, Markup);
        await product.Plan(week, new { description = Markup, tags = Markup });

        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await Expect(page.Session(id)).ToContainTextAsync(Markup);
        await Expect(page.Note(week.Monday)).ToContainTextAsync(Markup);
        await Expect(page.Panel("Plan").GetByRole(AriaRole.Paragraph)).ToHaveTextAsync(Markup);
        await Expect(page.Panel("Plan").GetByRole(AriaRole.Listitem)).ToHaveTextAsync([Markup]);
        await Expect(page.Locator("main img")).ToHaveCountAsync(0);
    }
}

namespace TrainingOs.Browser.Tests;

/// <summary>The same thing changed in two places: nobody's words are lost, and the athlete decides.</summary>
public sealed class ConflictTests(Product product) : IClassFixture<Product>
{
    private const string Title = "This was changed elsewhere while you were editing";

    [Fact]
    public async Task Of_two_browsers_the_second_is_shown_what_the_first_saved_and_may_keep_its_own()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before", distance_km = 10 });
        await using var laptop = await Visit.To(product);
        await using var phone = await Visit.To(product, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var first = await laptop.Open(week);
        var second = await phone.Open(week);
        await second.Session(id).ClickAsync();
        await second.Field("Title").FillAsync("The phone's");

        await first.Session(id).ClickAsync();
        await first.Field("Title").FillAsync("The laptop's");
        await first.Field("Distance").FillAsync("12");
        await first.Save.ClickAsync();
        await Expect(first.Session(id)).ToContainTextAsync("The laptop's");
        await second.Save.ClickAsync();

        var conflict = second.Sheet.GetByRole(AriaRole.Region, new() { Name = Title });
        await Expect(conflict).ToBeFocusedAsync();
        await Expect(conflict.GetByRole(AriaRole.Row)).ToHaveTextAsync(
            ["Before Keep mine Take theirs", "Distance 10 12 12", "Title Before The phone's The laptop's"]);
        await Expect(second.Save).ToBeDisabledAsync();
        await second.Choice("Keep mine").ClickAsync();

        await Expect(second.Session(id)).ToContainTextAsync("The phone's");
        var session = await product.Read($"/api/sessions/{id}");
        session["title"]!.GetValue<string>().ShouldBe("The phone's");
        session["distance_km"]!.GetValue<double>().ShouldBe(12, "what was not touched here follows the other change");
    }

    [Fact]
    public async Task Or_take_theirs()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("Mine");
        await product.Change($"/api/sessions/{id}", "title", "Theirs");

        await page.Save.ClickAsync();
        await page.Choice("Take theirs").ClickAsync();

        await Expect(page.Field("Title")).ToHaveValueAsync("Theirs");
        await Expect(page.Field("Type")).ToBeFocusedAsync();
        await Expect(page.Sheet.GetByText(Title)).ToHaveCountAsync(0);
        await page.Choice("Close").ClickAsync();
        await page.SheetIsClosed();
        await Expect(page.Messages).Not.ToContainTextAsync("Draft kept");
        (await product.Read($"/api/sessions/{id}"))["title"]!.GetValue<string>().ShouldBe("Theirs");
    }

    [Fact]
    public async Task Theirs_that_were_taken_can_be_given_back()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Before");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Note(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("Mine");
        await product.Write(week.Monday, "Theirs");
        await page.Save.ClickAsync();
        await page.Choice("Take theirs").ClickAsync();
        await Expect(page.Field("Note")).ToHaveValueAsync("Theirs");

        await page.Offer("Undo").ClickAsync();

        await Expect(page.Field("Note")).ToHaveValueAsync("Mine");
        await Expect(page.Sheet.GetByRole(AriaRole.Row).Last).ToHaveTextAsync("Note Before Mine Theirs");
        await page.Choice("Keep mine").ClickAsync();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Mine");
    }

    [Fact]
    public async Task What_is_open_but_untouched_follows_the_other_change()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await product.Change($"/api/sessions/{id}", "title", "Theirs");

        await page.Session(id).ClickAsync();

        await Expect(page.Field("Title")).ToHaveValueAsync("Theirs");
        await Expect(page.Sheet.GetByText(Title)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_draft_of_yesterday_meets_what_was_changed_since()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before", notes = "Before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("Mine");
        await page.Escape();
        await product.Change($"/api/sessions/{id}", "notes", "Theirs");

        await page.ReloadAsync();
        await page.IsShown();
        await page.Offer("Continue").ClickAsync();

        await Expect(page.Sheet.GetByText(Title)).ToBeVisibleAsync();
        await page.Choice("Keep mine").ClickAsync();
        await page.SheetIsClosed();
        var session = await product.Read($"/api/sessions/{id}");
        session["title"]!.GetValue<string>().ShouldBe("Mine");
        session["notes"]!.GetValue<string>().ShouldBe("Theirs");
    }

    [Fact]
    public async Task Two_notes_for_one_day_are_put_side_by_side()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.TypeNote(week.Monday, "Mine");
        await product.Write(week.Monday, "Theirs");

        await page.Save.ClickAsync();

        await Expect(page.Sheet.GetByRole(AriaRole.Row).Last).ToHaveTextAsync("Note nothing Mine Theirs");
        await page.Choice("Keep mine").ClickAsync();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Mine");
    }

    [Fact]
    public async Task Two_plans_for_one_week_are_put_side_by_side()
    {
        var week = product.NewWeek();
        await product.Plan(week, new { description = "Before", target_distance_km = 40 });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.EditPlan.ClickAsync();
        await page.Field("What you intend").FillAsync("Mine");
        await page.Field("Climb").FillAsync("300");
        await product.Plan(week, new { description = "Theirs", target_distance_km = 50 });

        await page.Save.ClickAsync();

        await Expect(page.Sheet.GetByRole(AriaRole.Row))
            .ToHaveTextAsync([
                "Before Keep mine Take theirs",
                "What you intend Before Mine Theirs",
                "Distance 40 50 50",
                "Climb nothing 300 nothing",
            ]);
        await page.Choice("Keep mine").ClickAsync();
        await page.SheetIsClosed();
        var plan = await product.Read($"/api/plans/{week.Year}/{week.Number}");
        plan["description"]!.GetValue<string>().ShouldBe("Mine");
        plan["target_elevation_gain_m"]!.GetValue<double>().ShouldBe(300);
        plan["target_distance_km"]!.GetValue<double>().ShouldBe(50);
    }

    [Fact]
    public async Task All_that_Keep_mine_would_save_is_shown_and_what_is_shown_is_saved()
    {
        var week = product.NewWeek();
        var id = await product.Log(
            week.Monday, new { title = "Before", duration_minutes = 30, distance_km = 10, type = "run" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        await page.Field("Duration").FillAsync("40");
        await product.Send(HttpMethod.Put, $"/api/sessions/{id}", new
        {
            date = $"{week.Sunday:yyyy-MM-dd}", type = "trail", title = "Before", duration_minutes = 45,
        });

        await page.Save.ClickAsync();

        await Expect(page.Sheet.GetByRole(AriaRole.Row)).ToContainTextAsync(
        [
            "Before Keep mine Take theirs",
            "Type Run Trail Trail", $"Date {week.Monday:d MMM yyyy} {week.Sunday:d MMM yyyy}",
            "Duration 0:30 0:40 0:45", "Distance 10 nothing nothing",
        ]);
        await Expect(page.Field("Type")).ToHaveValueAsync("trail");
        await Expect(page.Field("Date")).ToHaveValueAsync($"{week.Sunday:yyyy-MM-dd}");
        await Expect(page.Field("Duration")).ToHaveValueAsync("0:40");
        await Expect(page.Field("Distance")).ToHaveValueAsync("");
        await page.Field("Title").FillAsync("Settled");
        await Expect(page.Sheet.GetByRole(AriaRole.Row).Last).ToHaveTextAsync("Title Before Settled Before");
        await page.Choice("Keep mine").ClickAsync();
        await page.SheetIsClosed();
        var session = await product.Read($"/api/sessions/{id}");
        session["title"]!.GetValue<string>().ShouldBe("Settled");
        session["type"]!.GetValue<string>().ShouldBe("trail");
        session["duration_minutes"]!.GetValue<double>().ShouldBe(40);
        session["distance_km"].ShouldBeNull();
        session["date"]!.GetValue<string>().ShouldBe($"{week.Sunday:yyyy-MM-dd}");
    }

    [Fact]
    public async Task The_same_change_made_twice_is_no_conflict()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Before");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Note(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("After");
        await page.Escape();
        await product.Write(week.Monday, "After");

        await page.Offer("Continue").ClickAsync();

        await Expect(page.Choice("Delete")).ToBeVisibleAsync();
        await Expect(page.Sheet.GetByText(Title)).ToHaveCountAsync(0);
        await Expect(page.Sheet.GetByText("This is a draft")).ToBeHiddenAsync();
        await page.Escape();
        await Expect(page.Messages).ToHaveTextAsync("");
    }

    [Fact]
    public async Task A_conflict_closed_undecided_keeps_what_was_typed()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Before");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Note(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("Mine");
        await product.Change($"/api/day-notes/{week.Monday:yyyy-MM-dd}", "note", "Theirs");
        await page.Save.ClickAsync();
        await Expect(page.Sheet.GetByText(Title)).ToBeVisibleAsync();

        await page.Escape();
        await page.Offer("Continue").ClickAsync();

        await Expect(page.Field("Note")).ToHaveValueAsync("Mine");
        await Expect(page.Sheet.GetByText(Title)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_deleted_elsewhere_can_be_put_back_as_it_stands_here()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before", distance_km = 8 });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("Mine");
        await product.Send(HttpMethod.Delete, $"/api/sessions/{id}");

        await page.Save.ClickAsync();

        await Expect(page.Alert).ToHaveTextAsync(
            "This was deleted elsewhere in the meantime. Save puts it back as it stands here.");
        await Expect(page.Alert).ToBeFocusedAsync();
        await page.Save.ClickAsync();
        await Expect(page.Day(week.Monday)).ToContainTextAsync("Mine");
        (await product.Sessions(week)).ShouldHaveSingleItem()!["distance_km"]!.GetValue<double>().ShouldBe(8);
    }

    [Fact]
    public async Task What_was_changed_elsewhere_is_not_deleted_unseen()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Before" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var read = page.WaitForResponseAsync($"**/api/sessions/{id}");
        await page.Session(id).ClickAsync();
        await (await read).FinishedAsync();
        await product.Change($"/api/sessions/{id}", "title", "Theirs");

        await page.Choice("Delete").ClickAsync();

        await Expect(page.Alert).ToContainTextAsync("This was changed elsewhere in the meantime. Look at it");
        await Expect(page.Field("Title")).ToHaveValueAsync("Theirs");
        (await product.Read($"/api/sessions/{id}"))["title"]!.GetValue<string>().ShouldBe("Theirs");
    }
}

namespace TrainingOs.Browser.Tests;

/// <summary>Messages are there for as long as they are of use, and where they can be seen.</summary>
public sealed class MessagesTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_deletion_can_be_undone_until_its_message_is_dismissed()
    {
        var week = product.NewWeek();
        await product.Write(week.Monday, "Come back");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Clock.InstallAsync();
        await page.Delete(page.Note(week.Monday));

        await page.Clock.RunForAsync(120_000);
        await Expect(page.Offer("Undo")).ToBeVisibleAsync();
        await page.Offer("Dismiss").ClickAsync();

        await Expect(page.Messages).ToHaveTextAsync("");
    }

    [Fact]
    public async Task What_was_discarded_can_be_taken_back_until_its_message_is_dismissed()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Clock.InstallAsync();
        await page.TypeNote(week.Monday, "On second thoughts");
        await page.Choice("Discard changes").ClickAsync();
        await page.SheetIsClosed();

        await page.Clock.RunForAsync(120_000);

        await page.Offer("Undo").ClickAsync();
        await Expect(page.Field("Note")).ToHaveValueAsync("On second thoughts");
    }

    [Fact]
    public async Task The_four_latest_deletions_can_be_undone()
    {
        var week = product.NewWeek();
        var days = week.Days.Take(5).ToList();
        foreach (var day in days) await product.Write(day, $"Note {day.Day}");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        foreach (var day in days)
        {
            // A message may lie over the note.
            await page.Note(day).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Choice("Delete").ClickAsync();
            await page.SheetIsClosed();
            await Expect(page.Note(day)).ToHaveCountAsync(0);
        }

        await page.Button("and 1 more").ClickAsync();
        await Expect(page.Messages.GetByText("Undo")).ToHaveCountAsync(4);
        for (var left = 3; left >= 0; left--)
        {
            await page.Offer("Undo").ClickAsync();
            await Expect(page.Messages.GetByText("Undo")).ToHaveCountAsync(left);
        }

        await Expect(page.Note(days[1])).ToBeVisibleAsync();
        (await product.Find($"/api/day-notes/{days[0]:yyyy-MM-dd}")).ShouldBeNull();
    }

    [Fact]
    public async Task The_clock_of_a_message_stands_still_while_a_dialog_covers_it()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(new(1900, 1));
        await page.Clock.InstallAsync();
        await page.Button("Previous week").ClickAsync();
        await page.Says("The calendar goes");
        await page.Mouse.MoveAsync(0, 0);

        await page.Button("Help").ClickAsync();
        await page.Clock.RunForAsync(60_000);
        await page.Escape();

        await page.Says("The calendar goes");
        await page.Clock.RunForAsync(10_000);
        await Expect(page.Messages).ToHaveTextAsync("");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task What_is_said_while_a_dialog_is_open_stands_in_it_and_covers_nothing(int width)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = width, Height = 844 } });
        var page = await visit.Open(week);
        await page.TypeNote(week.Sunday, "Kept");
        await page.Escape();
        await page.Says("Draft kept");
        var save = await page.HoldChanges("**/api/day-notes/**");
        await page.TypeNote(week.Monday, "Slept badly.");
        await page.Save.ClickAsync();
        await save.IsSent;
        await page.Field("Note").FillAsync("Slept badly. Ran well.");

        save.LetThrough();

        var inside = page.Sheet.Locator(page.Messages);
        await Expect(inside.GetByText("saved")).ToBeVisibleAsync();
        await Expect(inside).Not.ToContainTextAsync("Draft kept");
        var message = (await inside.GetByText("saved").BoundingBoxAsync())!;
        var button = (await page.Save.BoundingBoxAsync())!;
        (message.Y + message.Height).ShouldBeLessThan(button.Y);
        await inside.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(inside).ToHaveTextAsync("");
        await page.SaveAndClose();
        await page.Says("Draft kept");
        await page.Says("saved");
    }

    [Fact]
    public async Task A_draft_that_is_continued_out_of_another_dialog_leaves_the_draft_there()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseChanges("**/api/day-notes/**");
        await page.TypeNote(week.Monday, "Monday's");
        await page.SaveInVain();
        await page.Escape();
        await page.NetworkIsBack();
        await page.RouteAsync("**/api/day-notes/**", route => route.FulfillAsync(new()
        {
            Status = 422, ContentType = "application/problem+json", Body = """{"detail":"Not like this."}""",
        }));
        await page.TypeNote(week.Sunday, "Sunday's");

        var inside = page.Sheet.Locator(page.Messages);
        await Expect(inside).ToContainTextAsync("Not like this.", new() { Timeout = 40_000 });
        await inside.GetByText("Continue").ClickAsync();

        await Expect(page.Field("Note")).ToHaveValueAsync("Monday's");
        await Expect(inside).ToContainTextAsync("Draft kept");
        await inside.GetByText("Continue").ClickAsync();
        await Expect(page.Field("Note")).ToHaveValueAsync("Sunday's");
    }
}

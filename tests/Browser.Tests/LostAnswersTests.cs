using System.Collections.Concurrent;

namespace TrainingOs.Browser.Tests;

/// <summary>
/// What was written down although the answer never came: the page finds it there and goes on from it.
/// </summary>
public sealed class LostAnswersTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_is_typed_after_a_lost_answer_changes_the_session_that_was_added()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await LoseAnswers(page, "**/api/sessions");
        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("30");
        await page.Save.ClickAsync();
        await Expect(page.Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("What you typed is kept");

        await page.Field("Duration").FillAsync("45");
        await page.Field("Notes").FillAsync("Longer than I thought.");
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.Wait });
        await page.Save.ClickAsync();

        await page.SheetIsClosed();
        var session = (await product.Sessions(week)).ShouldHaveSingleItem()!;
        session["duration_minutes"]!.GetValue<double>().ShouldBe(45);
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
        await page.Session(id).ClickAsync();
        await LoseAnswers(page, $"**/api/sessions/{id}");
        await page.Field("Title").FillAsync("First thought");
        await page.Save.ClickAsync();
        await Expect(page.Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("What you typed is kept");

        await page.Field("Title").FillAsync("Second thought");
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.Wait });
        await page.Save.ClickAsync();

        await page.SheetIsClosed();
        (await product.Read($"/api/sessions/{id}"))["title"]!.GetValue<string>().ShouldBe("Second thought");
    }

    [Fact]
    public async Task What_somebody_else_made_of_it_since_is_put_beside_ones_own()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await LoseAnswers(page, "**/api/sessions");
        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("30");
        await page.Save.ClickAsync();
        await Expect(page.Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("What you typed is kept");
        var added = (await product.Sessions(week)).ShouldHaveSingleItem()!;
        added["title"] = "Theirs";
        await product.Send(HttpMethod.Put, $"/api/sessions/{added["id"]}", added);

        await page.Field("Title").FillAsync("Mine");
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.Wait });
        await page.Save.ClickAsync();

        await Expect(page.Sheet.GetByRole(AriaRole.Row).Last).ToHaveTextAsync("TitleMineTheirs");
        await page.Choice("Keep mine").ClickAsync();
        await page.SheetIsClosed();
        (await product.Sessions(week)).ShouldHaveSingleItem()!["title"]!.GetValue<string>().ShouldBe("Mine");
    }

    [Fact]
    public async Task What_is_typed_while_a_save_is_on_its_way_is_not_closed_away()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var held = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await page.RouteAsync("**/api/day-notes/**", async route =>
        {
            asked.TrySetResult();
            await held.Task;
            await route.ContinueAsync();
        });
        await page.AddNote(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("Slept badly.");
        await page.Save.ClickAsync();
        await asked.Task;

        await page.Field("Note").FillAsync("Slept badly. Ran well.");
        held.SetResult();

        await page.Says("saved");
        await Expect(page.Field("Note")).ToHaveValueAsync("Slept badly. Ran well.");
        await page.Save.ClickAsync();
        await page.SheetIsClosed();
        (await product.Read($"/api/day-notes/{week.Monday:yyyy-MM-dd}"))["note"]!.GetValue<string>()
            .ShouldBe("Slept badly. Ran well.");
    }

    [Theory]
    [InlineData(412)]
    [InlineData(404)]
    public async Task A_deletion_whose_answer_is_lost_can_be_undone(int second)
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Come back" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Session(id).ClickAsync();
        var deletions = 0;
        await page.RouteAsync($"**/api/sessions/{id}", async route =>
        {
            if (route.Request.Method != "DELETE")
            {
                await route.ContinueAsync();
                return;
            }

            // The server of today or of tomorrow: what is not there matches no ETag, or is simply not there.
            if (++deletions > 1)
            {
                await route.FulfillAsync(
                    new() { Status = second, ContentType = "application/problem+json", Body = """{"detail":"No."}""" });
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });

        await page.Choice("Delete").ClickAsync();
        await page.Messages.GetByText("Undo").ClickAsync();

        await Expect(page.Day(week.Monday)).ToContainTextAsync("Come back");
        deletions.ShouldBe(2);
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
        await page.Note(week.Monday).ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await page.Says("deleted");
        var notes = await LoseTheFirstAnswer(page, "**/api/day-notes/**");
        await page.Messages.GetByText("Undo").ClickAsync();

        await page.Says("is back");
        await Expect(page.Messages).Not.ToContainTextAsync("is not back yet");
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Come back");
        notes.Last().ShouldBe(412);

        await page.EditPlan.ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await page.Says("deleted");
        var plans = await LoseTheFirstAnswer(page, "**/api/plans/**");
        await page.Messages.GetByText("Undo").ClickAsync();

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
        await page.Session(id).ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await page.Says("deleted");
        await LoseAnswers(page, "**/api/sessions");
        await page.Messages.GetByText("Undo").ClickAsync();
        await page.Says("is not back yet");
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.Wait });

        await page.Messages.GetByText("Try again").ClickAsync();

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
        await Expect(page.Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("deleted elsewhere");

        await page.Save.ClickAsync();

        await page.SheetIsClosed();
        (await product.Sessions(week)).ShouldHaveSingleItem()!["start_time"]!.GetValue<string>().ShouldBe(start);
    }

    /// <summary>Lets every change through, and loses all answers to them.</summary>
    private static Task<IAsyncDisposable> LoseAnswers(IPage page, string address) =>
        page.RouteAsync(address, async route =>
        {
            if (route.Request.Method == "GET")
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });

    private static async Task<ConcurrentQueue<int>> LoseTheFirstAnswer(IPage page, string address)
    {
        var statuses = new ConcurrentQueue<int>();
        await page.RouteAsync(address, async route =>
        {
            if (route.Request.Method != "PUT")
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

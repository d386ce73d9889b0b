using System.Text.RegularExpressions;

namespace TrainingOs.Browser.Tests;

/// <summary>What is not right is said where it stands, by the page or by the server.</summary>
public sealed class ProblemTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_day_too_far_ahead_is_refused_at_the_date()
    {
        var week = product.NewWeek();
        var later = (await product.Today()).AddYears(2);
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var answer = page.WaitForResponseAsync("**/api/sessions");

        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Date").FillAsync($"{later:yyyy-MM-dd}");
        await page.Field("Duration").FillAsync("45");
        await page.Field("Title").FillAsync("Kept");
        await page.Save.ClickAsync();

        (await answer).Status.ShouldBe(422);
        await Refused(page.Field("Date"), "more than a year ahead");
        await Expect(page.Sheet.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("Not saved yet: something is not right where it is marked.");
        await Expect(page.Field("Title")).ToHaveValueAsync("Kept");

        await page.Field("Date").FillAsync($"{week.Sunday:yyyy-MM-dd}");
        await Expect(page.Field("Date")).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await page.Save.ClickAsync();
        await Expect(page.Day(week.Sunday)).ToContainTextAsync("Kept");
    }

    [Theory]
    [InlineData("Duration", "200:00")]
    [InlineData("Distance", "-3")]
    [InlineData("Distance", "99999999")]
    [InlineData("Climb", "-1")]
    [InlineData("Average heart rate", "900")]
    [InlineData("Max heart rate", "0")]
    [InlineData("Average power", "-5")]
    [InlineData("Energy", "-5")]
    [InlineData("Elapsed time", "200:00")]
    [InlineData("Time zone", "Mars/Olympus")]
    public async Task What_the_server_refuses_is_marked_at_its_field(string label, string text)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var answer = page.WaitForResponseAsync("**/api/sessions");

        await page.AddSession(week.Monday).ClickAsync();
        await page.Sheet.GetByText("More", new() { Exact = true }).ClickAsync();
        await page.Field("Duration").FillAsync("45");
        await page.Field(label).FillAsync(text);
        await page.Sheet.GetByText("More", new() { Exact = true }).ClickAsync();
        await page.Save.ClickAsync();

        (await answer).Status.ShouldBeInRange(400, 422);
        await Refused(page.Field(label), @"\w+ .*\.");
        await Expect(page.Field(label)).ToHaveValueAsync(text);
        (await product.Sessions(week)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Duration", "", "Say how long it took")]
    [InlineData("Duration", "soon", "Write hours and minutes as 1:05")]
    [InlineData("Duration", "1:75", "Write hours and minutes as 1:05")]
    [InlineData("Date", "", "Choose the day")]
    [InlineData("Distance", "ten", "Write a number, or leave it empty")]
    [InlineData("Climb", "1.2.3", "Write a number, or leave it empty")]
    public async Task What_is_no_number_duration_or_day_is_not_sent_at_all(string label, string text, string sentence)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        page.Request += (_, request) => request.Method.ShouldBe("GET");

        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("45");
        await page.Field(label).FillAsync(text);
        await page.Save.ClickAsync();

        await Refused(page.Field(label), sentence);
    }

    [Theory]
    [InlineData("session", "Title", 201)]
    [InlineData("session", "Notes", 20_001)]
    [InlineData("session", "Time zone", 101)]
    [InlineData("note", "Note", 10_001)]
    [InlineData("plan", "What you intend", 10_001)]
    [InlineData("plan", "Tags", 2_000)]
    public async Task A_text_that_is_too_long_is_pasted_whole_and_refused_at_its_field(
        string dialog, string label, int length)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        if (dialog is "session") await page.TypeSession(week.Monday, "Too long");
        if (dialog is "note") await page.AddNote(week.Monday).ClickAsync();
        if (dialog is "plan") await page.EditPlan.ClickAsync();
        if (label is "Time zone") await page.Sheet.GetByText("More", new() { Exact = true }).ClickAsync();
        if (label is "Tags") await page.Field("What you intend").FillAsync("Something");
        var text = new string('x', length);

        await page.Field(label).ClearAsync();
        await page.Field(label).FocusAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Save.ClickAsync();

        await Refused(page.Field(label), @"\w+ .*\.");
        await Expect(page.Field(label)).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task A_text_larger_than_the_server_takes_is_refused_in_words()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.TypeNote(week.Monday, new string('x', 1_200_000));
        await page.Save.ClickAsync();

        await Expect(page.Alert).ToHaveTextAsync("This is more text than can be saved. Shorten it, then save again.");
        await Expect(page.Save).ToHaveTextAsync("Save");
    }

    [Fact]
    public async Task An_intensity_the_server_refuses_is_marked_at_the_scale()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.RouteAsync("**/api/sessions", async route =>
        {
            // The page offers 1 to 10 only; a later limit of the server is its own.
            var body = route.Request.PostData!.Replace(
                "\"perceived_intensity\":10", "\"perceived_intensity\":11", StringComparison.Ordinal);
            await route.ContinueAsync(new() { PostData = System.Text.Encoding.UTF8.GetBytes(body) });
        });

        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("45");
        await page.Field("10").CheckAsync();
        await page.Save.ClickAsync();

        await Expect(page.Locator("#session-intensity-problem")).ToContainTextAsync("10");
        await Expect(page.Sheet.GetByRole(AriaRole.Group, new() { NameRegex = new("^Intensity") }))
            .ToHaveAccessibleDescriptionAsync(new Regex("10"));
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("perceived_intensity");
    }

    [Theory]
    [InlineData("Distance", "-5")]
    [InlineData("Duration", "500:00")]
    [InlineData("Sessions", "-1")]
    [InlineData("Climb", "-20")]
    public async Task A_plan_that_is_refused_is_marked_at_its_field(string label, string text)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.EditPlan.ClickAsync();
        await page.Field("What you intend").FillAsync("Something");
        await page.Field("Tags").FillAsync("kept");
        await page.Field(label).FillAsync(text);
        await page.Save.ClickAsync();

        await Refused(page.Field(label), @"\w+ .*\.");
        await Expect(page.Field("Tags")).ToHaveValueAsync("kept");
        (await product.Find($"/api/plans/{week.Year}/{week.Number}")).ShouldBeNull();
    }

    [Fact]
    public async Task Half_a_session_is_refused_as_a_target()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await page.EditPlan.ClickAsync();
        await page.Field("What you intend").FillAsync("Something");
        await page.Field("Sessions").FillAsync("2.5");
        await page.Save.ClickAsync();

        await Refused(page.Field("Sessions"), "whole number");
    }

    [Fact]
    public async Task An_empty_note_is_refused_at_the_note()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.AddNote(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("   ");
        await page.Save.ClickAsync();

        await Refused(page.Field("Note"), "Write something, or delete the note");
    }

    [Fact]
    public async Task A_problem_that_belongs_to_no_field_is_said_above_them()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.RouteAsync("**/api/day-notes/**", route => route.FulfillAsync(new()
        {
            Status = 507,
            ContentType = "application/problem+json",
            Body = """{"status":507,"detail":"The disk is full. Make room and save again."}""",
        }));

        await page.AddNote(week.Monday).ClickAsync();
        await page.Field("Note").FillAsync("Kept");
        await page.Save.ClickAsync();

        var alert = page.Sheet.GetByRole(AriaRole.Alert);
        await Expect(alert).ToHaveTextAsync("The disk is full. Make room and save again.");
        await Expect(alert).ToBeFocusedAsync();
        await page.UnrouteAllAsync();
        await page.Save.ClickAsync();
        await Expect(page.Note(week.Monday)).ToContainTextAsync("Kept");
    }

    private static async Task Refused(ILocator field, string sentence)
    {
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToBeFocusedAsync();
        // The description is what a screen reader says; a hint may follow the problem in it.
        await Expect(field).ToHaveAccessibleDescriptionAsync(new Regex(sentence));
        var problem = field.Page.Locator($"#{await field.GetAttributeAsync("id")}-problem");
        await Expect(problem).ToBeVisibleAsync();
        await Expect(problem).ToHaveTextAsync(new Regex(sentence));
    }
}

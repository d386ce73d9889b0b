using System.Text.RegularExpressions;

namespace TrainingOs.Browser.Tests;

/// <summary>What a person sees of a week.</summary>
public sealed class WeekTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_week_shows_what_was_planned_beside_what_was_done()
    {
        var week = product.NewWeek();
        await product.Plan(week, new
        {
            description = "Easy volume.\nOne long run.",
            target_distance_km = 45,
            target_sessions = 4,
            target_duration_minutes = 390,
            target_elevation_gain_m = 800,
            tags = "build, 3 weeks to race",
        });
        await product.Log(week.Monday, new { distance_km = 11.2, elevation_gain_m = 140, duration_minutes = 62.5 });
        await product.Log(
            week.Sunday, new { type = "trail", distance_km = 39.3, elevation_gain_m = 660, duration_minutes = 327.5 });

        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await Expect(page.Heading).ToContainTextAsync($"Week {week.Number} · {week.Year}");
        await Expect(page.Heading).ToContainTextAsync(new Regex($"{week.Monday.Day}.*{week.Sunday.Day}"));
        await Expect(page).ToHaveTitleAsync(new Regex($"^Week {week.Number} · .*Training OS$"));
        await Expect(page.Panel("Plan")).ToContainTextAsync("Easy volume.\nOne long run.");
        await Expect(page.Panel("Plan").GetByRole(AriaRole.Listitem))
            .ToHaveTextAsync(["45 km", "6:30 h", "4 sessions", "800 m climb", "build", "3 weeks to race"]);
        var measures = page.Panel("Planned and done").GetByRole(AriaRole.Listitem);
        await Expect(measures.Nth(0))
            .ToHaveTextAsync(new Regex(@"Distance\s*50.5 km\s*of 45 km\s*5.5 km more than planned"));
        await Expect(measures.Nth(1)).ToHaveTextAsync(new Regex(@"Duration\s*6:30\s*of 6:30\s*As planned"));
        await Expect(measures.Nth(2)).ToHaveTextAsync(new Regex(@"Sessions\s*2\s*of 4\s*2 sessions less than planned"));
        await Expect(measures.Nth(3)).ToHaveTextAsync(new Regex(@"Climb\s*800 m\s*of 800 m\s*As planned"));
        await Expect(page.Panel("Planned and done"))
            .ToContainTextAsync("Distance counts run and trail; climb counts run, trail and hike.");
        await Expect(page.Panel("Totals").GetByRole(AriaRole.Listitem)).ToHaveTextAsync(
        [
            new Regex(@"Run\s*11.2 km · 1:03 · 140 m ↑ · 1 session"),
            new Regex(@"Trail\s*39.3 km · 5:28 · 660 m ↑ · 1 session"),
        ]);
    }

    [Fact]
    public async Task Seven_days_carry_their_sessions_and_notes()
    {
        var week = product.NewWeek();
        var wednesday = week.Monday.AddDays(2);
        var evening = await product.Log(
            wednesday, new { type = "strength", start_time = $"{wednesday:yyyy-MM-dd}T18:30:00", title = "Legs" });
        var morning = await product.Log(wednesday, new
        {
            type = "trail",
            start_time = $"{wednesday:yyyy-MM-dd}T07:05:00",
            duration_minutes = 184,
            distance_km = 21.1,
            elevation_gain_m = 1250,
            title = "Hill race",
            perceived_intensity = 9,
            is_race = true,
        });
        await product.Write(week.Sunday, "Slept badly.\nHeavy legs.");

        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await Expect(page.Days).ToHaveCountAsync(7);
        (await page.Days.EvaluateAllAsync<string[]>("days => days.map(day => day.getAttribute('aria-labelledby'))"))
            .ShouldBe(week.Days.Select(day => $"day-{day:yyyy-MM-dd}"));
        await Expect(page.Day(wednesday).Locator("button[id^=session-]").First).ToHaveIdAsync($"session-{morning}");
        await Expect(page.Day(wednesday).Locator("button[id^=session-]").Last).ToHaveIdAsync($"session-{evening}");
        var card = page.Session(morning);
        string[] parts =
            ["Trail", "07:05", "3:04", "3 hours 4 minutes", "Race", "21.1 km", "1,250 m", "Hill race", "9/10"];
        foreach (var part in parts)
        {
            await Expect(card).ToContainTextAsync(part);
        }

        await Expect(page.Session(evening).GetByText("Race", new() { Exact = true })).ToBeHiddenAsync();
        await Expect(page.Note(week.Sunday)).ToContainTextAsync("Slept badly.\nHeavy legs.");
        await Expect(page.AddNote(week.Sunday)).ToHaveCountAsync(0);
        await Expect(page.AddNote(wednesday)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_card_shows_its_title_and_the_beginning_of_its_notes()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "Easy", notes = "First line\nsecond line\nthird line" });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await Expect(page.Session(id)).ToContainTextAsync("Easy");
        var notes = page.Session(id).GetByText("First line");
        await Expect(notes).ToHaveCSSAsync("white-space", "pre-line");
        (await notes.EvaluateAsync<bool>("({ scrollHeight, clientHeight }) => scrollHeight > clientHeight"))
            .ShouldBeTrue("the third line is left out");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_long_plan_shows_its_beginning_until_all_of_it_is_asked_for(int width)
    {
        var week = product.NewWeek();
        await product.Plan(week, new { description = string.Join(' ', Enumerable.Repeat("Run easy.", 900)) });
        await product.Plan(week.Next, new { description = "Run easy." });
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = await visit.Open(week);
        var plan = page.Panel("Plan");
        (await plan.BoundingBoxAsync())!.Height.ShouldBeLessThan(400);

        await page.Button("Show all").ClickAsync();
        (await plan.BoundingBoxAsync())!.Height.ShouldBeGreaterThan(1_000);
        await page.Button("Show less").ClickAsync();
        (await plan.BoundingBoxAsync())!.Height.ShouldBeLessThan(400);

        await page.Button("Next week").ClickAsync();
        await page.Shows(week.Next);
        await Expect(page.Button("Show all")).ToBeHiddenAsync();
        await product.Send(HttpMethod.Delete, $"/api/plans/{week.Next.Year}/{week.Next.Number}");
    }

    [Fact]
    public async Task Only_the_day_of_the_athlete_is_today()
    {
        var today = await product.Today();

        await using var visit = await Visit.To(product);
        var page = await visit.Open();

        await Expect(page.Today).ToHaveCountAsync(1);
        await Expect(page.Today).ToHaveAttributeAsync("aria-labelledby", $"day-{today:yyyy-MM-dd}");
        await Expect(page.Today.GetByText("today", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_empty_week_says_how_to_begin()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing here yet" })).ToBeVisibleAsync();
        await page.Button("Add a session").ClickAsync();
        await Expect(page.Sheet).ToContainTextAsync("New session");
        await page.Keyboard.PressAsync("Escape");
        await page.Button("Write the plan").ClickAsync();
        await Expect(page.Sheet).ToContainTextAsync("Plan · ");
    }

    [Fact]
    public async Task A_total_that_no_session_tells_is_not_known_and_one_without_sessions_is_zero()
    {
        var week = product.NewWeek();
        await product.Plan(week, new { description = "Far.", target_distance_km = 30 });
        await product.Log(week.Monday);
        var elsewhere = product.NewWeek();
        await product.Log(elsewhere.Monday, new { type = "bike", distance_km = 50 });

        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var measures = page.Panel("Planned and done").GetByRole(AriaRole.Listitem);

        await Expect(measures.Nth(0)).ToHaveTextAsync(new Regex(@"^\s*Distance\s*–\s*of 30 km\s*Not recorded\s*$"));
        await Expect(measures.Nth(3)).ToHaveTextAsync(new Regex(@"^\s*Climb\s*–\s*Not recorded\s*$"));
        await page.GotoAsync($"/?week={elsewhere}");
        await page.Shows(elsewhere);
        await Expect(measures.Nth(0)).ToHaveTextAsync(new Regex(@"^\s*Distance\s*0 km\s*$"));
    }

    [Fact]
    public async Task More_than_a_target_of_zero_fills_its_bar()
    {
        var week = product.NewWeek();
        await product.Plan(week, new { description = "Rest.", target_sessions = 0 });
        await product.Log(week.Monday);

        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        var sessions = page.Panel("Planned and done").GetByRole(AriaRole.Listitem).Nth(2);

        await Expect(sessions).ToContainTextAsync("1 session more than planned");
        (await sessions.Locator("progress").EvaluateAsync<double>("bar => bar.value")).ShouldBe(100);
    }

    [Fact]
    public async Task What_is_not_known_is_not_shown_as_zero()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { type = "mobility", duration_minutes = 20 });

        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await Expect(page.Session(id)).ToContainTextAsync("0:20");
        await Expect(page.Session(id).GetByText("km")).ToHaveCountAsync(0);
        await Expect(page.Session(id).GetByText("/10")).ToHaveCountAsync(0);
        await Expect(page.Panel("Totals").GetByRole(AriaRole.Listitem))
            .ToHaveTextAsync(new Regex(@"^\s*Mobility\s*0:20 · 1 session\s*$"));
    }
}

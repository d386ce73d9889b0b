using System.Text.Json;
using System.Text.RegularExpressions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>The page of one session: its numbers, its track, its charts under one cursor, and what was meant.</summary>
public sealed class SessionPageTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task A_card_leads_to_all_that_is_known_of_its_session()
    {
        var (week, id) = await Imported();
        await product.Plan(week, new { description = "One long easy run.", target_distance_km = 30, tags = "base" });
        await product.Change($"/api/sessions/{id}", "notes", "Headwind on the way back.");
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Session(id).ClickAsync();
        await page.Sheet.GetByText("Open session").ClickAsync();

        await Expect(page.Heading).ToHaveTextAsync(new Regex("^Run on Monday"));
        await Expect(Number(page, "Distance")).ToContainTextAsync("10.");
        await Expect(page.GetByText("computed from the points")).ToContainTextAsync("distance, duration");
        await Expect(Number(page, "Duration")).ToContainTextAsync("1:00:00");
        await Expect(Number(page, "Pace")).ToContainTextAsync("/km");
        await Expect(Number(page, "Heart rate")).ToContainTextAsync("max 154");
        await Expect(Number(page, "Energy")).ToContainTextAsync("–");
        await Expect(page.Locator(".track-line")).ToHaveAttributeAsync("d", new Regex("^M.*L"));
        (await page.Locator(".chart-name").AllInnerTextsAsync()).ShouldBe(["Altitude", "Heart rate", "Pace"]);
        await Expect(page.Panel("Notes")).ToContainTextAsync("Headwind on the way back.");
        await Expect(page.Panel("What was meant for this week")).ToContainTextAsync("One long easy run.");
        await Expect(page.Panel("What was meant for this week")).ToContainTextAsync("30 km");
        await Expect(page.Panel("Kilometres").GetByRole(AriaRole.Row)).ToHaveCountAsync(12);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Original file").ClickAsync());
        download.SuggestedFilename.ShouldBe($"{week}.gpx");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Week {week.Number}" }).ClickAsync();
        await page.Shows(week);
    }

    [Fact]
    public async Task The_pointer_moves_one_cursor_over_charts_and_track_and_a_drag_looks_closer()
    {
        var (_, id) = await Imported(secondsApart: 1);
        await using var visit = await Visit.To(product);
        var page = await Open(visit, id);
        var box = (await page.Charts.BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(box.X + (box.Width / 3), box.Y + 60);
        await Expect(page.Locator(".track-dot")).ToBeVisibleAsync();
        (await page.Locator(".chart-reading").AllInnerTextsAsync()).ShouldAllBe(reading => reading.Length > 1);
        var before = await page.Locator(".track-dot").GetAttributeAsync("style");
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 60);
        await Expect(page.Locator(".track-dot")).Not.ToHaveAttributeAsync("style", before!);

        var detail = page.WaitForResponseAsync(answer => answer.Url.Contains("max_points=50000"));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.6f), box.Y + 60);
        await page.Mouse.UpAsync();
        await Expect(page.Button("Show all")).ToBeVisibleAsync();
        await Expect(page.Locator(".track-part")).ToHaveAttributeAsync("d", new Regex("^M"));
        JsonDocument.Parse(await (await detail).TextAsync()).RootElement.GetProperty("returned").GetInt32()
            .ShouldBe(3_601, "what is looked at closely is read in full");

        await page.Mouse.DblClickAsync(box.X + (box.Width / 2), box.Y + 60);
        await Expect(page.Button("Show all")).ToBeHiddenAsync();
        await page.Mouse.MoveAsync(0, 0);
        await Expect(page.Locator(".track-dot")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Keys_move_the_cursor_look_closer_and_say_what_is_there()
    {
        var (_, id) = await Imported();
        await using var visit = await Visit.To(product);
        var page = await Open(visit, id);

        await page.Charts.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Charts).ToHaveAttributeAsync("aria-valuenow", "0");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Charts).Not.ToHaveAttributeAsync("aria-valuenow", "0");
        await page.Keyboard.PressAsync("End");
        await Expect(page.Charts).ToHaveAttributeAsync("aria-valuenow", "3600");
        await Expect(page.Charts).ToHaveAttributeAsync(
            "aria-valuetext",
            new Regex(@"^1:00:00 · 10\.\d+ km\. Altitude \d+ m, Heart rate \d+ bpm, Pace \d:\d\d /km$"));

        await page.Keyboard.PressAsync("+");
        await Expect(page.Button("Show all")).ToBeVisibleAsync();
        for (var step = 0; step < 15; step++) await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(page.Button("Show all")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("0");
        await Expect(page.Button("Show all")).ToBeHiddenAsync();

        await page.Button("Distance").ClickAsync();
        await Expect(page.Locator(".chart").Last).ToContainTextAsync("10 km");
        await page.Button("Time").ClickAsync();
        await Expect(page.Locator(".chart").Last).ToContainTextAsync("50:00");
    }

    [Fact]
    public async Task In_the_hand_a_finger_moves_the_cursor_and_nothing_scrolls_sideways()
    {
        var (_, id) = await Imported();
        await using var visit = await Visit.To(
            product, new() { ViewportSize = new() { Width = 390, Height = 800 }, HasTouch = true });
        var page = await Open(visit, id);

        await page.Charts.ScrollIntoViewIfNeededAsync();
        var box = (await page.Charts.BoundingBoxAsync())!;
        await page.Touchscreen.TapAsync(box.X + (box.Width / 2), box.Y + 50);

        await Expect(page.Locator(".track-dot")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(390);
    }

    [Fact]
    public async Task A_session_is_edited_deleted_and_brought_back_with_its_recording()
    {
        var (_, id) = await Imported();
        await using var visit = await Visit.To(product);
        var page = await Open(visit, id);

        await page.Keyboard.PressAsync("e");
        await Expect(page.Sheet.GetByText("Open session")).ToBeHiddenAsync();
        await page.Field("Title").FillAsync("Along the sea");
        await page.SaveAndClose();
        await Expect(page.Heading).ToHaveTextAsync("Along the sea");
        await Expect(page.Button("Edit")).ToBeFocusedAsync();

        await page.Delete(page.Button("Edit"));
        await Expect(page.Heading).ToHaveTextAsync("This session is not here");
        await page.Offer("Undo").ClickAsync();

        await Expect(page.Heading).ToHaveTextAsync("Along the sea");
        await Expect(page.Locator(".track-line")).ToHaveAttributeAsync("d", new Regex("^M"));
        (await product.Read($"/api/sessions/{id}"))["id"]!.GetValue<long>().ShouldBe(id);
    }

    [Fact]
    public async Task What_was_only_written_down_has_its_page_too()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { type = "strength", title = "Circuit", perceived_intensity = 7 });
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();

        await page.GotoAsync($"/sessions/{id}");

        await Expect(page.Heading).ToHaveTextAsync("Circuit");
        await Expect(Number(page, "Intensity")).ToContainTextAsync("7");
        await Expect(Number(page, "Distance")).ToContainTextAsync("unknown");
        await Expect(page.GetByText("Nothing was recorded of this session")).ToBeVisibleAsync();
        await Expect(page.Charts).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_an_import_fills_in_comes_and_goes_with_it()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { start_time = $"{week.Monday:yyyy-MM-dd}T06:00:00Z" });
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.GotoAsync($"/sessions/{id}");
        await Expect(page.GetByText("Nothing was recorded of this session")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("i");
        await page.GetByLabel("Files to import").SetInputFilesAsync(Gpx.File(week));
        await Expect(page.Sheet).ToContainTextAsync("1 duplicate");
        await Expect(page.Locator(".chart-line").First).ToHaveAttributeAsync("d", new Regex("^M"));
        await Expect(page.Locator(".track-line")).ToHaveAttributeAsync("d", new Regex("^M"));

        await page.Button("Take back this import…").ClickAsync();
        await page.Button("Take it back").ClickAsync();
        await Expect(page.Sheet).ToContainTextAsync("1 session emptied of what was filled in");
        await page.Escape();
        await Expect(page.GetByText("Nothing was recorded of this session")).ToBeVisibleAsync();
        await Expect(page.Charts).ToBeHiddenAsync();
        await Expect(page.Locator(".track-line")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_is_tried_again()
    {
        var (_, id) = await Imported();
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.RouteAsync("**/api/sessions/*", route => route.FulfillAsync(new() { Status = 500 }));
        await page.GotoAsync($"/sessions/{id}");
        await Expect(page.Heading).ToHaveTextAsync("This session cannot be shown");

        await page.NetworkIsBack();
        await page.Button("Try again").ClickAsync();

        await Expect(page.Charts).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_outline_keeps_its_shape_in_the_north_and_over_the_date_line_and_joins_no_breaks()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();

        // A square of a hundredth of a degree from north to south, at 60° north, over 180° east.
        var drawn = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { projected } = await import('/js/projection.js');
              const { pathThrough } = await import('/js/svg.js');
              const latitudes = [60, 60.01, 60.01, null, 60, 60];
              const longitudes = [179.99, 179.99, -179.99, null, -179.99, 179.99];
              const { points, breaks } = projected(latitudes, longitudes, new Set([5]));
              return { points, path: pathThrough((index) => points[index], 0, 5, breaks) };
            }
            """);

        var (path, points) = (drawn.GetProperty("path").GetString()!, drawn.GetProperty("points"));
        var (east, south) = (points[2][0].GetDouble(), points[2][1].GetDouble());
        east.ShouldBe(1_112, 2, "a hundredth of a degree to each side, half as wide as at the equator");
        south.ShouldBe(-1_112, 2);
        points[3].ValueKind.ShouldBe(JsonValueKind.Null);
        path.Count(letter => letter == 'M').ShouldBe(3, "the pen is lifted at what is unknown, and at a break");
    }

    [Fact]
    public async Task Lines_end_where_a_sensor_fell_silent_and_not_where_a_device_recorded_seldom()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();

        // A point each ten seconds, and a minute without any; of the heart nothing was heard for four points.
        var drawn = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { recordingOf } = await import('/js/recording.js');
              const time_seconds = [0, 10, 20, 30, 90, 100, 110, 120, 130, 140, 150];
              const altitude_m = [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50];
              const heart_rate_bpm = [100, 101, 102, 103, 104, 105, null, null, null, null, 108];
              const streams = { points: 11, returned: 11, breaks: [], time_seconds, altitude_m, heart_rate_bpm };
              const { measures } = recordingOf(streams, 'hike');
              const drift = recordingOf({ ...streams, altitude_m: altitude_m.map((m) => m / 10) }, 'strength');
              const names = drift.measures.map(({ name }) => name);
              return { breaks: measures.map(({ breaks }) => [...breaks]), names };
            }
            """);

        drawn.GetProperty("breaks").GetRawText().ShouldBe("[[],[10]]");
        drawn.GetProperty("names").GetRawText()
            .ShouldBe("""["Heart rate"]""", "what a barometer drifts by in a room is no altitude");
    }

    [Fact]
    public async Task Tables_leave_out_what_says_nothing()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();

        var tables = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { lapsOf, splitsOf, viewOf } = await import('/js/session-view.js');
              const durationOf = (moving_minutes, elapsed_minutes) => {
                const session = { date: '2026-07-04', type: 'bike', duration_minutes: 60 };
                const { facts } = viewOf({ ...session, moving_minutes, elapsed_minutes });
                return facts.find(({ name }) => name === 'Duration').more;
              };
              const durations = [[55, 65], [59.99, 59.99], [60.01, 60.01], [null, null]];
              const rest = { number: 2, distance_m: 0, timer_seconds: 60, ascent_m: 0 };
              const laps = lapsOf([{ number: 1, distance_m: 100, timer_seconds: 90, ascent_m: 0 }, rest], 'swim');
              const splits = [
                { number: 1, distance_m: 1000, elapsed_seconds: 300, average_heart_rate_bpm: 150 },
                { number: 2, distance_m: 1000, elapsed_seconds: null, average_heart_rate_bpm: null },
                { number: 3, distance_m: 250, elapsed_seconds: 100, average_heart_rate_bpm: 160 },
              ];
              const written = ({ columns, rows }) =>
                [columns, ...rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)])].join(' | ');
              const shares = laps.rows.map(({ cells }) => cells.at(-1).share ?? null);
              const [run, ride] = ['run', 'bike'].map((type) => written(splitsOf(splits, type)));
              const hilly = splitsOf([{ ...splits[0], ascent_m: 1234.4, descent_m: 0 }], 'run');
              const more = durations.map((pair) => durationOf(...pair));
              return { laps: written(laps), shares, run, ride, hilly: written(hilly), more };
            }
            """);

        tables.GetProperty("laps").GetString()
            .ShouldBe("Distance,Time,Pace /100 m | 1,100 m,1:30,1:30 | 2,–,1:00,–", "nobody climbed");
        tables.GetProperty("hilly").GetString().ShouldBe("Pace /km,Climb m,Heart rate | 1,5:00,1,234,150");
        tables.GetProperty("more").EnumerateArray().Select(more => more.GetString()).ShouldBe(
            ["moving 55:00 · with breaks 1:05:00", "", "", ""], "parts of a second are apart in every device");
        tables.GetProperty("shares").GetRawText().ShouldBe("[100,null]", "a rest has no bar");
        tables.GetProperty("run").GetString()
            .ShouldBe("Pace /km,Heart rate | 1,5:00,150 | 2,–,– | 250 m,6:40,160", "time and pace are one there");
        tables.GetProperty("ride").GetString()
            .ShouldBe("Time,Speed km/h,Heart rate | 1,5:00,12.0,150 | 2,–,–,– | 250 m,1:40,9.0,160");
    }

    private async Task<(IsoWeek Week, long Id)> Imported(int secondsApart = 10)
    {
        var week = product.NewWeek();
        return (week, await product.Import($"{week}.gpx", Gpx.Run(week.Monday, 60, secondsApart)));
    }

    private static async Task<IPage> Open(Visit visit, long id)
    {
        var page = await visit.NewTab();
        await page.GotoAsync($"/sessions/{id}");
        await Expect(page.Locator(".chart-line").First).ToHaveAttributeAsync("d", new Regex("^M"));
        return page;
    }

    private static ILocator Number(IPage page, string name) =>
        page.GetByRole(AriaRole.List, new() { Name = "Numbers" })
            .GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });
}

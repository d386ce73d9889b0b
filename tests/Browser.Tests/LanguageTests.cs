using System.Text.RegularExpressions;

namespace TrainingOs.Browser.Tests;

/// <summary>Numbers and dates in the browser's language; days and clock times where the athlete was.</summary>
public sealed class LanguageTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData("de-DE", "11,2 km", "1.250 m", "^07:05$", "Mo")]
    [InlineData("en-US", "11.2 km", "1,250 m", @"^7:05\sAM$", "Mon")]
    [InlineData("fr-FR", "11,2 km", @"1\s250\sm", "^07:05$", "lun.")]
    public async Task A_week_is_read_in_the_language_of_the_browser(
        string locale, string distance, string climb, string time, string weekday)
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new
        {
            type = "trail", distance_km = 11.2, elevation_gain_m = 1250,
            start_time = $"{week.Monday:yyyy-MM-dd}T07:05:00",
        });
        await using var visit = await Visit.To(product, new() { Locale = locale });
        var page = await visit.Open(week);

        await Expect(page.Session(id).GetByText(distance, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Session(id)).ToContainTextAsync(new Regex(climb));
        await Expect(page.Session(id).GetByText(new Regex(time))).ToBeVisibleAsync();
        await Expect(page.Day(week.Monday).Locator("h3")).ToContainTextAsync(weekday);
        await Expect(page.Panel("Planned and done")).ToContainTextAsync(new Regex(climb));
    }

    [Theory]
    [InlineData("de-DE", "11,25", "1.250,5", "11,25")]
    [InlineData("de-DE", "11.25", "1250.5", "11,25")]
    [InlineData("en-US", "11.25", "1,250.5", "11.25")]
    [InlineData("en-US", "11,25", "1250,5", "11.25")]
    [InlineData("ar-EG", "١١٫٢٥", "١٬٢٥٠٫٥", "11.25")]
    [InlineData("de-DE", "۱۱٫۲۵", "１２５０,5", "11,25")]
    public async Task Numbers_are_taken_as_they_are_written_there(
        string locale, string distance, string climb, string shown)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product, new() { Locale = locale });
        var page = await visit.Open(week);

        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("1:30");
        await page.Field("Distance").FillAsync(distance);
        await page.Field("Climb").FillAsync(climb);
        await page.Save.ClickAsync();
        await page.SheetIsClosed();

        var session = (await product.Sessions(week)).ShouldHaveSingleItem()!;
        session["distance_km"]!.GetValue<double>().ShouldBe(11.25);
        session["elevation_gain_m"]!.GetValue<double>().ShouldBe(1250.5);
        await page.Session(session["id"]!.GetValue<long>()).ClickAsync();
        await Expect(page.Field("Distance")).ToHaveValueAsync(shown);
    }

    [Theory]
    [InlineData("de-DE", "1.250", "Read as 1250", 1250)]
    [InlineData("en-US", "1,250", "Read as 1250", 1250)]
    [InlineData("de-DE", "0.250", "", 0.25)]
    [InlineData("en-US", "0,250", "", 0.25)]
    [InlineData("en-US", "1250", "", 1250)]
    public async Task A_number_with_groups_of_thousands_is_told_as_it_is_read(
        string locale, string typed, string told, double distance)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product, new() { Locale = locale });
        var page = await visit.Open(week);
        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("1:30");

        await page.Field("Distance").FillAsync(typed);

        await Expect(page.Field("Distance")).ToHaveAccessibleDescriptionAsync(told);
        await page.Save.ClickAsync();
        await page.SheetIsClosed();
        (await product.Sessions(week)).ShouldHaveSingleItem()!["distance_km"]!.GetValue<double>().ShouldBe(distance);
    }

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("ar-EG")]
    [InlineData("th-TH-u-nu-thai")]
    public async Task Digits_and_calendar_are_those_of_the_fields_in_every_language(string locale)
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new
        {
            distance_km = 11.2, elevation_gain_m = 120, start_time = $"{week.Monday:yyyy-MM-dd}T07:05:00",
        });
        await product.Plan(week, new { description = "Far.", target_distance_km = 30, target_duration_minutes = 90 });
        await using var visit = await Visit.To(product, new() { Locale = locale });
        var page = await visit.Open(week);

        await Expect(page.Heading).ToContainTextAsync(new Regex($"\\b{week.Monday.Day}\\b.*\\b{week.Sunday.Day}\\b"));
        await Expect(page.Session(id)).ToContainTextAsync("11.2");
        await Expect(page.Locator("main")).Not.ToContainTextAsync(new Regex("[٠-٩۰-۹๐-๙]"));
        (await page.TitleAsync()).ShouldContain($"{week.Monday.Year}");
        await Expect(page.Panel("Planned and done"))
            .ToContainTextAsync("Distance counts run and trail; climb counts run, trail and hike.");
    }

    [Fact]
    public async Task Words_from_right_to_left_stay_together_in_an_English_sentence()
    {
        var week = product.NewWeek();
        await product.Plan(week, new { description = "ריצה קלה", target_distance_km = 30, tags = "בנייה" });
        var id = await product.Log(week.Monday, new { title = "ריצה", notes = "קל", distance_km = 11.2 });
        await product.Write(week.Monday, "עייף");
        await using var visit = await Visit.To(product, new() { Locale = "ar-EG" });
        var page = await visit.Open(week);

        await Expect(page.Panel("Planned and done").GetByRole(AriaRole.Listitem).First)
            .ToContainTextAsync(new Regex("of \u2068.*\u2069"));
        ILocator[] written =
        [
            page.GetByText("ריצה קלה"), page.GetByText("בנייה"), page.Session(id).GetByText("ריצה"),
            page.Session(id).GetByText("קל"), page.Note(week.Monday).GetByText("עייף"),
        ];
        foreach (var text in written) await Expect(text).ToHaveCSSAsync("direction", "rtl");
    }

    [Theory]
    [InlineData("۱:۰۵", 65)]
    [InlineData("65", 65)]
    [InlineData("1:05:30", 65.5)]
    [InlineData("1 h 5 min", 65)]
    [InlineData("1,5 h", 90)]
    public async Task A_duration_is_taken_as_people_write_it(string text, double minutes)
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product, new() { Locale = "de-DE" });
        var page = await visit.Open(week);

        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync(text);
        await page.Save.ClickAsync();
        await page.SheetIsClosed();

        (await product.Sessions(week))
            .ShouldHaveSingleItem()!["duration_minutes"]!.GetValue<double>().ShouldBe(minutes);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public async Task A_browser_far_away_shows_the_days_and_times_of_the_athlete(string timezone)
    {
        // Of these two zones one has another day than the athlete, whatever the hour.
        var week = product.NewWeek();
        var id = await product.Log(
            week.Monday, new { start_time = $"{week.Monday:yyyy-MM-dd}T23:30:00", title = "Late" });
        var startTime = (await product.Read($"/api/sessions/{id}"))["start_time"]!.GetValue<string>();
        await using var visit = await Visit.To(product, new() { TimezoneId = timezone });
        var page = await visit.Open(week);

        await Expect(page.Heading).ToContainTextAsync(new Regex($"{week.Monday.Day}.*{week.Sunday.Day}"));
        await Expect(page.Day(week.Monday).Locator("h3")).ToContainTextAsync($"Monday {week.Monday.Day} ");
        await Expect(page.Day(week.Monday).Locator(page.Session(id))).ToContainTextAsync("23:30");
        await page.Session(id).ClickAsync();
        await Expect(page.Field("Date")).ToHaveValueAsync($"{week.Monday:yyyy-MM-dd}");
        await Expect(page.Field("Start")).ToHaveValueAsync("23:30");
        await page.Field("Title").FillAsync("Later");
        await page.Save.ClickAsync();
        await Expect(page.Session(id)).ToContainTextAsync("Later");
        (await product.Read($"/api/sessions/{id}"))["start_time"]!.GetValue<string>().ShouldBe(startTime);

        await page.Button("Today").ClickAsync();
        await Expect(page.Today).ToHaveAttributeAsync("aria-labelledby", $"day-{await product.Today():yyyy-MM-dd}");
    }

    [Fact]
    public async Task A_time_typed_far_away_is_one_on_the_athletes_clocks()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product, new() { TimezoneId = "Pacific/Auckland" });
        var page = await visit.Open(week);

        await page.AddSession(week.Monday).ClickAsync();
        await page.Field("Duration").FillAsync("45");
        await page.Field("Start").FillAsync("18:30");
        await page.Save.ClickAsync();
        await page.SheetIsClosed();

        (await product.Sessions(week)).ShouldHaveSingleItem()!["start_time"]!.GetValue<string>()
            .ShouldStartWith($"{week.Monday:yyyy-MM-dd}T18:30:00+0");
    }
}

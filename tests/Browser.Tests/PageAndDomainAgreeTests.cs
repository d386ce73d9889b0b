using System.Text.RegularExpressions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>What the page repeats of the domain, to offer it before it is sent, is what the domain says.</summary>
public sealed class PageAndDomainAgreeTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task On_the_sports_and_their_colours()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());

        var offered = await page.Locator("#session-type option")
            .EvaluateAllAsync<string[]>("options => options.map(({ value }) => value)");
        var colours = await page.EvaluateAsync<string[]>(
            """
            (types) => types.map((type) => {
              const dot = Object.assign(document.createElement('i'), { className: `sport-${type}` });
              document.body.append(dot);
              return getComputedStyle(dot).getPropertyValue('--sport');
            })
            """,
            offered);

        offered.Order().ShouldBe(SportTypes.All.Select(type => type.Word()).Order());
        colours.ShouldBeUnique();
        colours.ShouldNotContain("");
    }

    [Fact]
    public async Task On_the_levels_of_intensity()
    {
        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { perceived_intensity = Intensity.Most });
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await Expect(page.Session(id)).ToContainTextAsync($"{Intensity.Most}/{Intensity.Most}");
        await Expect(page.Session(id).Locator("progress")).ToHaveJSPropertyAsync("max", Intensity.Most);

        await page.Session(id).ClickAsync();

        var levels = page.Sheet.GetByRole(AriaRole.Radio, new() { NameRegex = new(@"^\d+$") });
        var values = await levels.EvaluateAllAsync<double[]>("radios => radios.map(({ value }) => Number(value))");
        values[0].ShouldBe(Intensity.Least);
        values[^1].ShouldBe(Intensity.Most);
        values.Length.ShouldBe((int)(Intensity.Most - Intensity.Least + 1));
        foreach (var value in values)
        {
            await levels.Nth((int)(value - Intensity.Least)).CheckAsync();
            var legend = new Regex($"{value} of {Intensity.Most}, [a-z]+");
            await Expect(page.Sheet.Locator("legend")).ToHaveTextAsync(legend);
        }
    }

    [Fact]
    public async Task On_the_days_a_session_may_have()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();
        var today = await product.Today();
        await page.AddSession(today).ClickAsync();

        var first = DateOnly.Parse((await page.Field("Date").GetAttributeAsync("min"))!, null);
        var last = DateOnly.Parse((await page.Field("Date").GetAttributeAsync("max"))!, null);

        Days.Check(first, today).ShouldBe(first);
        Should.Throw<DomainException>(() => Days.Check(first.AddDays(-1), today));
        Days.Check(last, today).ShouldBe(last);
        Should.Throw<DomainException>(() => Days.Check(last.AddDays(1), today));
    }

    [Fact]
    public async Task On_the_end_of_a_year_ahead_whatever_day_it_is()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());
        DateOnly[] days = [new(2026, 11, 22), new(2027, 3, 1), new(2028, 2, 28), new(2028, 2, 29), new(2028, 3, 1)];

        var later = await page.EvaluateAsync<string[]>(
            "async (days) => days.map((await import('/js/iso-week.js')).yearAfter)",
            days.Select(day => $"{day:yyyy-MM-dd}"));

        later.ShouldBe(days.Select(day => $"{day.AddYears(1):yyyy-MM-dd}"));
    }

    [Fact]
    public async Task On_the_weeks_there_are()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open(product.NewWeek());
        var candidates = from year in Enumerable.Range(IsoWeek.FirstYear - 2, IsoWeek.LastYear - IsoWeek.FirstYear + 5)
                         from number in Enumerable.Range(0, IsoWeek.MostInAYear + 2)
                         select (year, number);
        var all = candidates.ToList();

        var taken = await page.EvaluateAsync<string[]>(
            "async (weeks) => { const { isWeek } = await import('/js/iso-week.js'); return weeks.filter(isWeek); }",
            all.Select(week => $"{week.year:0000}-W{week.number:00}"));

        var kept = all.Where(week => IsoWeek.Refusal(week.year, week.number) is null);
        taken.ShouldBe(kept.Select(week => $"{new IsoWeek(week.year, week.number)}"));
        var first = new IsoWeek(IsoWeek.FirstYear, 1);
        var last = new IsoWeek(IsoWeek.LastYear, IsoWeek.WeeksIn(IsoWeek.LastYear));
        var field = page.GetByLabel("Go to a date");
        await Expect(field).ToHaveAttributeAsync("min", $"{first.Monday:yyyy-MM-dd}");
        await Expect(field).ToHaveAttributeAsync("max", $"{last.Sunday:yyyy-MM-dd}");
        await page.GotoAsync($"/?week={first}");
        await page.IsShown();
        await page.Button("Previous week").ClickAsync();
        await page.Says($"from {IsoWeek.FirstYear} to {IsoWeek.LastYear}.");
    }
}

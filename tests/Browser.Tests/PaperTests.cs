using System.Text;
using System.Text.RegularExpressions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>The week on paper, and in the colours of a system that allows no others.</summary>
public sealed partial class PaperTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_week_is_printed_on_one_page_across(int width)
    {
        var week = await FullWeek();
        await using var visit = await Visit.To(product, new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = await visit.Open(week);

        var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        Pages().Count(paper).ShouldBe(1);
        MediaBox().Match(paper).Value.ShouldMatch(@"\[0 0 84[12]\S* 59[456]\S*\]");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task On_paper_stands_the_week_alone_black_on_white(ColorScheme scheme)
    {
        var week = await FullWeek();
        await using var visit = await Visit.To(product, new() { ColorScheme = scheme });
        var page = await visit.Open(week);
        await page.Note(week.Sunday).ClickAsync();
        await page.Field("Note").FillAsync("A draft");
        await page.Keyboard.PressAsync("Escape");
        await page.Says("Draft kept");

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Heading).ToBeVisibleAsync();
        await Expect(page.Panel("Plan")).ToBeVisibleAsync();
        await Expect(page.Note(week.Monday)).ToBeVisibleAsync();
        await Expect(page.Locator("header, footer, nav, .toasts, dialog").Filter(new() { Visible = true }))
            .ToHaveCountAsync(0);
        (await page.Locator("main button:visible").EvaluateAllAsync<string[]>("buttons => buttons.map(({ id }) => id)"))
            .ShouldAllBe(id => id.StartsWith("session-") || id.StartsWith("note-"));
        (await page.EvaluateAsync<string>(
            "(({ color, backgroundColor }) => `${color} on ${backgroundColor}`)(getComputedStyle(document.body))"))
            .ShouldBe("rgb(0, 0, 0) on rgb(255, 255, 255)");
        var shades = await page.EvaluateAsync<double[]>(
            """
            () => [...document.querySelectorAll('.panel, .card')].map((card) => {
              const canvas = document.createElement('canvas').getContext('2d');
              canvas.fillStyle = getComputedStyle(card).backgroundColor;
              canvas.fillRect(0, 0, 1, 1);
              return canvas.getImageData(0, 0, 1, 1).data[1];
            })
            """);
        shades.ShouldNotBeEmpty();
        shades.ShouldAllBe(shade => shade == 255);
    }

    [Fact]
    public async Task In_the_colours_of_the_system_every_edge_is_a_border_and_a_choice_is_highlighted()
    {
        var week = await FullWeek();
        await using var visit = await Visit.To(product, new() { ForcedColors = ForcedColors.Active });
        var page = await visit.Open(week);

        (await Borders(page, ".panel, .day, .day-note, .card, main .button"))
            .ShouldAllBe(border => border.StartsWith("solid"));
        (await Colour(page.Locator(".bar").First, "color")).ShouldBe(await SystemColour(page, "Highlight"));
        (await Colour(page.Locator(".level-bar").First, "color")).ShouldBe(await SystemColour(page, "Highlight"));
        await page.Locator(".card").First.ClickAsync();
        (await Borders(page, "dialog[open], dialog[open] :is(.control, .level, .button)"))
            .ShouldAllBe(border => border.StartsWith("solid"));
        (await Colour(page.Sheet.Locator(".level:has(:checked)"), "backgroundColor"))
            .ShouldBe(await SystemColour(page, "Highlight"));
    }

    [GeneratedRegex(@"/MediaBox \[[^\]]*\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Type /Page\b")]
    private static partial Regex Pages();

    private async Task<IsoWeek> FullWeek()
    {
        var week = product.NewWeek();
        await product.Plan(week, new
        {
            description = "Easy volume, one long run.\nNothing hard before Thursday.", target_distance_km = 60,
            target_sessions = 8, target_duration_minutes = 500, target_elevation_gain_m = 900, tags = "build, hills",
        });
        foreach (var day in week.Days)
        {
            await product.Write(day, "Slept well, legs a little heavy from the day before. Work was long.");
            await product.Log(day, new
            {
                title = "Easy along the river", distance_km = 10.2, elevation_gain_m = 80, perceived_intensity = 4,
                start_time = $"{day:yyyy-MM-dd}T07:05:00",
            });
        }

        await product.Log(week.Sunday, new { type = "strength", duration_minutes = 30, title = "Core" });
        return week;
    }

    private static Task<string[]> Borders(IPage page, string elements) => page.Locator(elements)
        .EvaluateAllAsync<string[]>(
            "elements => elements.map((edge) => `${getComputedStyle(edge).borderTopStyle} ${edge.outerHTML}`)");

    private static Task<string> Colour(ILocator element, string part) =>
        element.EvaluateAsync<string>("(element, part) => getComputedStyle(element)[part]", part);

    private static Task<string> SystemColour(IPage page, string name) => page.EvaluateAsync<string>(
        """
        (name) => {
          const probe = document.createElement('i');
          probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
          document.body.append(probe);
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color;
        }
        """,
        name);
}

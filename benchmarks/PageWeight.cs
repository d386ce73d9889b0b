using Microsoft.Playwright;

namespace TrainingOs.Benchmarks;

/// <summary>
/// What a first and a second visit of the calendar cost: bytes over the wire, and time to the first paint.
/// </summary>
internal static class PageWeight
{
    private const string FirstPaint = "performance.getEntriesByName('first-contentful-paint')[0].startTime";

    public static async Task<int> Run()
    {
        await using var years = await TenYears.Make();
        using var server = new Server(years.ConnectionString);
        await Server.IsUp();

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TRAININGOS_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        for (var run = 1; run <= 3; run++)
        {
            await using var context = await browser.NewContextAsync();
            foreach (var visit in new[] { "first", "second" }) await Visit(context, $"{visit} visit, run {run}");
        }

        return 0;
    }

    private static async Task Visit(IBrowserContext context, string name)
    {
        var page = await context.NewPageAsync();
        var network = await context.NewCDPSessionAsync(page);
        var (bytes, requests) = (0.0, 0);
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await network.SendAsync("Network.enable");
        await page.GotoAsync($"{Server.Address}/?week=2018-W10", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var paint = await page.EvaluateAsync<double>(FirstPaint);
        Console.WriteLine(
            $"{name}: {bytes / 1000:0.0} kB in {requests} requests, first contentful paint after {paint:0} ms");
        await page.CloseAsync();
    }
}

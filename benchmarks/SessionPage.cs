using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace TrainingOs.Benchmarks;

/// <summary>
/// How long the page of a six hour ride takes until its charts stand there, and how smoothly its cursor moves.
/// </summary>
internal static class SessionPage
{
    private const int Points = 20_000;

    /// <summary>Milliseconds from the navigation to the frame after the last chart was drawn.</summary>
    private const string UntilDrawn =
        """
        () => new Promise((resolve) => {
          const look = () => {
            const drawn = document.querySelector('.chart-cadence .chart-line')?.getAttribute('d');
            if (drawn) requestAnimationFrame(() => resolve(performance.now()));
            else requestAnimationFrame(look);
          };
          look();
        })
        """;

    /// <summary>
    /// Of many moves of the pointer, one a frame: milliseconds until the main thread is free again, and those from
    /// frame to frame.
    /// </summary>
    private const string Moves =
        """
        async () => {
          const charts = document.querySelector('.charts');
          const { left, width, top } = charts.getBoundingClientRect();
          const frame = () => new Promise(requestAnimationFrame);
          const [work, frames] = [[], []];
          let before = await frame();
          for (let move = 0; move < 200; move++) {
            const clientX = left + 60 + (width - 80) * (move / 200);
            const place = { clientX, clientY: top + 50, pointerType: 'mouse' };
            charts.dispatchEvent(new PointerEvent('pointermove', place));
            const now = await frame();
            frames.push(now - before);
            before = now;
            const begin = performance.now();
            charts.getBoundingClientRect();
            document.querySelector('.track').getBoundingClientRect();
            await new Promise((resolve) => setTimeout(resolve));
            work.push(performance.now() - begin);
          }
          return [work, frames].map((times) => times.sort((one, other) => one - other));
        }
        """;

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("training-os-");
        try
        {
            using var server = new Server($"Data Source={Path.Combine(folder.FullName, "training.db")}");
            await Server.IsUp();
            var id = await Import();
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("TRAININGOS_CHROMIUM") ?? "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            });
            for (var run = 1; run <= 5; run++) await Visit(browser, id, run);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task Visit(IBrowser browser, long id, int run)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 1600 } });
        await page.GotoAsync($"{Server.Address}/sessions/{id}", new() { WaitUntil = WaitUntilState.Commit });
        var drawn = await page.EvaluateAsync<double>(UntilDrawn);
        var moves = await page.EvaluateAsync<double[][]>(Moves);
        var (work, frames) = (moves[0], moves[1]);
        Console.WriteLine(
            $"run {run}: charts of {Points:N0} points drawn after {drawn:0} ms; "
            + $"a move of the cursor takes {work[100]:0.0} ms, 95 % at most {work[190]:0.0} ms; "
            + $"a frame {frames[100]:0.0} ms, 95 % at most {frames[190]:0.0} ms");
        await page.CloseAsync();
    }

    private static async Task<long> Import()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Server.Address) };
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(SixHours()));
        form.Add(file, "files", "six-hours.gpx");
        using var answer = await http.PostAsync(new Uri("/api/imports", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        while (true)
        {
            var import = (await http.GetFromJsonAsync<JsonObject>(answer.Headers.Location))!;
            if (import["state"]!.GetValue<string>() is "done")
            {
                return import["decisions"]![0]!["session_ids"]![0]!.GetValue<long>();
            }

            await Task.Delay(100);
        }
    }

    private static string SixHours()
    {
        var start = new DateTime(2026, 3, 3, 6, 0, 0, DateTimeKind.Utc);
        var points = new StringBuilder();
        for (var point = 0; point < Points; point++)
        {
            var (seconds, angle) = (point * 1.08, point * 2 * Math.PI / Points);
            points.Append(
                CultureInfo.InvariantCulture,
                $"""
                <trkpt lat="{0.3 * Math.Sin(angle):F6}" lon="{0.4 * Math.Cos(angle):F6}">
                <ele>{600 + (300 * Math.Sin(angle * 3)):F1}</ele>
                <time>{start.AddSeconds(seconds):yyyy-MM-ddTHH:mm:ss.fffZ}</time>
                <extensions><power>{(int)(190 + (60 * Math.Sin(point / 7.0)))}</power><gpxtpx:TrackPointExtension>
                <gpxtpx:hr>{(int)(140 + (20 * Math.Sin(point / 200.0)))}</gpxtpx:hr>
                <gpxtpx:cad>{(int)(85 + (10 * Math.Sin(point / 11.0)))}</gpxtpx:cad>
                </gpxtpx:TrackPointExtension></extensions></trkpt>

                """);
        }

        return
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx version="1.1" creator="Training OS" xmlns="http://www.topografix.com/GPX/1/1"
              xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
            <trk><type>cycling</type><trkseg>{points}</trkseg></trk>
            </gpx>
            """;
    }
}

using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Benchmarks;

/// <summary>
/// A zip of one-hour recordings through the whole product: uploaded, read, decided, on disk. Meanwhile somebody looks
/// at the calendar.
/// </summary>
internal static class WholeImport
{
    private const int Seconds = 3600;

    /// <param name="files">How many recordings there are in the zip.</param>
    public static async Task<int> Run(int files)
    {
        await using var years = await TenYears.Make();
        var path = Path.Combine(Path.GetTempPath(), $"training-os-{Guid.NewGuid():N}.zip");
        try
        {
            Write(path, files);
            Console.WriteLine($"{files} recordings of an hour, zip of {new FileInfo(path).Length / 1e6:0} MB");
            using var server = new Server(years.ConnectionString);
            await Server.IsUp();
            using var http = new HttpClient { BaseAddress = new Uri(Server.Address), Timeout = TimeSpan.FromHours(1) };
            for (var warm = 0; warm < 500; warm++) await Look(http);
            Report("calendar before", await Looks(http, TimeSpan.FromSeconds(3)));
            await Import(http, server, path, files);
            return 0;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task Import(HttpClient http, Server server, string path, int files)
    {
        var (started, worked) = (Stopwatch.GetTimestamp(), server.ProcessorSeconds);
        var location = await Upload(http, path);
        Console.WriteLine($"uploaded after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        var (looks, memory) = (new List<double>(), 0.0);
        while (true)
        {
            looks.AddRange(await Looks(http, TimeSpan.FromMilliseconds(200)));
            memory = Math.Max(memory, server.MemoryMb);
            var import = JsonNode.Parse(await http.GetStringAsync($"{location}?after={long.MaxValue}"))!;
            if ((string?)import["state"] != "done") continue;
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine($"{import["counts"]!.ToJsonString()} after {seconds:0.0} s: {files / seconds:0} files/s");
            var work = (server.ProcessorSeconds - worked) / files * 1000;
            Console.WriteLine($"processor time {work:0.00} ms a file, the looks at the calendar among it");
            Report("calendar meanwhile", looks);
            Console.WriteLine($"most memory {memory:0} MB");
            return;
        }
    }

    /// <summary>Uploads a zip, and gives where its import is.</summary>
    public static async Task<Uri> Upload(HttpClient http, string path)
    {
        await using var zip = File.OpenRead(path);
        using var form = new MultipartFormDataContent { { new StreamContent(zip), "file", "rides.zip" } };
        using var answer = await http.PostAsync(new Uri("/api/imports", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.Location!;
    }

    /// <summary>How long weeks take, in milliseconds, asked for one after the other with a breath between.</summary>
    private static async Task<List<double>> Looks(HttpClient http, TimeSpan time)
    {
        var (started, looks) = (Stopwatch.GetTimestamp(), new List<double>());
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            looks.Add(await Look(http));
            await Task.Delay(10);
        }

        return looks;
    }

    private static async Task<double> Look(HttpClient http)
    {
        var asked = Stopwatch.GetTimestamp();
        await http.GetByteArrayAsync(new Uri("/api/summary/week/2018/10", UriKind.Relative));
        return Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
    }

    private static void Report(string what, List<double> looks)
    {
        looks.Sort();
        var (median, p99) = (looks[looks.Count / 2], looks[looks.Count * 99 / 100]);
        Console.WriteLine($"{what}: median {median:0.0} ms, p99 {p99:0.0} ms");
    }

    /// <summary>A zip of so many recordings of an hour.</summary>
    public static void Write(string path, int files)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        var start = new DateTimeOffset(2005, 1, 1, 6, 30, 0, TimeSpan.Zero);
        var seconds = new Random(1);
        for (var number = 0; number < files; number++)
        {
            using var entry = zip.CreateEntry($"activities/{number}.fit", CompressionLevel.Fastest).Open();
            entry.Write(FitRide.Of(start.AddHours(12 * number).AddSeconds(seconds.Next(3600)), Seconds).ToArray());
        }
    }
}

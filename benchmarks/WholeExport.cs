using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace TrainingOs.Benchmarks;

/// <summary>
/// A large log out of one server and into another, and an upload beyond all limits: how fast, in how much memory, and
/// what of the disk is given back. Each by a server just started, so that its memory is of that alone.
/// </summary>
internal static class WholeExport
{
    private const long Oversized = 5L << 30;

    /// <param name="recordings">How many recordings of an hour the log has.</param>
    public static async Task<int> Run(int recordings)
    {
        var folder = Directory.CreateTempSubdirectory("training-os-").FullName;
        try
        {
            var (rides, zip) = (Path.Combine(folder, "rides.zip"), Path.Combine(folder, "export.zip"));
            WholeImport.Write(rides, recordings);
            await Measure(folder, "first.db", "import", http => Import(http, rides));
            await Measure(folder, "first.db", "export", http => Export(http, zip));
            await Measure(folder, "second.db", "restore", http => Restore(http, zip));
            await Measure(folder, "second.db", "5 GB, said so", http => Exceed(http, saysLength: true));
            await Measure(folder, "second.db", "5 GB, in chunks", http => Exceed(http, saysLength: false));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="folder">Where the data lies.</param>
    /// <param name="file">The log of the server.</param>
    /// <param name="what">What is done.</param>
    /// <param name="work">Does it, and gives how many bytes went over the wire.</param>
    private static async Task Measure(string folder, string file, string what, Func<HttpClient, Task<long>> work)
    {
        using var server = new Server($"Data Source={Path.Combine(folder, file)}");
        await Server.IsUp();
        using var http = new HttpClient { BaseAddress = new Uri(Server.Address), Timeout = TimeSpan.FromHours(1) };
        var (before, started) = (Size(folder), Stopwatch.GetTimestamp());
        var bytes = await work(http);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"{what}: {bytes / 1e6:0} MB in {seconds:0.0} s, {bytes / 1e6 / seconds:0} MB/s; most memory "
            + $"{server.MostMemoryMb:0} MB; the folder grew by {(Size(folder) - before) / 1e6:0} MB");
    }

    private static async Task<long> Import(HttpClient http, string rides)
    {
        var location = await WholeImport.Upload(http, rides);
        var counts = new Uri($"{location}?after={long.MaxValue}", UriKind.RelativeOrAbsolute);
        while ((string?)JsonNode.Parse(await http.GetStringAsync(counts))!["state"] != "done") await Task.Delay(200);
        return new FileInfo(rides).Length;
    }

    private static async Task<long> Export(HttpClient http, string zip)
    {
        await using var from = await http.GetStreamAsync(new Uri("/api/export", UriKind.Relative));
        await using var to = File.Create(zip);
        await from.CopyToAsync(to);
        return to.Length;
    }

    private static async Task<long> Restore(HttpClient http, string zip)
    {
        await WholeImport.Upload(http, zip);
        return new FileInfo(zip).Length;
    }

    private static async Task<long> Exceed(HttpClient http, bool saysLength)
    {
        using var endless = new EndlessContent(Oversized, saysLength);
        using var form = new MultipartFormDataContent { { endless, "file", "large.zip" } };

        // As curl does: who asks before it sends is told at once.
        http.DefaultRequestHeaders.ExpectContinue = true;
        try
        {
            using var answer = await http.PostAsync(new Uri("/api/imports", UriKind.Relative), form);
            Console.WriteLine($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException error)
        {
            Console.WriteLine($"the server hung up: {error.InnerException?.Message ?? error.Message}");
        }

        return endless.Sent;
    }

    private static long Size(string folder) => new DirectoryInfo(folder)
        .EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    /// <summary>Bytes that begin as a zip does, made while they are sent.</summary>
    private sealed class EndlessContent(long length, bool saysLength) : HttpContent
    {
        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var bytes = new byte[1 << 20];
            new Random(1).NextBytes(bytes);
            "PK\u0003\u0004"u8.CopyTo(bytes);
            for (; Sent < length; Sent += bytes.Length) await stream.WriteAsync(bytes);
        }

        protected override bool TryComputeLength(out long size)
        {
            size = length;
            return saysLength;
        }
    }
}

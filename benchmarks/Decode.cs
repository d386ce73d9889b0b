using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles;

namespace TrainingOs.Benchmarks;

/// <summary>
/// How fast the FIT files of a folder become drafts of sessions, in one warm process on one core; with a folder in
/// which the official JavaScript SDK is installed, in turn with that.
/// </summary>
internal static class Decode
{
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <summary>The SDK as its own description uses it, on the same files, already in memory, for as long.</summary>
    private const string TheirScript = """
        import { Decoder, Stream } from '@garmin/fitsdk';
        import fs from 'node:fs';
        import zlib from 'node:zlib';
        const [seconds, ...paths] = process.argv.slice(2);
        const files = paths.map(path => {
          const bytes = fs.readFileSync(path);
          return path.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes;
        });
        const size = files.reduce((sum, file) => sum + file.length, 0);
        const once = () => { for (const file of files) new Decoder(Stream.fromBuffer(file)).read(); };
        once(); once();
        const start = performance.now();
        let [rounds, passed] = [0, 0];
        do { once(); rounds++; passed = (performance.now() - start) / 1000; } while (passed < seconds);
        console.log(rounds * size / 1e6 / passed);
        """;

    public static async Task<int> Run(string folder, string? sdk)
    {
        var paths = Directory.EnumerateFiles(folder, "*.fit*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".fit", StringComparison.OrdinalIgnoreCase)
                || path.EndsWith(".fit.gz", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).ToList();
        var files = paths.ConvertAll(Bytes);
        var size = files.Sum(file => (long)file.Length);
        if (size == 0)
        {
            Console.Error.WriteLine($"{folder} holds no FIT files.");
            return 1;
        }

        using var services = new ServiceCollection().AddActivityFiles().BuildServiceProvider();
        var reader = services.GetServices<IActivityReader>().First(reader => reader.Recognises("", files[0]));
        Console.WriteLine($"{files.Count} files, {size / 1e6:0.00} MB");
        Ours(reader, files, size);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Ours(reader, files, size));
            if (sdk is not null) theirs.Add(await Theirs(sdk, paths));
            Console.WriteLine(sdk is null
                ? $"{ours[^1]:0.0} MB/s"
                : $"{ours[^1]:0.0} MB/s, the SDK {theirs[^1]:0.0} MB/s, {ours[^1] / theirs[^1]:0.0} times");
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var file in files) reader.Read(file, CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine($"median {Median(ours):0.0} MB/s; {allocated / (double)size:0.0} bytes allocated a byte");
        if (sdk is null) return 0;
        var ratio = Median([.. ours.Zip(theirs, (our, their) => our / their)]);
        Console.WriteLine($"median of the SDK {Median(theirs):0.0} MB/s, of the ratio {ratio:0.0}");
        return 0;
    }

    private static double Ours(IActivityReader reader, List<byte[]> files, long size)
    {
        var clock = Stopwatch.StartNew();
        var rounds = 0;
        do
        {
            foreach (var file in files) reader.Read(file, CancellationToken.None);
            rounds++;
        }
        while (clock.Elapsed < Round);
        return rounds * size / 1e6 / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> Theirs(string sdk, List<string> paths)
    {
        var script = Path.Combine(sdk, "decode.mjs");
        await File.WriteAllTextAsync(script, TheirScript);
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        start.ArgumentList.Add(script);
        start.ArgumentList.Add(Round.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        foreach (var path in paths) start.ArgumentList.Add(Path.GetFullPath(path));
        using var node = Process.Start(start)!;
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return double.Parse(said, CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = new MemoryStream();
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            using var packed = new GZipStream(file, CompressionMode.Decompress);
            packed.CopyTo(unpacked);
        }
        else
        {
            file.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

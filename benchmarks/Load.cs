using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TrainingOs.Benchmarks;

/// <summary>The week summary over HTTP with 16 connections, on ten years of data, measured by wrk.</summary>
internal static partial class Load
{
    private const int Rounds = 3;

    /// <param name="other">A path on another server, to be measured in turn; null to measure ours alone.</param>
    public static async Task<int> Run(Uri? other)
    {
        await using var years = await TenYears.Make();
        using var server = new Server(years.ConnectionString);
        await Server.IsUp();
        var ours = new Uri($"{Server.Address}/api/summary/week/2018/10");
        try
        {
            await Report(ours, other);
        }
        catch (Win32Exception)
        {
            await Console.Error.WriteLineAsync("wrk was not found; Debian has it in the package wrk.");
            return 1;
        }

        Console.WriteLine($"memory after it: {server.MemoryMb:0} MB");
        return 0;
    }

    private static async Task Report(Uri ours, Uri? other)
    {
        await RequestsPerSecond(ours); // to be warm
        if (other is not null) await RequestsPerSecond(other);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var (rate, p99) = await RequestsPerSecond(ours);
            Console.Write($"{rate:0} a second, p99 {p99}");
            if (other is not null)
            {
                var (theirs, _) = await RequestsPerSecond(other);
                ratios.Add(rate / theirs);
                Console.Write($"; theirs {theirs:0} a second, ratio {ratios[^1]:0.00}");
            }

            Console.WriteLine();
        }

        if (ratios.Count == 0) return;
        Console.WriteLine($"ratio {ratios.Order().ElementAt(Rounds / 2):0.00} (median of the pairs)");
    }

    private static async Task<(double Rate, string P99)> RequestsPerSecond(Uri address)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", "-c16", "-d4s", "--latency", address.ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var report = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var figures = Figures().Match(report);
        return figures.Success && !report.Contains("Non-2xx", StringComparison.Ordinal)
            ? (double.Parse(figures.Groups["rate"].Value, CultureInfo.InvariantCulture), figures.Groups["p99"].Value)
            : throw new InvalidOperationException($"{address} does not answer as it should. {report}");
    }

    [GeneratedRegex("""99%\s+(?<p99>\S+).*Requests/sec:\s+(?<rate>[\d.]+)""", RegexOptions.Singleline)]
    private static partial Regex Figures();
}

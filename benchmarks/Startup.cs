using System.Diagnostics;

namespace TrainingOs.Benchmarks;

/// <summary>From process start to the first answered <c>/health</c>, on a database of ten years.</summary>
internal static class Startup
{
    private const int Runs = 10;

    public static async Task<int> Run()
    {
        await using var years = await TenYears.Make();
        var times = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            using var server = new Server(years.ConnectionString);
            await Server.IsUp();
            if (run > 0) times.Add(Stopwatch.GetElapsedTime(server.Started).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(
            $"first /health after {times[Runs / 2]:0} ms (median of {Runs}; {times[0]:0} to {times[^1]:0})");
        return 0;
    }
}

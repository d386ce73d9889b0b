using System.ComponentModel;
using System.Diagnostics;

namespace TrainingOs.Benchmarks;

/// <summary>
/// The week summary over HTTP with 16 connections, on ten years of data, measured by wrk from outside.
/// </summary>
internal static class Load
{
    public static async Task<int> Run()
    {
        await using var years = await TenYears.Make();
        using var server = new Server(years.ConnectionString);
        await Server.IsUp();
        try
        {
            foreach (var seconds in new[] { 5, 10 }) await Wrk(seconds);
        }
        catch (Win32Exception)
        {
            await Console.Error.WriteLineAsync("wrk was not found; Debian has it in the package wrk.");
            return 1;
        }

        Console.WriteLine($"memory after it: {server.MemoryMb:0} MB");
        return 0;
    }

    private static async Task Wrk(int seconds)
    {
        using var wrk = Process.Start(
            "wrk", ["-t1", "-c16", $"-d{seconds}s", "--latency", $"{Server.Address}/api/summary/week/2018/10"]);
        await wrk.WaitForExitAsync();
    }
}

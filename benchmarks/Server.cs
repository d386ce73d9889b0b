using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TrainingOs.Benchmarks;

/// <summary>The product as a process of its own, as a person starts it.</summary>
internal sealed class Server : IDisposable
{
    /// <summary>A port that nobody had: two benchmarks side by side must not ask each other's server.</summary>
    public static readonly string Address = $"http://127.0.0.1:{FreePort()}";

    private readonly Process _process;

    public Server(string connectionString)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TrainingOs.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__TrainingOs"] = connectionString;
        start.Environment["ASPNETCORE_URLS"] = Address;
        Started = Stopwatch.GetTimestamp();
        _process = Process.Start(start)!;
    }

    /// <summary>When the process was asked for.</summary>
    public long Started { get; }

    public double MemoryMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The most it ever had at once.</summary>
    public double MostMemoryMb
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64 / 1e6;
        }
    }

    /// <summary>How long processors have worked for it so far, whatever else they did.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Waits for the first answer of <c>/health</c>.</summary>
    public static async Task IsUp()
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{Address}/health"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Text;

namespace TrainingOs.Api.Tests.Processes;

/// <summary>The server as a process of its own, as a person runs it.</summary>
public sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Http = new HttpClient { Timeout = Patience };
    }

    /// <summary>The program, beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "TrainingOs.Api.dll");

    /// <summary>Asks this server.</summary>
    public HttpClient Http { get; }

    public int Port => Http.BaseAddress!.Port;

    /// <summary>What it wrote so far.</summary>
    public string Output => Text(_output);

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors => Text(_errors);

    /// <summary>Starts the program, at a free port of loopback unless the settings say where.</summary>
    /// <param name="dataFile">Where its database is.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="wrapper">A command and its words that runs the program, such as one that changes the user.</param>
    public static ServerProcess Launch(
        string dataFile, IReadOnlyDictionary<string, string>? settings = null, params string[] wrapper)
    {
        var running = Environment.ProcessPath;
        var host = Path.GetFileNameWithoutExtension(running) == "dotnet" ? running! : "dotnet";
        string[] words = [.. wrapper, host, Program];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ConnectionStrings__TrainingOs"] = $"Data Source={dataFile}";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new ServerProcess(start);
    }

    /// <summary>Starts the program and waits until it says that it is ready.</summary>
    public static async Task<ServerProcess> Start(
        string dataFile, IReadOnlyDictionary<string, string>? settings = null, params string[] wrapper)
    {
        var server = Launch(dataFile, settings, wrapper);
        try
        {
            server.Http.BaseAddress = await server._ready.Task.WaitAsync(
                Patience, TestContext.Current.CancellationToken);
            if (server.Http.BaseAddress is null)
            {
                throw new InvalidOperationException($"The server did not start: {server.Output}{server.Errors}");
            }

            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Ends it at once, as a power cut does. What it holds in memory is gone.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Exit();
    }

    /// <summary>
    /// Asks it to end, as a service manager does. (Not as Ctrl+C does: where tests run in the background, a shell makes
    /// all of them deaf to that.)
    /// </summary>
    public async Task<int> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        return await Exit();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Http.Dispose();
    }

    private void Hear(string? line)
    {
        Append(_output, line);
        if (line is null)
        {
            _ready.TrySetResult(null);
        }
        else if (line.TrimStart().StartsWith("Calendar", StringComparison.Ordinal))
        {
            _ready.TrySetResult(new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
        }
    }

    private static void Append(StringBuilder to, string? line)
    {
        if (line is null) return;
        lock (to) to.AppendLine(line);
    }

    private static string Text(StringBuilder of)
    {
        lock (of) return of.ToString();
    }
}

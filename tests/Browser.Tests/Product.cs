using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>Training OS as a person runs it: a process of its own over a data file of its own.</summary>
public sealed class Product(Chromium chromium) : IAsyncLifetime
{
    /// <summary>Where the athlete lives.</summary>
    public const string Timezone = "Europe/Berlin";

    private readonly string _folder = Directory.CreateTempSubdirectory("training-os-").FullName;
    private readonly HttpClient _http = new();
    private Process? _process;
    private int _weeks;

    public Chromium Chromium => chromium;
    public bool IsRunning => _process is not null;
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public async ValueTask InitializeAsync()
    {
        await Start();
        _http.BaseAddress = Address;
        var settings = await Read("/api/settings");
        settings["timezone"] = Timezone;
        await Send(HttpMethod.Put, "/api/settings", settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Starts the server, at the address it had when it ran before.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "TrainingOs.Api.dll"), "--urls", $"{Address}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__TrainingOs"] = $"Data Source={Path.Combine(_folder, "training.db")}";
        foreach (var setting in new[] { "ASPNETCORE_URLS", "DOTNET_URLS", "ASPNETCORE_HTTP_PORTS" })
        {
            start.Environment.Remove(setting);
        }

        var ready = new TaskCompletionSource<Uri>();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, output) =>
        {
            if (output.Data is null)
            {
                ready.TrySetException(new InvalidOperationException("The server ended; what it said stands above."));
            }

            if (output.Data?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["Calendar", var address])
            {
                ready.TrySetResult(new(address));
            }
        };
        _process.Start();
        _process.BeginOutputReadLine();
        Address = await ready.Task;
    }

    public async Task Stop()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>A week of the past that no other test of this class has.</summary>
    public IsoWeek NewWeek() => IsoWeek.Of(new DateOnly(2016, 1, 4).AddDays(7 * Interlocked.Increment(ref _weeks)));

    /// <summary>The day that it is for the athlete.</summary>
    public async Task<DateOnly> Today() =>
        DateOnly.Parse(
            (await Read("/api/summary/week/current"))["today"]!.GetValue<string>(), CultureInfo.InvariantCulture);

    public async Task<long> Log(DateOnly date, object? facts = null)
    {
        var session = new JsonObject { ["date"] = $"{date:yyyy-MM-dd}", ["type"] = "run", ["duration_minutes"] = 60 };
        foreach (var (member, value) in JsonOf(facts ?? new { })) session[member] = value?.DeepClone();
        return (await Send(HttpMethod.Post, "/api/sessions", session))!["id"]!.GetValue<long>();
    }

    /// <summary>Imports a file. Gives the session that it became.</summary>
    public async Task<long> Import(string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        form.Add(file, "files", name);
        using var answer = await _http.PostAsync("/api/imports", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var import = await Read($"{answer.Headers.Location}");
        while (import["state"]!.GetValue<string>() is "queued" or "running")
        {
            await Task.Delay(50);
            import = await Read($"{answer.Headers.Location}");
        }

        return import["decisions"]![0]!["session_ids"]![0]!.GetValue<long>();
    }

    public Task Write(DateOnly date, string note) =>
        Send(HttpMethod.Put, $"/api/day-notes/{date:yyyy-MM-dd}", new { note });

    public Task Plan(IsoWeek week, object plan) => Send(HttpMethod.Put, $"/api/plans/{week.Year}/{week.Number}", plan);

    /// <summary>Changes what stands there, as another browser would.</summary>
    public async Task Change(string path, string member, string value)
    {
        var record = await Read(path);
        record[member] = value;
        await Send(HttpMethod.Put, path, record);
    }

    public async Task<JsonArray> Sessions(IsoWeek week)
    {
        var days = $"start_date={week.Monday:yyyy-MM-dd}&end_date={week.Sunday:yyyy-MM-dd}";
        return (await Send(HttpMethod.Get, $"/api/sessions?{days}"))!.AsArray();
    }

    public async Task<JsonObject> Read(string path) => (await Send(HttpMethod.Get, path))!.AsObject();

    /// <summary>What was read, or null when there is nothing.</summary>
    public async Task<JsonObject?> Find(string path)
    {
        using var answer = await _http.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.Content.ReadFromJsonAsync<JsonObject>();
    }

    public async Task<JsonNode?> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {text}");
        return text is "" ? null : JsonNode.Parse(text);
    }

    private static JsonObject JsonOf(object value) =>
        System.Text.Json.JsonSerializer.SerializeToNode(value)!.AsObject();
}

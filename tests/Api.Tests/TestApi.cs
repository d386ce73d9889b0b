using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace TrainingOs.Api.Tests;

/// <summary>The whole application over a database file of its own, at a time of its own.</summary>
public sealed class TestApi : WebApplicationFactory<Program>
{
    /// <summary>Sunday of week 2026-W47, as the clock stands until a test moves it.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("training-os-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _done = [];
    private readonly ConcurrentBag<IDisposable> _held = [];
    private readonly List<Action<IServiceCollection>> _services = [];

    public MovableClock Clock { get; } = new(Start);

    /// <summary>Where the database is.</summary>
    public string File => Path.Combine(_folder, "training.db");

    /// <summary>Further settings, until the first client is made.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Adds a service to those of the application, until the first client is made.</summary>
    public void Add<T>(T service) where T : class => _services.Add(services => services.AddSingleton(service));

    /// <summary>Does what several cases of one test need before the first of them, and not again.</summary>
    public Task Once(string name, Func<Task> work) => _done.GetOrAdd(name, _ => new Lazy<Task>(work)).Value;

    /// <summary>Keeps a lock until the application ends.</summary>
    public void Hold(IDisposable held) => _held.Add(held);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:TrainingOs", $"Data Source={File}");
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            foreach (var add in _services) add(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var held in _held) held.Dispose();
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class MovableClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Moves on to an instant, which must be ahead.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        Interlocked.Exchange(ref _ticks, instant.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
}

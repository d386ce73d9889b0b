[assembly: AssemblyFixture(typeof(TrainingOs.Browser.Tests.Chromium))]

namespace TrainingOs.Browser.Tests;

/// <summary>
/// The one Chromium of a test run, that of the operating system. Each visit gets a window of its own.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-quic",
    ];

    private readonly List<IBrowser> _browsers = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        // The machine may be busy; a test that passes waits no longer for it.
        SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await Launch();
    }

    /// <summary>A Chromium with further arguments, which ends with the run.</summary>
    public async Task<IBrowser> Launch(params string[] arguments)
    {
        var browser = await _playwright!.Chromium.LaunchAsync(
            new() { ExecutablePath = Executable(), Args = [.. Arguments, .. arguments] });
        _browsers.Add(browser);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers) await browser.CloseAsync();
        _playwright?.Dispose();
    }

    private static string Executable()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("TRAININGOS_CHROMIUM"),
            "/usr/bin/chromium",
            .. from name in new[] { "chromium", "google-chrome" }
               from folder in folders
               select Path.Combine(folder, name),
        ];
        return candidates.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            "The tests of the page need a browser: install Chromium (apt-get install chromium), "
            + "or set TRAININGOS_CHROMIUM to the path of a Chromium or Chrome.");
    }
}

using System.Collections.Concurrent;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>
/// A person's browser at the page, with storage of its own. What may never happen, whatever a test is about, fails the
/// test: a complaint in the console, an uncaught error, a refusal by the content security policy, a request
/// to a stranger.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly HashSet<string> _hosts;
    private readonly IBrowserContext _context;

    // Chromium writes a line of its own for each answer that is no 2xx, and many tests ask for these.
    private readonly ConcurrentBag<string> _expected = ["Failed to load resource:"];

    private Visit(IBrowserContext context, IEnumerable<Uri> addresses)
    {
        _context = context;
        _hosts = [.. addresses.Select(address => address.Authority)];
        QuietAttribute.Listen(_complaints);
    }

    public IBrowserContext Context => _context;

    /// <summary>
    /// Opens a browser without a page yet, that of an athlete whose system moves nothing on the screen.
    /// </summary>
    public static async Task<Visit> To(Product product, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = $"{product.Address}";
        return await In(product.Chromium.Browser, options, product.Address);
    }

    public static async Task<Visit> In(IBrowser browser, BrowserNewContextOptions options, params Uri[] addresses)
    {
        options.Locale ??= "en-GB";
        options.TimezoneId ??= Product.Timezone;
        options.ReducedMotion ??= ReducedMotion.Reduce;
        options.ViewportSize ??= new() { Width = 1280, Height = 900 };
        var visit = new Visit(await browser.NewContextAsync(options), addresses);
        visit._context.Console += (_, message) => visit.Hear(message);
        visit._context.WebError += (_, error) => visit._complaints.Enqueue($"Uncaught: {error.Error}");
        visit._context.Request += (_, request) => visit.Meet(request);
        return visit;
    }

    /// <summary>A tab at a week, or at the current one, when the week is there.</summary>
    public async Task<IPage> Open(IsoWeek? week = null)
    {
        var page = await NewTab();
        await page.GotoAsync(week is null ? "/" : $"/?week={week}");
        await page.IsShown();
        return page;
    }

    /// <summary>Lets a complaint pass that the test provokes.</summary>
    public void Provoke(string part) => _expected.Add(part);

    public Task<IPage> NewTab() => _context.NewPageAsync();

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private void Hear(IConsoleMessage message)
    {
        if (message.Type is not ("error" or "warning")) return;
        if (!_expected.Any(part => message.Text.Contains(part, StringComparison.Ordinal)))
        {
            _complaints.Enqueue($"Console: {message.Text}");
        }
    }

    private void Meet(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is not ("data" or "blob") && !_hosts.Contains(address.Authority))
        {
            _complaints.Enqueue($"Asked a stranger: {request.Url}");
        }
    }
}

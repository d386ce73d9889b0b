using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace TrainingOs.Browser.Tests;

/// <summary>
/// The page of a plain static server on port 3000 against the API on port 8000, as somebody works on the page.
/// </summary>
public sealed class ElsewhereTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task The_page_of_another_server_reads_and_writes()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        server.UseFileServer(new FileServerOptions { FileProvider = files });
        await server.StartAsync(TestContext.Current.CancellationToken);
        var pages = new Uri(server.Urls.Single());
        // The browser finds both where the page expects them, whatever else runs on this machine.
        var browser = await product.Chromium.Launch(
            $"--host-resolver-rules=MAP localhost:3000 {pages.Authority}, "
            + $"MAP localhost:8000 {product.Address.Authority}");

        var week = product.NewWeek();
        var id = await product.Log(week.Monday, new { title = "From the API" });
        await using var visit = await Visit.In(
            browser,
            new() { BaseURL = "http://localhost:3000" },
            new("http://localhost:3000"),
            new("http://localhost:8000"));
        var page = await visit.Open(week);

        await Expect(page.Session(id)).ToContainTextAsync("From the API");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "API", Exact = true }))
            .ToHaveAttributeAsync("href", "http://localhost:8000/scalar");
        await page.Session(id).ClickAsync();
        await page.Field("Title").FillAsync("From the page");
        await page.Save.ClickAsync();
        await Expect(page.Session(id)).ToContainTextAsync("From the page");
        await page.Session(id).ClickAsync();
        await page.Choice("Delete").ClickAsync();
        await page.Offer("Undo").ClickAsync();
        await Expect(page.Day(week.Monday)).ToContainTextAsync("From the page");
        (await product.Sessions(week)).ShouldHaveSingleItem();

        await page.Session(id).ClickAsync();
        await page.Sheet.GetByText("Open session").ClickAsync();
        await Expect(page).ToHaveURLAsync($"http://localhost:3000/session.html?id={id}");
        await Expect(page.Heading).ToHaveTextAsync("From the page");
        await page.GetByRole(AriaRole.Link, new() { Name = "Imports", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync("http://localhost:3000/imports.html");
        await Expect(page.GetByText("Nothing was imported yet")).ToBeVisibleAsync();
    }
}

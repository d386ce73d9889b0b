using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;

namespace TrainingOs.Browser.Tests;

/// <summary>Files come in by dropping or choosing them; of each it is said what became of it.</summary>
public sealed class ImportTests(Product product) : IClassFixture<Product>
{
    private const string Ended =
        """
        event: done
        data: {"id":7,"state":"done","counts":{"files":3,"imported":3,"duplicate":0,"rejected":0}}


        """;

    private const string Running =
        """
        {"id":7,"state":"running","counts":{"files":3,"imported":1,"duplicate":0,"rejected":0},
        "decisions":[{"id":1,"file":"a.fit","entry":null,"outcome":"imported","session_ids":[1]}],
        "created_at":"2026-03-03T10:00:00Z","finished_at":null}
        """;

    private const string Gone = """{"detail":"There is no import 7."}""";

    [Fact]
    public async Task Files_dropped_anywhere_are_imported_and_each_decision_is_said()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await Drag(page, "dragenter", Gpx.File(week), NotAnActivity);
        await Expect(page.GetByText("Drop to import")).ToBeVisibleAsync();
        await Drag(page, "drop", Gpx.File(week), NotAnActivity);

        await Expect(page.Sheet).ToHaveAccessibleNameAsync("Import of 2 files");
        await Expect(page.GetByText("Drop to import")).ToBeHiddenAsync();
        await Expect(page.Sheet).ToContainTextAsync("Import finished: 1 imported, 0 duplicates, 1 rejected");
        await Expect(Decision(page, "photo.jpg")).ToContainTextAsync("Rejected");
        (await Decision(page, "photo.jpg").InnerTextAsync()).Length.ShouldBeGreaterThan(40, "it says why");
        await page.Choice("Imported").ClickAsync();
        await Expect(Decision(page, "photo.jpg")).ToHaveCountAsync(0);

        // The calendar behind shows it by now.
        await Expect(page.Day(week.Monday).Locator("button[id^=session-]")).ToContainTextAsync("1:00");
        var link = Decision(page, $"{week}.gpx").GetByRole(AriaRole.Link);
        await Expect(link).ToHaveTextAsync($"{week.Monday:ddd, d MMM yyyy}, run");
        await link.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/sessions/\d+$"));
        await Expect(page.Heading).ToHaveTextAsync(new Regex("^Run on Monday"));
    }

    [Fact]
    public async Task What_is_chosen_twice_is_a_duplicate_that_leads_to_what_is_there()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);

        await page.Keyboard.PressAsync("i");
        await Expect(page.Button("Choose files")).ToBeFocusedAsync();
        await Choose(page, Gpx.File(week));
        await Expect(page.Sheet).ToContainTextAsync("1 imported, 0 duplicates");
        await page.Choice("Other files").ClickAsync();
        await Choose(page, Gpx.File(week));

        await Expect(page.Sheet).ToContainTextAsync("0 imported, 1 duplicate, 0 rejected");
        await Expect(Decision(page, $"{week}.gpx")).ToContainTextAsync("Duplicate");
        await Expect(Decision(page, $"{week}.gpx").GetByRole(AriaRole.Link)).ToBeVisibleAsync();
        await Expect(page.Button("Take back this import…")).ToBeHiddenAsync();
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_upload_that_does_not_get_through_is_sent_again_by_itself()
    {
        var week = product.NewWeek();
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.LoseChanges("**/api/imports");

        await page.Button("Import").ClickAsync();
        await Choose(page, Gpx.File(week));
        await Expect(page.Alert).ToHaveTextAsync(
            "Training OS does not answer. Nothing is lost: the files are sent again by themselves as soon as that "
            + "works, as long as this page stays open.");
        await Expect(page.Sheet).ToContainTextAsync("Not sent");
        await page.NetworkIsBack();

        await Expect(page.Sheet).ToContainTextAsync("Import finished: 1 imported");
        (await product.Sessions(week)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_too_large_is_refused_in_the_words_of_the_server_and_stays_where_it_was()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();
        await page.RouteAsync("**/api/imports", route => route.FulfillAsync(new()
        {
            Status = 413,
            ContentType = "application/problem+json",
            Body = """{"detail":"The upload is larger than 4 GB."}""",
        }));

        await page.Button("Import").ClickAsync();
        await Choose(page, NotAnActivity);

        await Expect(page.Alert).ToHaveTextAsync(
            "The upload is larger than 4 GB. Nothing of this was imported; the files are where they were.");
        await page.Choice("Other files").ClickAsync();
        await Expect(page.Button("Choose files")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_import_goes_on_over_a_reload_and_is_told_when_it_ends(bool hasEvents)
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        var answers = new Queue<string>(["running", "running", "done"]);
        await page.AddInitScriptAsync("localStorage.setItem('training-os:import', '7')");
        await page.RouteAsync(new Regex("/api/imports/7(\\?.*)?$"), route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = $$"""
                {"id":7,"state":"{{(answers.Count > 1 ? answers.Dequeue() : answers.Peek())}}",
                "counts":{"files":3,"imported":1,"duplicate":0,"rejected":0},
                "decisions":[{"id":1,"file":"a.fit","entry":null,"outcome":"imported","session_ids":[1]}],
                "created_at":"2026-03-03T10:00:00Z","finished_at":null}
                """,
        }));
        var told = new TaskCompletionSource();
        await page.RouteAsync("**/api/imports/7/events*", async route =>
        {
            await told.Task;
            await (hasEvents
                ? route.FulfillAsync(new() { ContentType = "text/event-stream", Body = Ended })
                : route.AbortAsync());
        });

        await page.GotoAsync("/");
        await Expect(page.Button("Importing 1/3")).ToBeVisibleAsync();
        told.SetResult();

        await page.Says("Import finished");
        await Expect(page.Button("Import")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string?>("localStorage.getItem('training-os:import')")).ShouldBeNull();
        await page.Offer("Show").ClickAsync();
        await Expect(page.Sheet).ToContainTextAsync("a.fit");
    }

    [Fact]
    public async Task An_import_is_taken_back_but_for_what_was_changed_since()
    {
        var (week, other) = (product.NewWeek(), product.NewWeek());
        await using var visit = await Visit.To(product);
        var page = await visit.Open(week);
        await page.Button("Import").ClickAsync();
        await Choose(page, Gpx.File(week), Gpx.File(other));
        await Expect(page.Sheet).ToContainTextAsync("2 imported");
        var edited = (await product.Sessions(week))[0]!["id"]!.GetValue<long>();
        await product.Change($"/api/sessions/{edited}", "title", "Mine");

        await page.Sheet.GetByText("All imports").ClickAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "Imports" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/imports/\d+$"));
        await page.Button("Take back this import…").ClickAsync();
        await Expect(page.Button("Keep it")).ToBeFocusedAsync();
        await page.Button("Take it back").ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("1 session removed. 1 session stayed:");
        await Expect(page.Locator($"main a[href='/sessions/{edited}']").First).ToBeVisibleAsync();
        (await product.Sessions(week)).ShouldHaveSingleItem();
        (await product.Sessions(other)).ShouldBeEmpty();
        await page.ReloadAsync();
        await Expect(page.Heading).ToHaveTextAsync("There is no such import");
    }

    [Fact]
    public async Task What_came_in_goes_out_again()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.GotoAsync("/imports");

        var zip = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Everything as one zip" }).ClickAsync());
        using (var archive = ZipFile.OpenRead(await zip.PathAsync()))
        {
            archive.Entries.Select(entry => entry.FullName).ShouldContain("sessions.jsonl");
        }

        var table = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "All sessions as a table" }).ClickAsync());
        table.SuggestedFilename.ShouldEndWith(".csv");
    }

    [Fact]
    public async Task An_import_that_goes_on_is_stopped_and_taken_back()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.RouteAsync(new Regex("/api/imports/7(\\?.*)?$"), route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = route.Request.Method == "DELETE"
                ? """{"id":7,"removed_session_ids":[1],"restored_session_ids":[],"kept":[]}"""
                : Running,
        }));
        await page.RouteAsync("**/api/imports/7/events*", _ => Task.CompletedTask);

        await page.GotoAsync("/imports/7");
        await page.Button("Stop and take back…").ClickAsync();
        await page.Button("Take it back").ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("This import is taken back: 1 session removed.");
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeHiddenAsync();
        await Expect(page.Button("Stop and take back…")).ToBeHiddenAsync();
        await Expect(page.Button("Take back this import…")).ToBeHiddenAsync();
        await Expect(page.Locator("main").GetByText("What was decided before stays.")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_import_that_is_gone_is_followed_no_more_by_who_started_it()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        var (isGone, follower) = (new TaskCompletionSource(), new SemaphoreSlim(0));
        await page.AddInitScriptAsync("localStorage.setItem('training-os:import', '7')");
        await page.RouteAsync(new Regex("/api/imports/7(\\?.*)?$"), async route =>
        {
            if (route.Request.Method == "DELETE")
            {
                // The page and the dialog on it hear that it is gone before who took it back is answered.
                isGone.SetResult();
                for (var heard = 0; heard < 2; heard++) await follower.WaitAsync();
                await Task.Delay(200);
                await route.FulfillAsync(new()
                {
                    ContentType = "application/json",
                    Body = """{"id":7,"removed_session_ids":[1],"restored_session_ids":[],"kept":[]}""",
                });
                return;
            }

            if (!isGone.Task.IsCompleted)
            {
                await route.FulfillAsync(new() { ContentType = "application/json", Body = Running });
                return;
            }

            await route.FulfillAsync(new() { Status = 404, ContentType = "application/problem+json", Body = Gone });
            follower.Release();
        });
        await page.RouteAsync("**/api/imports/7/events*", async route =>
        {
            await isGone.Task;
            await route.AbortAsync();
        });

        await page.GotoAsync("/imports/7");
        await Expect(page.Button("Importing 1/3")).ToBeVisibleAsync();
        await page.Button("Stop and take back…").ClickAsync();
        await page.Button("Take it back").ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("This import is taken back: 1 session removed.");
        await Expect(page.Button("Import")).ToBeVisibleAsync();
        await Expect(page.Messages).Not.ToContainTextAsync("Import");
        (await page.EvaluateAsync<string?>("localStorage.getItem('training-os:import')")).ShouldBeNull();
        await page.Button("Import").ClickAsync();
        await Expect(page.Alert).ToContainTextAsync("There is no import 7.");
        await Expect(page.Button("Look again")).ToBeHiddenAsync();
        await Expect(page.Sheet.GetByRole(AriaRole.Progressbar)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_import_that_was_sent_and_cannot_be_read_is_looked_for_again()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();
        var refusal = await page.RouteAsync("**/api/imports/7*", route => route.FulfillAsync(new() { Status = 500 }));
        await page.RouteAsync("**/api/imports", route => route.FulfillAsync(new()
        {
            Status = 202, ContentType = "application/json", Body = """{"id":7}""",
        }));

        await page.Button("Import").ClickAsync();
        await Choose(page, NotAnActivity);
        await Expect(page.Alert).ToContainTextAsync("Training OS answered with error 500.");
        await Expect(page.Locator("header").GetByText("Sending")).ToBeHiddenAsync();
        await refusal.DisposeAsync();
        await Answer(page, "done", Decided(1));
        await page.Button("Look again").ClickAsync();

        await Expect(page.Sheet).ToContainTextAsync("Import finished: 1 imported");
        await Expect(page.Alert).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_list_of_imports_shows_the_one_that_was_started_on_it_as_it_begins()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await page.RouteAsync(
            "**/api/imports/7*",
            route => route.FulfillAsync(new() { ContentType = "application/json", Body = Running }));
        await page.RouteAsync("**/api/imports/7/events*", _ => Task.CompletedTask);
        var isSent = false;
        await page.RouteAsync("**/api/imports", async route =>
        {
            var isSending = route.Request.Method == "POST";
            var list = isSent ? $"[{Running}]" : "[]";
            // The list that is asked for while it is sent arrives late, and does not know it yet.
            await Task.Delay(isSending ? 100 : 300);
            isSent |= isSending;
            await route.FulfillAsync(new()
            {
                Status = isSending ? 202 : 200,
                ContentType = "application/json",
                Body = isSending ? """{"id":7}""" : list,
            });
        });
        await page.GotoAsync("/imports");
        await Expect(page.GetByText("Nothing was imported yet")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("i");
        await Choose(page, NotAnActivity);
        await Expect(page.Sheet).ToContainTextAsync("Importing: 1 imported");
        await page.Escape();

        var imports = page.GetByRole(AriaRole.List, new() { Name = "Imports, the latest first" });
        await Expect(imports.GetByRole(AriaRole.Link)).ToContainTextAsync("Running");
    }

    [Fact]
    public async Task Of_a_folder_only_what_may_be_an_activity_is_sent()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();
        var folder = Directory.CreateTempSubdirectory("training-os-");
        try
        {
            var week = product.NewWeek();
            await File.WriteAllBytesAsync(
                Path.Combine(folder.FullName, "run.gpx"), Gpx.Run(week.Monday), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "notes.txt"), "Not an activity", TestContext.Current.CancellationToken);
            await page.Button("Import").ClickAsync();

            await page.Locator("input[webkitdirectory]").SetInputFilesAsync(folder.FullName);

            await Expect(page.Sheet).ToContainTextAsync("1 imported, 0 duplicates, 0 rejected");
            await Expect(page.Sheet).ToContainTextAsync(
                $"Left out, as no activity files by their names: {folder.Name}/notes.txt.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_header_says_how_much_is_sent_and_follows_what_is_shown()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.Open();
        await Answer(page, "running", Decided(1));
        await page.RouteAsync("**/api/imports/7/events*", _ => Task.CompletedTask);
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/api/imports", async route =>
        {
            await held.Task;
            await route.FulfillAsync(new() { Status = 202, ContentType = "application/json", Body = """{"id":7}""" });
        });

        await page.Button("Import").ClickAsync();
        await Choose(page, NotAnActivity);
        await page.Escape();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^Sending \d+%$") })).ToBeVisibleAsync();
        held.SetResult();
        await Expect(page.Button("Importing 1/1")).ToBeVisibleAsync();

        await page.Button("Importing 1/1").ClickAsync();
        await page.Choice("Other files").ClickAsync();
        await page.Escape();
        await Expect(page.Button("Import")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_import_that_was_interrupted_says_how_to_go_on()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await Answer(page, "interrupted", Decided(1));

        await page.GotoAsync("/imports/7");

        var report = page.GetByRole(AriaRole.Region, new() { Name = "What became of it" });
        await Expect(report).ToContainTextAsync("Import was interrupted: 1 imported");
        await Expect(report.GetByText("To go on, import the same files once more")).ToBeVisibleAsync();
        await Expect(page.Button("Take back this import…")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_an_export_brought_back_is_not_to_be_taken_back()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        await Answer(
            page,
            "done",
            """
            {"id":1,"file":"training-os.zip","entry":null,"outcome":"imported","session_ids":[],"rule":"restored",
            "message":"This export brought everything back: 2 sessions."}
            """);

        await page.GotoAsync("/imports/7");

        await Expect(Decision(page, "training-os.zip")).ToContainTextAsync("This export brought everything back");
        await Expect(page.Button("Take back this import…")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Of_thousands_of_decisions_some_stand_there_and_the_rejected_are_found()
    {
        await using var visit = await Visit.To(product);
        var page = await visit.NewTab();
        var (name, read) = (new string('x', 300), new List<int>());
        page.Response += async (_, response) =>
        {
            if (!response.Url.Contains("/api/imports/7", StringComparison.Ordinal)) return;
            read.Add((await response.JsonAsync())!.Value.GetProperty("decisions").GetArrayLength());
        };
        await Answer(
            page,
            "done",
            string.Join(',', Enumerable.Range(1, 2000).Select(Decided)),
            $$"""{"id":2001,"file":"{{name}}.fit","entry":null,"outcome":"rejected","message":"It is empty."}""");

        await page.GotoAsync("/imports/7");

        var rows = page.GetByRole(AriaRole.List, new() { Name = "Decisions" }).GetByRole(AriaRole.Listitem);
        await Expect(rows).ToHaveCountAsync(100);
        await page.Button("Show 100 of 1,901 more").ClickAsync();
        await Expect(rows).ToHaveCountAsync(200);
        await Expect(rows.Nth(1)).ToContainTextAsync("2000.fit");
        await Expect(rows.Last).ToContainTextAsync("1802.fit");
        await page.Button("Rejected 1").ClickAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync("It is empty.");
        await Expect(page.GetByText("more", new() { Exact = false }).And(page.GetByRole(AriaRole.Button)))
            .ToBeHiddenAsync();
        await page.Button("Duplicates 0").ClickAsync();
        await Expect(page.Locator("main").GetByText("There is nothing of this kind.")).ToBeVisibleAsync();
        await page.Button("All 2001").ClickAsync();
        await Expect(rows).ToHaveCountAsync(100);
        read.ShouldAllBe(count => count <= 100, "however many there are, no answer has more than a page");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"))
            .ShouldBeLessThanOrEqualTo(0, "a long name is broken");
    }

    private static string Decided(int number) =>
        $$"""
        {"id":{{number}},"file":"{{number}}.fit","entry":null,"outcome":"imported","session_ids":[{{number}}]}
        """;

    /// <summary>Answers for the server with an import in that state.</summary>
    private static Task<IAsyncDisposable> Answer(IPage page, string state, params string[] decisions)
    {
        var all = JsonNode.Parse($"[{string.Join(',', decisions)}]")!.AsArray();
        var rejected = all.Count(one => one!["outcome"]!.GetValue<string>() == "rejected");
        var canBeTakenBack = all.Any(one => one!["rule"] is null) ? "true" : "false";
        return page.RouteAsync(
            new Regex("/api/imports/7(\\?.*)?$"),
            route => route.FulfillAsync(new()
            {
                ContentType = "application/json",
                Body = $$"""
                    {"id":7,"state":"{{state}}","decisions":[{{string.Join(',', Page(all, route.Request.Url))}}],
                    "counts":{"files":{{all.Count}},"imported":{{all.Count - rejected}},"duplicate":0,
                    "rejected":{{rejected}}},"can_be_taken_back":{{canBeTakenBack}},
                    "created_at":"2026-03-03T10:00:00Z","finished_at":null}
                    """,
            }));
    }

    /// <summary>The decisions that an address asks for, as the server answers it.</summary>
    private static IEnumerable<string> Page(JsonArray decisions, string address)
    {
        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        return decisions
            .Where(one => query["before"] is not { } before || (long)one!["id"]! < long.Parse(before))
            .Where(one => query["after"] is not { } after || (long)one!["id"]! > long.Parse(after))
            .Where(one => query["outcome"] is not { } outcome || (string?)one!["outcome"] == outcome)
            .TakeLast(query["limit"] is { } limit ? int.Parse(limit) : int.MaxValue)
            .Select(one => one!.ToJsonString());
    }

    private static FilePayload NotAnActivity =>
        new() { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3] };

    private static ILocator Decision(IPage page, string file) =>
        page.GetByRole(AriaRole.List, new() { Name = "Decisions" })
            .GetByRole(AriaRole.Listitem).Filter(new() { HasText = file });

    private static Task Choose(IPage page, params FilePayload[] files) =>
        page.GetByLabel("Files to import").SetInputFilesAsync(files);

    private static async Task Drag(IPage page, string name, params FilePayload[] files)
    {
        var contents = files.Select(file => new { file.Name, Content = Convert.ToBase64String(file.Buffer) });
        await page.EvaluateAsync(
            """
            ([name, files]) => {
              const dataTransfer = new DataTransfer();
              for (const { Name, Content } of files) {
                const bytes = Uint8Array.from(atob(Content), (character) => character.charCodeAt(0));
                dataTransfer.items.add(new File([bytes], Name));
              }
              document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
            }
            """,
            new object[] { name, contents });
    }
}

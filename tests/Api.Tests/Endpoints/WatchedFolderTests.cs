using System.Diagnostics;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Api.Tests.Endpoints;

/// <summary>A folder whose recordings are imported as they appear, and stay where they are.</summary>
public sealed class WatchedFolderTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("training-os-watched-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_are_imported_as_they_appear_once_and_left_where_they_are()
    {
        using var api = new TestApi();
        api.Settings["Import:WatchFolder"] = _folder;
        var http = api.CreateClient();
        Write("first.fit", Morning);
        (await Ended(http, 1)).ShouldBe(["first.fit"]);

        Directory.CreateDirectory(Path.Combine(_folder, "2026"));
        Write(Path.Combine("2026", "second.fit"), Morning.AddDays(1));
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "notes.txt"), "no recording", TestContext.Current.CancellationToken);
        (await Ended(http, 2)).ShouldBe(["second.fit"]);
        (await http.Get("/api/sessions")).Items.Count.ShouldBe(2);
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_keeps_no_other_waiting_and_an_export_is_refused_once()
    {
        using var api = new TestApi();
        api.Settings["Import:WatchFolder"] = _folder;
        var http = api.CreateClient();
        (await http.Import(("ride.fit", FitRide.Of(Morning, 600).ToArray())))["state"]!.ToString().ShouldBe("done");
        await using (var export = File.Create(Path.Combine(_folder, "0.zip")))
        {
            await (await http.GetStreamAsync("/api/export", TestContext.Current.CancellationToken))
                .CopyToAsync(export, TestContext.Current.CancellationToken);
        }

        var known = $"{api.File}-imports/watched.json";
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!File.Exists(known)) await Task.Delay(50, patience.Token);
        (await File.ReadAllTextAsync(known, patience.Token)).ShouldContain("0.zip");

        // The first would keep whoever opens it waiting, the next cannot be opened, the last opened and not read.
        if (!OperatingSystem.IsWindows()) Process.Start("mkfifo", [Path.Combine(_folder, "00.fit")]).WaitForExit();
        File.CreateSymbolicLink(Path.Combine(_folder, "0.fit"), Path.Combine(_folder, "nowhere"));
        if (OperatingSystem.IsLinux()) File.CreateSymbolicLink(Path.Combine(_folder, "1.fit"), "/proc/self/mem");
        Write("2.fit", Morning.AddDays(1));
        (await Ended(http, 2)).ShouldBe(["2.fit"]);
    }

    private void Write(string name, DateTimeOffset start) =>
        File.WriteAllBytes(Path.Combine(_folder, name), FitRide.Of(start, 600).ToArray());

    /// <summary>The files of an import that begins by itself.</summary>
    private static async Task<IReadOnlyList<string?>> Ended(HttpClient http, int number)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await http.Get("/api/imports")).Items.Count < number) await Task.Delay(50, patience.Token);
        var decisions = (await http.Ended(number))["decisions"]!.AsArray();
        return [.. decisions.Select(decision => (string?)decision!["file"])];
    }
}

using System.Diagnostics;
using System.Net;

namespace TrainingOs.Api.Tests.Processes;

/// <summary>Disks that are full, and folders that may only be read.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private string? _mounted;

    public void Dispose()
    {
        if (_mounted is not null) Run("umount", _mounted).ShouldBe(0);
        Allow(_folder.Path, (UnixFileMode)0b111_000_000);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_disk_that_is_full_at_the_start_is_refused_and_once_there_is_room_it_starts()
    {
        var disk = SmallDisk(kilobytes: 1024);
        var filler = Fill(disk, leave: 0);
        var file = Path.Combine(disk, "training.db");

        using (var server = ServerProcess.Launch(file))
        {
            (await server.Exit()).ShouldBe(1, server.Output + server.Errors);
            server.Output.ShouldBeEmpty();
            server.Errors.ShouldStartWith("Training OS cannot start. No space is left on the disk");
            server.Errors.ShouldContain(file);
            server.Errors.Trim().ShouldNotContain('\n');
        }

        File.Delete(filler);
        using var again = await ServerProcess.Start(file);
        (await again.Http.Put("/api/day-notes/2026-11-16", new { note = "works" })).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(0), InlineData(12), InlineData(40)]
    public async Task A_disk_that_fills_up_during_the_first_start_harms_nothing(int leave)
    {
        var disk = SmallDisk(kilobytes: 1024);
        var filler = Fill(disk, leave);
        var file = Path.Combine(disk, "training.db");

        using (var server = ServerProcess.Launch(file))
        {
            (await server.Exit()).ShouldBe(1, server.Output + server.Errors);
        }

        File.Delete(filler);
        using var again = await ServerProcess.Start(file);
        (await again.Http.Get("/health/ready")).ShouldBe(HttpStatusCode.OK);
        await again.Stop();
        DataFolder.Ask(file, "PRAGMA integrity_check").ShouldBe(["ok"]);
    }

    [Fact]
    public async Task A_disk_that_fills_up_refuses_writes_keeps_what_was_saved_and_works_again_once_there_is_room()
    {
        var disk = SmallDisk(kilobytes: 2048);
        var file = Path.Combine(disk, "training.db");
        var kept = new Dictionary<string, string>();
        using (var server = await ServerProcess.Start(file))
        {
            var http = server.Http;
            await Keep(http, "2026-01-01");
            var filler = Fill(disk, leave: 300);

            Answer refused;
            var day = new DateOnly(2026, 1, 2);
            while ((refused = await Keep(http, $"{day:yyyy-MM-dd}")).Status == HttpStatusCode.Created)
            {
                day = day.AddDays(1);
            }

            refused.ShouldBeProblem(HttpStatusCode.InsufficientStorage);
            refused.Detail!.ShouldContain(file);
            for (var i = 0; i < 5; i++)
            {
                (await Keep(http, $"{day:yyyy-MM-dd}")).ShouldBeProblem(HttpStatusCode.InsufficientStorage);
                var session = new
                {
                    date = "2026-01-01", type = "run", duration_minutes = 30, notes = new string('x', 19_000),
                };
                (await http.Post("/api/sessions", session)).ShouldBeProblem(HttpStatusCode.InsufficientStorage);
                await Compare(http);
            }

            File.Delete(filler);
            (await Keep(http, $"{day:yyyy-MM-dd}")).ShouldBe(HttpStatusCode.Created);
            (await http.Post("/api/sessions", new { date = "2026-01-01", type = "run", duration_minutes = 30 }))
                .ShouldBe(HttpStatusCode.Created);
            await Compare(http);
            server.Output.ShouldNotContain("   at ");
            await server.Kill();
        }

        using var next = await ServerProcess.Start(file);
        await Compare(next.Http);
        DataFolder.Ask(file, "PRAGMA integrity_check").ShouldBe(["ok"]);

        async Task<Answer> Keep(HttpClient http, string date)
        {
            var note = $"{date} {new string('x', 9_000)}";
            var answer = await http.Put($"/api/day-notes/{date}", new { note });
            if (answer.Status == HttpStatusCode.Created) kept[date] = note;
            return answer;
        }

        async Task Compare(HttpClient http) =>
            (await http.Get("/api/day-notes")).ShouldBe(HttpStatusCode.OK).Items
                .ToDictionary(note => (string)note["date"]!, note => (string)note["note"]!)
                .ShouldBe(kept, ignoreOrder: true);
    }

    [Fact]
    public async Task A_folder_that_may_only_be_read_is_refused_in_a_sentence()
    {
        Allow(_folder.Path, (UnixFileMode)0b101_101_101);

        (await Refusal(_folder.File)).ShouldContain("folder");
        (await Refusal(Path.Combine(_folder.Path, "deeper", "training.db"))).ShouldContain("folder");

        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_is_refused_and_left_as_it_is()
    {
        using (var server = await ServerProcess.Start(_folder.File)) await server.Stop();
        Allow(_folder.Path, (UnixFileMode)0b111_111_111);
        Allow(_folder.File, (UnixFileMode)0b100_100_100);
        var before = _folder.Content();

        (await Refusal(_folder.File)).ShouldContain("can be read but not written");

        _folder.Content().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_in_a_folder_that_may_only_be_read_is_refused_and_left_as_it_is()
    {
        using (var server = await ServerProcess.Start(_folder.File)) await server.Stop();
        Allow(_folder.File, (UnixFileMode)0b110_110_110);
        Allow(_folder.Path, (UnixFileMode)0b101_101_101);
        var before = _folder.Content();

        (await Refusal(_folder.File)).ShouldContain(_folder.File);

        _folder.Content().ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_that_may_not_even_be_read_is_refused_and_left_as_it_is()
    {
        using (var server = await ServerProcess.Start(_folder.File)) await server.Stop();
        Allow(_folder.Path, (UnixFileMode)0b111_111_111);
        Allow(_folder.File, UnixFileMode.None);

        (await Refusal(_folder.File)).ShouldContain(_folder.File);
    }

    /// <summary>What the server says when it cannot start, run by a user whom permissions bind.</summary>
    private static async Task<string> Refusal(string file)
    {
        string[] asNobody = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            : [];
        Assert.SkipWhen(
            asNobody is [var tool, ..] && Run(tool, "--version") != 0,
            "Permissions do not bind this user, and there is no setpriv.");
        Assert.SkipWhen(
            asNobody is [_, ..] && Run("setpriv", [.. asNobody[1..], "test", "-r", ServerProcess.Program]) != 0,
            "Another user may not read the program.");
        using var server = ServerProcess.Launch(file, null, asNobody);

        (await server.Exit()).ShouldBe(1, server.Output + server.Errors);

        server.Output.ShouldBeEmpty();
        var said = server.Errors.Trim();
        said.ShouldStartWith("Training OS cannot start. ");
        said.ShouldNotContain('\n');
        return said;
    }

    /// <summary>A file system of that size, in memory.</summary>
    private string SmallDisk(int kilobytes)
    {
        var path = Path.Combine(_folder.Path, "disk");
        Directory.CreateDirectory(path);
        var mounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", path) == 0;
        Assert.SkipUnless(mounted, "A small disk can only be made by root on Linux.");
        return _mounted = path;
    }

    /// <summary>Fills a disk but for some kilobytes.</summary>
    private static string Fill(string disk, int leave)
    {
        var filler = Path.Combine(disk, "filler");
        using var stream = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) stream.Write(block);
        }
        catch (IOException)
        {
            stream.SetLength(stream.Length - (leave * 1024));
        }

        return filler;
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }

    private static int Run(string command, params string[] words)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

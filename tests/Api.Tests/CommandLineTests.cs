using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Api.Tests;

/// <summary>
/// The program as a person starts it: a process with words behind its name, and a data file of its own.
/// </summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("training-os-").FullName;

    private string DataFile => Path.Combine(_folder, "data", "training.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("dmeo")]
    [InlineData("season")]
    [InlineData("-demo")]
    [InlineData("--dry-run")]
    [InlineData("--urls")]
    [InlineData("--urls=http://127.0.0.1:0", "--port")]
    [InlineData("--version", "1")]
    public async Task Unknown_words_print_the_usage_on_stderr_and_touch_nothing(params string[] words)
    {
        await IsNotUnderstood(words);
        await IsNotUnderstood(["demo", .. words]);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("demo", "--help")]
    public async Task Asked_for_help_it_prints_the_usage_and_touches_nothing(params string[] words)
    {
        var said = await Run(words);
        said.ExitCode.ShouldBe(0);
        said.Output.ShouldContain("-- demo");
        said.Errors.ShouldBeEmpty();
        File.Exists(DataFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--Import:MaxFileBytes=abc")]
    [InlineData("--Import:MaxNesting=-1")]
    public async Task A_limit_that_is_none_is_said_before_anything_is_imported(string setting)
    {
        var file = Path.Combine(_folder, "ride.fit");
        await File.WriteAllBytesAsync(file, [1, 2, 3], Ct);

        var said = await Run("import", file, setting);

        said.ExitCode.ShouldBe(1);
        said.Errors.ShouldContain("A limit under Import is not a number above zero");
        said.Errors.ShouldNotContain("   at ");
        File.Exists(DataFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("import", "--help")]
    [InlineData("import", "ride.fit", "-h")]
    [InlineData("help", "import")]
    public async Task Asked_for_help_with_imports_it_says_how_they_end_and_which_settings_count(params string[] words)
    {
        var said = await Run(words);
        said.ExitCode.ShouldBe(0);
        said.Output.ShouldContain("3   some could not be taken");
        foreach (var limit in typeof(ImportLimits).GetProperties().Where(property => property.CanWrite))
        {
            said.Output.ShouldContain($"  {ImportLimits.Section}__{limit.Name} ");
        }

        said.Output.Split('\n').ShouldAllBe(line => line.Length <= 120);
        File.Exists(DataFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Demo_fills_an_empty_log_once()
    {
        var first = await Run("demo");
        first.Errors.ShouldBeEmpty();
        first.ExitCode.ShouldBe(0);
        first.Output.ShouldContain(DataFile);
        first.Output.Trim().Split('\n').Length.ShouldBe(3);
        first.Output.ShouldContain("http://localhost:8000/?week=");

        var second = await Run("demo");
        second.ExitCode.ShouldBe(1);
        second.Output.ShouldBeEmpty();
        second.Errors.ShouldContain("this one has data");
        second.Errors.Trim().ShouldNotContain("\n", customMessage: "a sentence, not a stack trace");
    }

    [Fact]
    public async Task Demo_says_in_a_sentence_why_a_file_cannot_be_used()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DataFile)!);
        await File.WriteAllTextAsync(DataFile, new string('x', 5_000), Ct);

        var said = await Run("demo");

        said.ExitCode.ShouldBe(1);
        said.Errors.ShouldContain("is no SQLite database");
        said.Errors.Trim().ShouldNotContain("\n", customMessage: "a sentence, not a stack trace");
        (await File.ReadAllTextAsync(DataFile, Ct)).ShouldBe(new string('x', 5_000));
    }

    [Theory]
    [InlineData("training.db")]
    [InlineData("Data Sauce=training.db")]
    [InlineData("Data Source=:memory:")]
    public async Task A_connection_string_that_names_no_file_is_refused_in_a_sentence(string connectionString)
    {
        foreach (var words in new string[][] { ["demo"], ["--urls", "http://127.0.0.1:0"] })
        {
            var said = await Run([.. words, $"--ConnectionStrings:TrainingOs={connectionString}"]);
            said.ExitCode.ShouldBe(1);
            said.Output.ShouldBeEmpty();
            said.Errors.ShouldContain("ConnectionStrings__TrainingOs");
            said.Errors.Trim().ShouldNotContain("\n", customMessage: "a sentence, not a stack trace");
        }
    }

    [Fact]
    public async Task Demo_takes_a_setting_from_its_words()
    {
        var other = Path.Combine(_folder, "other.db");
        var said = await Run("demo", $"--ConnectionStrings:TrainingOs=Data Source={other}", "--urls", "http://*:9000");
        said.Output.ShouldContain(other);
        said.Output.ShouldContain("http://localhost:9000/?week=");
        File.Exists(DataFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Import_reads_files_and_folders_and_says_what_became_of_them()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "watch", "2026")).FullName;
        var start = new DateTimeOffset(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);
        await File.WriteAllBytesAsync(Path.Combine(folder, "ride.fit"), FitRide.Of(start, 600).ToArray(), Ct);
        await File.WriteAllBytesAsync(Path.Combine(folder, "empty.gpx"), [], Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "diary.txt"), "no recording", Ct);
        var other = Path.Combine(_folder, "again.fit");
        File.Copy(Path.Combine(folder, "ride.fit"), other);

        var said = await Run("import", Path.Combine(_folder, "watch"), other);

        said.Errors.ShouldBeEmpty();
        said.ExitCode.ShouldBe(3, "one was rejected");
        said.Output.ShouldStartWith("1 imported, 1 known already, 1 rejected.");
        said.Output.ShouldContain("empty.gpx");
        said.Output.ShouldContain("This file is empty.");
        File.Exists(other).ShouldBeTrue("files are read where they are, and stay");
        (await Run("import", other)).ExitCode.ShouldBe(0, "it is known");
    }

    [Fact]
    public async Task What_only_looks_like_a_file_is_refused_and_holds_nothing_up()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes among its files.");
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "watch")).FullName;
        var (pipe, named) = (Path.Combine(folder, "pipe.fit"), Path.Combine(_folder, "pipe"));
        foreach (var path in new[] { pipe, named }) Process.Start("mkfifo", [path]).WaitForExit();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "socket.gpx")));
        var start = new DateTimeOffset(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);
        await File.WriteAllBytesAsync(Path.Combine(folder, "ride.fit"), FitRide.Of(start, 600).ToArray(), Ct);

        var (alone, said) = (await Run("import", named), await Run("import", named, "/dev/null", folder));

        alone.Output.ShouldStartWith("0 imported, 0 known already, 1 rejected.");
        alone.ExitCode.ShouldBe(3);
        said.Output.ShouldStartWith("1 imported, 0 known already, 4 rejected.");
        said.Output.Split("This is a pipe, a socket or a device, and no file.").Length.ShouldBe(5);
    }

    [Fact]
    public async Task Import_that_is_interrupted_says_what_it_did_and_goes_on_the_next_time()
    {
        const int files = 4000;
        var start = new DateTimeOffset(2010, 1, 1, 6, 30, 0, TimeSpan.Zero);
        var zip = Path.Combine(_folder, "rides.zip");
        await File.WriteAllBytesAsync(
            zip,
            Imports.Zip(Enumerable.Range(0, files).Select(
                n => ($"{n}.fit", FitRide.Of(start.AddDays(n), 60).ToArray()))),
            Ct);
        using (var process = Start("import", zip))
        {
            await Task.Factory.StartNew(
                () => InterruptHalfway(process), Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await process.WaitForExitAsync(Ct);
            process.ExitCode.ShouldBe(1);
            (await process.StandardError.ReadToEndAsync(Ct)).ShouldStartWith("It was stopped before its end");
            (await process.StandardOutput.ReadToEndAsync(Ct)).ShouldStartWith($"{Sessions()} imported, 0 known");
        }

        var (before, said) = (Sessions(), await Run("import", zip));

        before.ShouldBeLessThan(files);
        said.Output.ShouldStartWith($"{files - before} imported, {before} known already, 0 rejected.");
    }

    [Fact]
    public async Task Import_of_an_export_into_a_log_with_data_is_refused_in_a_sentence()
    {
        (await Run("demo")).ExitCode.ShouldBe(0);
        var export = Path.Combine(_folder, "export.zip");
        await File.WriteAllBytesAsync(
            export, Imports.Zip(("training-os.json", "{}"u8.ToArray())), Ct);

        var said = await Run("import", export);

        said.ExitCode.ShouldBe(1);
        said.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("Nothing was imported.");
        said.Errors.ShouldContain("without sessions, plans and notes only");
    }

    [Theory]
    [InlineData("Say which files or folders")]
    [InlineData("There is no file or folder nowhere.fit.", "nowhere.fit")]
    [InlineData("There is no FIT, GPX, TCX, CSV or zip file in what you named.", "empty-folder")]
    public async Task Import_says_in_a_sentence_what_it_cannot_find(string sentence, params string[] paths)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty-folder"));
        var named = paths.Select(path => path == "nowhere.fit" ? path : Path.Combine(_folder, path));
        var said = await Run(["import", .. named]);
        said.ExitCode.ShouldBe(1);
        said.Output.ShouldBeEmpty();
        said.Errors.ShouldContain(sentence);
        File.Exists(DataFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Host_arguments_reach_the_server_and_demo_fills_the_log_beside_it()
    {
        using var server = Start("--urls", "http://127.0.0.1:0");
        try
        {
            using var http = new HttpClient { BaseAddress = await Address(server) };
            (await http.GetFromJsonAsync<JsonArray>("/api/sessions", Ct))!.ShouldBeEmpty();

            var demo = await Run("demo");

            demo.ExitCode.ShouldBe(0, demo.Errors);
            (await http.GetFromJsonAsync<JsonArray>("/api/sessions", Ct))!.Count.ShouldBeGreaterThan(125);
            (await http.GetFromJsonAsync<JsonObject>("/api/summary/week/current", Ct))!["plan"].ShouldNotBeNull();
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>Where the server says its calendar is.</summary>
    private static async Task<Uri> Address(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            if (line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["Calendar", var address])
            {
                return new Uri(address);
            }
        }

        throw new InvalidOperationException($"The server ended: {await server.StandardError.ReadToEndAsync(Ct)}");
    }

    /// <summary>
    /// On a thread of its own: those of the pool may be so busy that the import ends first. Where a shell runs this in
    /// the background, the signal of Ctrl+C reaches nobody; the one to end does the same.
    /// </summary>
    private void InterruptHalfway(Process import)
    {
        while (!File.Exists(DataFile) || Sessions() == 0) Thread.Sleep(10);
        using var kill = Process.Start("kill", ["-TERM", $"{import.Id}"]);
        kill.WaitForExit();
    }

    private long Sessions()
    {
        using var connection = new SqliteConnection($"Data Source={DataFile};Pooling=False;Default Timeout=30");
        connection.Open();
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'reality_sessions'";
        if ((long)count.ExecuteScalar()! == 0) return 0;
        count.CommandText = "SELECT COUNT(*) FROM reality_sessions";
        return (long)count.ExecuteScalar()!;
    }

    private async Task IsNotUnderstood(string[] words)
    {
        var said = await Run(words);
        said.ExitCode.ShouldBe(2);
        said.Errors.ShouldStartWith("Training OS does not know what '");
        said.Errors.ShouldContain("-- demo");
        said.Output.ShouldBeEmpty();
        File.Exists(DataFile).ShouldBeFalse();
    }

    private async Task<(int ExitCode, string Output, string Errors)> Run(params string[] words)
    {
        using var process = Start(words);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "TrainingOs.Api.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__TrainingOs"] = $"Data Source={DataFile}";
        foreach (var setting in new[] { "ASPNETCORE_URLS", "DOTNET_URLS", "ASPNETCORE_HTTP_PORTS" })
        {
            start.Environment.Remove(setting);
        }

        return Process.Start(start)!;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TrainingOs.Api.Tests.Processes;

/// <summary>What cannot be started with is refused in a sentence, and harms nothing.</summary>
public sealed partial class StartTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_started_server_says_where_everything_is_and_ends_when_it_is_told()
    {
        var file = Path.Combine(_folder.Path, "not", "there", "yet", "training.db");
        using var server = await ServerProcess.Start(file);
        (await server.Http.Get("/health/ready")).ShouldBe(HttpStatusCode.OK);

        (await server.Stop()).ShouldBe(0);

        server.Output.ShouldContain($"http://127.0.0.1:{server.Port}/scalar");
        server.Output.ShouldContain(file);
        server.Errors.ShouldBeEmpty();
        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public async Task An_ended_server_leaves_one_file_that_has_everything()
    {
        using (var server = await ServerProcess.Start(_folder.File))
        {
            (await server.Http.Put("/api/day-notes/2026-11-16", new { note = "kept" }))
                .ShouldBe(HttpStatusCode.Created);
            (await server.Stop()).ShouldBe(0);
        }

        _folder.Content().Keys.ShouldBe([_folder.File]);
        DataFolder.Ask(_folder.File, "SELECT note FROM reality_day_notes").ShouldBe(["kept"]);
    }

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        for (var round = 1; round <= 3; round++)
        {
            using var server = await ServerProcess.Start(_folder.File);
            (await server.Http.Get("/api/day-notes")).Items.Count.ShouldBe(round - 1);
            (await server.Http.Put($"/api/day-notes/2026-11-1{round}", new { note = $"{round}" }))
                .ShouldBe(HttpStatusCode.Created);
            await server.Stop();
        }
    }

    [Theory]
    [InlineData("words"), InlineData("noise"), InlineData("header only"), InlineData("damaged")]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is(string kind)
    {
        var bytes = new byte[20_000];
        new Random(7).NextBytes(bytes);
        if (kind == "words") bytes = "My training log, in my own words. Do not lose it."u8.ToArray();
        if (kind == "header only") "SQLite format 3\0"u8.CopyTo(bytes);
        if (kind == "damaged")
        {
            DataFolder.Run(_folder.File, "CREATE TABLE a(b); INSERT INTO a VALUES(1)");
            bytes = await File.ReadAllBytesAsync(_folder.File, TestContext.Current.CancellationToken);
            bytes.AsSpan(100, 200).Fill(0xff);
        }

        await File.WriteAllBytesAsync(_folder.File, bytes, TestContext.Current.CancellationToken);

        var said = await Refusal(_folder.File);

        said.ShouldContain(_folder.File);
    }

    [Theory]
    [InlineData("PRAGMA journal_mode = DELETE"), InlineData("PRAGMA journal_mode = WAL")]
    public async Task The_database_of_another_program_is_refused_and_left_as_it_is(string mode)
    {
        DataFolder.Run(_folder.File, $"{mode}; CREATE TABLE recipes(name TEXT); INSERT INTO recipes VALUES('Soup')");

        var said = await Refusal(_folder.File);

        said.ShouldContain("another program");
        DataFolder.Ask(_folder.File, "SELECT name FROM recipes").ShouldBe(["Soup"]);
    }

    [Fact]
    public async Task The_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        using (var server = await ServerProcess.Start(_folder.File)) await server.Stop();
        DataFolder.Run(
            _folder.File, "INSERT INTO __EFMigrationsHistory VALUES('29990101000000_FromTheFuture', '99.0.0')");

        var said = await Refusal(_folder.File);

        said.ShouldContain("newer version");
        said.ShouldContain("29990101000000_FromTheFuture");
    }

    [Theory]
    [InlineData("DROP TABLE __EFMigrationsHistory"), InlineData("DELETE FROM __EFMigrationsHistory")]
    public async Task A_database_that_lost_a_part_of_itself_is_refused_and_left_as_it_is(string loss)
    {
        using (var server = await ServerProcess.Start(_folder.File)) await server.Stop();
        DataFolder.Run(_folder.File, loss);

        (await Refusal(_folder.File)).ShouldMatch("[Bb]ring back a backup");
    }

    [Fact]
    public async Task A_file_behind_a_link_is_made_written_and_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only administrators make links.");
        var real = Directory.CreateDirectory(Path.Combine(_folder.Path, "real"));
        File.CreateSymbolicLink(_folder.File, Path.Combine(real.FullName, "log.db"));
        for (var start = 0; start < 2; start++)
        {
            using var server = await ServerProcess.Start(_folder.File);
            var status = (await server.Http.Put("/api/day-notes/2026-11-16", new { note = "kept" })).Status;
            status.ShouldBe(start == 0 ? HttpStatusCode.Created : HttpStatusCode.OK);
            (await server.Http.Get("/health/ready")).ShouldBe(HttpStatusCode.OK);
            await server.Stop();
        }
    }

    [Fact]
    public async Task Beside_a_socket_only_local_names_are_answered()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The path of a socket has another form there.");
        var socket = Path.Combine(_folder.Path, "s");
        var both = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = $"http://unix:{socket};http://127.0.0.1:0" };
        using var server = await ServerProcess.Start(_folder.File, both);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = "evil.example" } };

        (await server.Http.Say(request)).ShouldBeProblem(HttpStatusCode.MisdirectedRequest);

        await server.Stop();
        server.Output.ShouldNotContain("every machine");
    }

    [Fact]
    public async Task A_start_that_is_told_to_stop_ends_quietly()
    {
        using var server = ServerProcess.Launch(_folder.File);
        while (!File.Exists(_folder.File)) await Task.Delay(1, TestContext.Current.CancellationToken);

        (await server.Stop()).ShouldBeOneOf(0, 128 + 15);

        server.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Listening_to_all_it_says_so_and_names_an_address_that_opens()
    {
        var everywhere = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://*:0" };
        using var server = await ServerProcess.Start(_folder.File, everywhere);
        server.Http.BaseAddress!.Host.ShouldBe("localhost");
        (await server.Http.Get("/health")).ShouldBe(HttpStatusCode.OK);

        await server.Stop();

        server.Output.ShouldContain("to every machine that reaches this one");
    }

    [Fact]
    public async Task What_a_newer_version_left_in_its_journal_stays_there()
    {
        using (var server = await ServerProcess.Start(_folder.File)) await server.Kill();
        using (var newer = await ServerProcess.Start(_folder.File))
        {
            (await newer.Http.Get("/api/sessions")).ShouldBe(HttpStatusCode.OK);
            DataFolder.Run(
                _folder.File, "INSERT INTO __EFMigrationsHistory VALUES('29990101000000_FromTheFuture', '99.0.0')");
            await newer.Kill();
        }

        new FileInfo(_folder.File + "-wal").Length.ShouldBePositive();
        (await Refusal(_folder.File)).ShouldContain("newer version");
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(_folder.File);

        (await Refusal(_folder.File)).ShouldContain("folder");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "file"), "", TestContext.Current.CancellationToken);

        (await Refusal(Path.Combine(_folder.Path, "file", "training.db"))).ShouldContain("folder");
    }

    [Theory]
    [InlineData("banana"), InlineData("Data Source=")]
    [InlineData("Data Source=:memory:"), InlineData("Data Sauce=x.db"), InlineData("")]
    [InlineData("Data Source={0};Mode=Memory"), InlineData("Data Source={0};Password=secret")]
    [InlineData("Data Source=file:{0}?mode=memory"), InlineData("Data Source={0};Mode=banana")]
    [InlineData("Data Source={0};Cache=Shared;Mode=ReadOnly")]
    public async Task A_connection_string_that_names_no_file_to_write_is_refused(string text)
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__TrainingOs"] = text.Replace("{0}", _folder.File, StringComparison.Ordinal),
        };

        (await Refusal(_folder.File, settings))
            .ShouldMatch("ConnectionStrings__TrainingOs|read but not written|cannot be opened");
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_refused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var said = await Refusal(null, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = address });

        said.ShouldContain(address);
        said.ShouldContain("Another program");
    }

    [Theory]
    [InlineData("banana"), InlineData("http://localhost:99999"), InlineData("ftp://localhost:1")]
    [InlineData("http://localhost:80/path"), InlineData("http://"), InlineData("http://:80")]
    [InlineData("http://127.0.0.1:0;x"), InlineData("http://two words:80"), InlineData("http://localhost:-1")]
    [InlineData("https://localhost:0"), InlineData("http://192.0.2.1:0"), InlineData("http://localhost:0")]
    [InlineData("http://trainingbox:0"), InlineData("http://127.0.0.1.:0")]
    public async Task An_address_that_cannot_be_listened_at_is_refused(string address) =>
        (await Refusal(null, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = address }))
            .ShouldMatch("ASPNETCORE_URLS|cannot listen");

    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS", "banana"), InlineData("ASPNETCORE_HTTP_PORTS", "80000")]
    [InlineData("ASPNETCORE_HTTPS_PORTS", "-1"), InlineData("Kestrel__Endpoints__Page__Url", "banana")]
    [InlineData("Kestrel__Endpoints__Page__Url", "http://192.0.2.1:0")]
    [InlineData("Kestrel__Endpoints__Page__Url", "http://trainingbox:0")]
    public async Task A_port_that_is_none_is_refused(string setting, string value) =>
        (await Refusal(null, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "", [setting] = value }))
            .ShouldMatch("PORTS|cannot listen|Kestrel__Endpoints");

    [Theory]
    [InlineData("Cors__Origins__0", "*"), InlineData("Cors__Origins", "*"), InlineData("Cors__Origins__0", "null")]
    [InlineData("Cors__Origins__0", "banana"), InlineData("Cors__Origins__1", "")]
    [InlineData("Cors__Origins__0", "https://a.example/")]
    [InlineData("Cors__Origins__0", "https://a.example/page"), InlineData("Cors__Origins__0", "https://*.example")]
    public async Task What_is_no_origin_is_refused(string setting, string value) =>
        (await Refusal(null, new Dictionary<string, string> { [setting] = value })).ShouldContain("Cors__Origins");

    [Theory]
    [InlineData("AllowedHosts", "http://training.home.arpa/"), InlineData("AllowedHosts", "training.home.arpa:8049")]
    [InlineData("AllowedHosts__0", "two words"), InlineData("AllowedHosts", "training.home.arpa;/")]
    public async Task What_is_no_name_of_a_host_is_refused(string setting, string value) =>
        (await Refusal(null, new Dictionary<string, string> { [setting] = value })).ShouldContain("AllowedHosts");

    [Fact]
    public async Task A_level_of_logging_that_does_not_exist_is_refused() =>
        (await Refusal(null, new Dictionary<string, string> { ["Logging__LogLevel__TrainingOs"] = "loud" }))
            .ShouldContain("loud");

    /// <summary>What a start that fails says: it says it on one line where it should, and changes no file.</summary>
    private async Task<string> Refusal(string? file, IReadOnlyDictionary<string, string>? settings = null)
    {
        var before = _folder.Content();
        using var server = ServerProcess.Launch(file ?? _folder.File, settings);

        (await server.Exit()).ShouldBe(1, server.Output + server.Errors);

        server.Output.ShouldBeEmpty();
        var said = server.Errors.Trim();
        said.ShouldStartWith("Training OS cannot start. ");
        said.ShouldNotContain('\n');
        said.Length.ShouldBeInRange(60, 600);
        said.ShouldNotMatch(Internals().ToString());
        if (file is not null) _folder.Content().ShouldBe(before, ignoreOrder: true);
        return said;
    }

    [GeneratedRegex("""   at |Exception|System\.[A-Z]|Microsoft\.|TrainingOs\.[A-Z]|Parameter '""")]
    private static partial Regex Internals();
}

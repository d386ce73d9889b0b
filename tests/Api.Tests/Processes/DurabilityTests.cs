using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace TrainingOs.Api.Tests.Processes;

/// <summary>What was acknowledged is on disk, however the process ends.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const int Rounds = 4;
    private const int Writers = 6;

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_at_any_moment_under_writes()
    {
        var random = new Random(7);
        var ledgers = Enumerable.Range(0, Writers).Select(number => new Ledger(number)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            using (var server = await ServerProcess.Start(_folder.File))
            {
                foreach (var ledger in ledgers) await ledger.Compare(server.Http);

                // Killed after a number of answers and not after a time, so that each machine gets as far.
                var countdown = new Countdown(random.Next(20, 120));
                var writing = ledgers.Select(ledger => ledger.WriteUntilNobodyAnswers(server.Http, countdown)).ToList();
                await countdown.Done;
                await server.Kill();
                await Task.WhenAll(writing);
            }

            DataFolder.Ask(_folder.File, "PRAGMA integrity_check").ShouldBe(["ok"]);
        }

        using var last = await ServerProcess.Start(_folder.File);
        foreach (var ledger in ledgers) await ledger.Compare(last.Http);
        ledgers.Sum(ledger => ledger.Acknowledged).ShouldBeGreaterThan(Rounds * 20);
        var ids = ledgers.SelectMany(ledger => ledger.EverGiven).ToList();
        ids.ShouldBeUnique("a number is given once");
    }

    [Fact]
    public async Task A_first_start_that_is_killed_at_any_moment_is_followed_by_one_that_works()
    {
        var (random, sizes) = (new Random(7), new HashSet<long>());

        // The file appears, gets its header, then its log, and the log its first pages: each is waited for in turn.
        Func<string, bool>[] moments =
            [File.Exists, file => Size(file) > 0, file => File.Exists(file + "-wal"), file => Size(file + "-wal") > 0];
        for (var round = 0; round < 2 * moments.Length; round++)
        {
            var (file, moment) = (Path.Combine(_folder.Path, $"{round}.db"), moments[round % moments.Length]);
            using (var server = ServerProcess.Launch(file))
            {
                while (!moment(file)) await Task.Yield();
                for (var turns = random.Next(0, 5_000); turns > 0; turns--) Thread.SpinWait(50);
                await server.Kill();
            }

            sizes.Add(Size(file) + Size(file + "-wal"));
            using var next = await ServerProcess.Start(file);
            (await next.Http.Put("/api/day-notes/2026-11-16", new { note = "works" })).ShouldBe(HttpStatusCode.Created);
            (await next.Http.Get("/api/settings")).ShouldBe(HttpStatusCode.OK);
            await next.Stop();
            DataFolder.Ask(file, "PRAGMA integrity_check").ShouldBe(["ok"]);
            DataFolder.Ask(file, "SELECT id FROM athletes").ShouldBe([1L]);
        }

        sizes.Count.ShouldBeGreaterThan(1, "the kills hit different moments");
    }

    private static long Size(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    [Fact]
    public async Task Two_processes_on_one_file_write_at_the_same_time_and_lose_and_double_nothing()
    {
        const int each = 60;
        using var first = await ServerProcess.Start(_folder.File);
        using var second = await ServerProcess.Start(_folder.File);
        var logged = new ConcurrentBag<(long Id, string Name)>();

        await Task.WhenAll(new[] { first, second }
            .SelectMany((server, number) => Enumerable.Range(0, 3).Select(async writer =>
            {
                for (var i = 0; i < each / 3; i++)
                {
                    var name = $"{number}-{writer}-{i}";
                    var answer = await server.Http.Post("/api/sessions", Named(name));
                    logged.Add((answer.ShouldBe(HttpStatusCode.Created).Body["id"]!.GetValue<long>(), name));
                }
            })));

        logged.Select(session => session.Id).ShouldBeUnique();
        foreach (var server in new[] { first, second })
        {
            var read = (await server.Http.Get("/api/sessions")).Items
                .Select(session => (session["id"]!.GetValue<long>(), (string)session["external_id"]!)).ToList();
            read.ShouldBe(logged, ignoreOrder: true);
        }

        // What one has written the other knows at once, also to refuse it.
        var tag = (await first.Http.Put("/api/day-notes/2026-11-16", new { note = "one" })).Tag;
        (await second.Http.Put("/api/day-notes/2026-11-16", new { note = "two" }, ifMatch: tag))
            .ShouldBe(HttpStatusCode.OK);
        (await first.Http.Put("/api/day-notes/2026-11-16", new { note = "three" }, ifMatch: tag))
            .ShouldBeProblem(HttpStatusCode.PreconditionFailed);
        (await first.Http.Post("/api/sessions", Named("1-0-0"))).ShouldBeProblem(HttpStatusCode.Conflict);

        static object Named(string name) =>
            new { date = "2026-11-16", type = "run", duration_minutes = 30, external_id = name };
    }

    [Fact]
    public async Task Two_first_starts_at_the_same_time_both_work()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ServerProcess.Start(_folder.File)));
        try
        {
            foreach (var server in servers) (await server.Http.Get("/health/ready")).ShouldBe(HttpStatusCode.OK);
            DataFolder.Ask(_folder.File, "SELECT id FROM athletes").ShouldBe([1L]);
            DataFolder.Ask(_folder.File, "SELECT COUNT(*) FROM __EFMigrationsHistory GROUP BY MigrationId")
                .ShouldAllBe(count => (long)count == 1);
        }
        finally
        {
            foreach (var server in servers) server.Dispose();
        }
    }

    /// <summary>Counts answers down to none.</summary>
    private sealed class Countdown(int left)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = left;

        public Task Done => _done.Task;

        public void Signal()
        {
            if (Interlocked.Decrement(ref _left) <= 0) _done.TrySetResult();
        }
    }

    /// <summary>
    /// What one writer was told, for resources that nobody else writes. A write that was sent and not answered may have
    /// happened or not: both are right, and nothing else.
    /// </summary>
    private sealed class Ledger(int number)
    {
        private readonly Random _random = new(number);
        private readonly Dictionary<string, string?> _told = [];
        private readonly string _day = $"2026-10-{number + 1:00}";
        private (string Path, string? Text)? _open;
        private string? _openExternalId;

        public int Acknowledged { get; private set; }

        public List<long> EverGiven { get; } = [];

        public async Task WriteUntilNobodyAnswers(HttpClient http, Countdown countdown)
        {
            for (var i = 0; ; i++)
            {
                try
                {
                    await Write(http, $"{number}.{Acknowledged}.{i}");
                    Acknowledged++;
                    countdown.Signal();
                }
                catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException)
                {
                    return;
                }
            }
        }

        /// <summary>Reads everything back.</summary>
        public async Task Compare(HttpClient http)
        {
            var sessions = (await http.Get($"/api/sessions?start_date={_day}&end_date={_day}"))
                .ShouldBe(HttpStatusCode.OK).Items
                .ToDictionary(session => $"/api/sessions/{session["id"]}", session => (string)session["title"]!);
            var others = sessions.Keys.Except(_told.Keys).ToList();
            if (others.Count == 1 && sessions[others[0]] == _openExternalId)
            {
                // Written down, and killed before it could say so.
                EverGiven.Add(long.Parse(others[0].Split('/')[^1], null));
                _told[others[0]] = _openExternalId;
                others.Clear();
            }

            others.ShouldBeEmpty();
            foreach (var (path, told) in _told.ToList())
            {
                var answer = await http.Get(path);
                var found = answer.Status == HttpStatusCode.NotFound
                    ? null
                    : (string?)(answer.ShouldBe(HttpStatusCode.OK).Body["title"]
                        ?? answer.Body["note"]
                        ?? answer.Body["description"]);
                if (_open is { } open && open.Path == path) new[] { told, open.Text }.ShouldContain(found, path);
                else found.ShouldBe(told, path);
                _told[path] = found;
            }

            (_open, _openExternalId) = (null, null);
        }

        private async Task Write(HttpClient http, string text)
        {
            var known = _told.Where(thing => thing.Value is not null).Select(thing => thing.Key)
                .Where(path => path.StartsWith("/api/sessions", StringComparison.Ordinal)).ToList();
            switch (_random.Next(6))
            {
                case 0 or 1:
                    _openExternalId = text;
                    var logged = (await http.Post("/api/sessions", Session(text))).ShouldBe(HttpStatusCode.Created);
                    _openExternalId = null;
                    EverGiven.Add(logged.Body["id"]!.GetValue<long>());
                    _told[logged.Headers.Location!.ToString()] = text;
                    break;
                case 2 when known.Count > 0:
                    await Tell(http, HttpMethod.Put, known[_random.Next(known.Count)], text, Session(text));
                    break;
                case 3 when known.Count > 0:
                    await Tell(http, HttpMethod.Delete, known[_random.Next(known.Count)], null, null);
                    break;
                case 4:
                    await Tell(http, HttpMethod.Put, $"/api/day-notes/{_day}", text, new() { ["note"] = text });
                    break;
                default:
                    await Tell(
                        http, HttpMethod.Put, $"/api/plans/2026/{number + 1}", text, new() { ["description"] = text });
                    break;
            }
        }

        private async Task Tell(HttpClient http, HttpMethod method, string path, string? text, JsonObject? body)
        {
            _told.TryAdd(path, null);
            _open = (path, text);
            ((int)(await http.Say(method, path, body)).Status).ShouldBeInRange(200, 299);
            _told[path] = text;
            _open = null;
        }

        private JsonObject Session(string text) => new()
        {
            ["date"] = _day,
            ["type"] = "run",
            ["duration_minutes"] = 30,
            ["title"] = text,
            ["external_id"] = text,
        };
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence;

namespace TrainingOs.Infrastructure.Tests.Persistence;

/// <summary>A file of the first version becomes one of this version, wholly or not at all.</summary>
public sealed class UpgradeTests
{
    private const string First = "20261122112611_FirstVersion";
    private const string Rows = """
        INSERT INTO athletes VALUES
            (1, 'Asia/Kathmandu', 'run trail', 'hike', '2026-01-01T00:00:00.0000000Z', '2026-02-01T00:00:00.0000001Z');
        INSERT INTO plan_weeks (athlete_id, week, description, target_distance_km, tags, created_at, updated_at) VALUES
            (1, '2026-W47', 'Hills', 45.5, 'build', '2026-01-01T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z');
        INSERT INTO reality_day_notes (athlete_id, date, note, created_at, updated_at) VALUES
            (1, '2026-11-16', 'Tired.', '2026-01-01T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z');
        """;

    /// <summary>Enough that the tables do not fit into what a connection keeps in memory.</summary>
    private const int Sessions = 2000;

    [Fact]
    public async Task Every_row_reads_as_before_and_what_is_new_is_empty()
    {
        await using var log = Old();
        var before = Content(log.Path);

        await log.Start();

        Content(log.Path).ShouldBe(before);
        var session = await log.Ask(new GetSession(new SessionId(7)));
        (session.Title, session.ExternalId, session.DurationMinutes).ShouldBe(("Run 7", "watch-7", 37.5));
        (session.File, session.IsPartial, session.Derived.Count, session.Streams.Count).ShouldBe((null, false, 0, 0));
        (await log.Ask(new GetLaps(new SessionId(7)))).ShouldBeEmpty();
        (await log.Ask(new ListWeeklyPlans(null, null))).ShouldHaveSingleItem().Description.ShouldBe("Hills");
        (await log.Ask(new ListDayNotes(null, null))).ShouldHaveSingleItem().Note.ShouldBe("Tired.");
        (await log.Ask(new ListSessions(null, null, null, null, null, null))).Sessions.Count.ShouldBe(Sessions);
    }

    [Fact]
    public async Task What_is_still_as_an_import_had_made_it_was_edited_by_nobody()
    {
        await using var log = Old("20261122173035_Imports");
        log.Change("""
            INSERT INTO reality_imports (id, athlete_id, state, files, created_at) VALUES (1, 1, 'done', 2, 'x');
            UPDATE reality_sessions SET updated_at = '2026-01-02T00:00:00.0000000Z' WHERE id IN (1, 2);
            UPDATE reality_sessions SET updated_at = '2026-01-03T00:00:00.0000000Z' WHERE id = 3;
            INSERT INTO reality_decisions (import_id, athlete_id, file, outcome, session_ids, filled, left_at) VALUES
                (1, 1, 'a.fit', 'imported', '1 2', '', '2026-01-02T00:00:00.0000000Z'),
                (1, 1, 'b.fit', 'duplicate', '3', 'title', '2026-01-03T00:00:00.0000000Z');
            """);

        await log.Start();

        Ask(log.Path, "SELECT CAST(id AS TEXT) FROM reality_sessions WHERE edited_at IS NULL ORDER BY id")
            .ShouldBe(["1", "2"]);
        Ask(log.Path, "SELECT DISTINCT edited_at || '' FROM reality_sessions WHERE edited_at = updated_at")
            .Count.ShouldBe(2);
    }

    [Fact]
    public async Task Its_tables_and_indexes_are_those_of_a_new_file()
    {
        await using var old = Old();
        await using var fresh = new TrainingLog();
        await old.Start();
        await fresh.Start();

        Schema(old.Path).ShouldBe(Schema(fresh.Path));
    }

    [Fact]
    public async Task An_external_id_is_still_given_once_and_again_when_its_session_is_deleted()
    {
        await using var log = Old();
        await log.Start();
        Should.Throw<SqliteException>(() => log.Change(
            "UPDATE reality_sessions SET external_id = 'watch-1' WHERE id = 2"));

        await log.Ask(new DeleteSession(new SessionId(1)));

        log.Change("UPDATE reality_sessions SET external_id = 'watch-1' WHERE id = 2");
    }

    [Fact]
    public async Task A_disk_that_is_full_halfway_leaves_the_file_as_it_was_and_the_next_start_goes_on()
    {
        await using var log = Old();
        var before = Content(log.Path);
        var refused = 0;
        for (var room = 0; room < 8; room++)
        {
            using var full = log.Another();
            using var pages = full.CreateCommand();
            pages.CommandText = "PRAGMA page_count";
            var count = (long)pages.ExecuteScalar()!;
            pages.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {count + room}");
            pages.ExecuteNonQuery();

            var error = Should.Throw<SqliteException>(() => Migrator(log).Migrate(full));

            error.SqliteErrorCode.ShouldBe(13, "SQLITE_FULL");
            refused++;
            History(log.Path).ShouldBe([First]);
            Content(log.Path).ShouldBe(before);
        }

        refused.ShouldBe(8);
        await log.Start();
        History(log.Path).Count.ShouldBeGreaterThan(1);
        Content(log.Path).ShouldBe(before);
    }

    [Fact]
    public async Task A_process_that_dies_halfway_leaves_the_file_as_it_was_and_the_next_start_goes_on()
    {
        await using var log = Old();
        await using var left = new TrainingLog();
        var before = Content(log.Path);
        using (var dying = log.Another())
        {
            // With so little memory its changes are on disk before it has committed them.
            Run(dying, "PRAGMA journal_mode = WAL; PRAGMA cache_size = 1; PRAGMA foreign_keys = OFF");
            Run(dying, "BEGIN IMMEDIATE");
            Run(dying, Script(First, null));
            Run(dying, "UPDATE reality_sessions SET device = 'half', notes = zeroblob(500)");
            new FileInfo($"{log.Path}-wal").Length.ShouldBeGreaterThan(100_000, "the half is on disk");
            Directory.CreateDirectory(Path.GetDirectoryName(left.Path)!);
            foreach (var part in new[] { "", "-wal" }) File.Copy(log.Path + part, left.Path + part);
            Run(dying, "ROLLBACK");
        }

        History(left.Path).ShouldBe([First]);
        Content(left.Path).ShouldBe(before);
        await left.Start();
        History(left.Path).Count.ShouldBeGreaterThan(1);
        Content(left.Path).ShouldBe(before);
        (await left.Ask(new GetSession(new SessionId(3)))).Device.ShouldBeNull();
    }

    /// <summary>A log whose file an earlier version wrote, and nothing has opened since.</summary>
    private static TrainingLog Old(string version = First)
    {
        var log = new TrainingLog();
        Directory.CreateDirectory(Path.GetDirectoryName(log.Path)!);
        using var connection = log.Another();
        Run(connection, Script(Migration.InitialDatabase, version));
        Run(connection, "PRAGMA application_id = 0x54724F53");
        Run(connection, Rows);
        Run(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Sessions})
            INSERT INTO reality_sessions
                (id, athlete_id, date, external_id, type, title, duration_minutes, is_race, notes,
                    created_at, updated_at)
            SELECT i, 1, date('2026-11-16', '-' || i || ' days'), 'watch-' || i, 'run', 'Run ' || i, 30.5 + i, 0,
                hex(zeroblob(100)), '2026-01-01T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z' FROM n;
            """);
        return log;
    }

    private static string Script(string from, string? to)
    {
        using var db = new TrainingDb(new DbContextOptionsBuilder<TrainingDb>().UseSqlite().Options);
        return db.GetService<IMigrator>().GenerateScript(from, to, MigrationsSqlGenerationOptions.NoTransactions);
    }

    private static Migrator Migrator(TrainingLog log) => new(log.The<TrainingDbPool>(), log.The<SqliteFile>());

    private static List<string> History(string path) => Ask(path, "SELECT MigrationId FROM __EFMigrationsHistory");

    /// <summary>All that the first version knows, row by row.</summary>
    private static string Content(string path)
    {
        string[] tables = ["athletes", "plan_weeks", "reality_day_notes", "reality_sessions"];
        using var old = new TrainingLogOfFirstVersion();
        return string.Join('\n', tables.SelectMany(table => Ask(
            path, $"SELECT {string.Join(" || '|' || ", old.Columns(table).Select(c => $"quote({c})"))} FROM {table}")));
    }

    private static List<string> Schema(string path) =>
    [
        .. Ask(path, """
            SELECT m.name || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || IFNULL(c.dflt_value, '')
                || ' ' || c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1
            """),
        .. Ask(path, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"),
    ];

    private static List<string> Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read()) found.Add(rows.GetString(0));
        return found;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The tables of the first version, to know which columns they had.</summary>
    private sealed class TrainingLogOfFirstVersion : IDisposable
    {
        private readonly SqliteConnection _connection = new("Data Source=:memory:");

        public TrainingLogOfFirstVersion()
        {
            _connection.Open();
            Run(_connection, Script(Migration.InitialDatabase, First));
        }

        public List<string> Columns(string table)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            using var rows = command.ExecuteReader();
            var names = new List<string>();
            while (rows.Read()) names.Add(rows.GetString(0));
            return names;
        }

        public void Dispose() => _connection.Dispose();
    }
}

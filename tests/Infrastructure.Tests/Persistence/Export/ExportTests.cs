using System.IO.Compression;
using System.Text;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence;
using TrainingOs.Infrastructure.Persistence.Export;
using static TrainingOs.Infrastructure.Tests.Persistence.Export.FilledLog;

namespace TrainingOs.Infrastructure.Tests.Persistence.Export;

/// <summary>Everything goes out, and comes back into an empty log as it was; nothing else comes in.</summary>
public sealed class ExportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_and_restore_and_export_give_equal_content()
    {
        await using var first = await Filled();
        var zip = await Exported(first);
        await using var second = await TrainingLog.Started();

        var restored = await Restored(second, zip);

        restored.ShouldBe(new RestoredView(Sessions: 3, Plans: 1, DayNotes: 1, Files: 2));
        var (before, after) = (await Content(zip), await Content(await Exported(second)));
        after.Keys.ShouldBe(before.Keys);
        foreach (var (name, content) in before.Where(entry => entry.Key != ITrainingArchive.Manifest))
        {
            after[name].ShouldBe(content, name);
        }

        WithoutTime(after[ITrainingArchive.Manifest]).ShouldBe(WithoutTime(before[ITrainingArchive.Manifest]));
        before.Keys.ShouldBe(
            [
                "training-os.json", "settings.jsonl", "plans.jsonl", "sessions.jsonl", "day_notes.jsonl",
                "imports.jsonl", "decisions.jsonl", "files.jsonl", "session_files.jsonl", "recordings.jsonl",
                "streams.jsonl", $"files/{Hash(Gz)}", $"files/{Hash(Gpx)}",
            ],
            ignoreOrder: true);
        foreach (var name in before.Keys.Where(name => name.EndsWith("jsonl", StringComparison.Ordinal)))
        {
            before[name].Length.ShouldBeGreaterThan(2, $"{name} has something to lose");
        }
    }

    [Fact]
    public async Task The_same_questions_get_the_same_answers()
    {
        await using var first = await Filled();
        await using var second = await TrainingLog.Started();
        await Restored(second, await Exported(first));

        (await Answers(second)).ShouldBe(await Answers(first));
    }

    [Fact]
    public async Task Numbers_that_were_given_once_are_not_given_again()
    {
        await using var first = await Filled();
        first.Change("UPDATE reality_sessions SET deleted_at = '2020-01-01T00:00:00.0000000Z' WHERE id = 3");
        await first.Ask(new PurgeDeletedSessions());
        first.Count("reality_sessions").ShouldBe(2);
        await using var second = await TrainingLog.Started();
        await Restored(second, await Exported(first));

        await second.Keep<IRealityStore>(async store => (await store.NextSessionId(Ct)).ShouldBe(new SessionId(4)));
    }

    [Fact]
    public async Task A_deleted_session_goes_along_and_can_still_be_restored()
    {
        await using var first = await Filled();
        await first.Ask(new DeleteSession(new(2)));
        await using var second = await TrainingLog.Started();
        await Restored(second, await Exported(first));
        await Should.ThrowAsync<NotFoundException>(() => second.Ask(new GetSession(new(2))));

        (await second.Ask(new RestoreSession(new(2)))).Id.ShouldBe(2);
    }

    [Theory]
    [InlineData("DELETE FROM plan_weeks; DELETE FROM reality_imports; DELETE FROM reality_day_notes")]
    [InlineData("DELETE FROM reality_sessions; DELETE FROM reality_imports; DELETE FROM reality_day_notes")]
    [InlineData("DELETE FROM reality_sessions; DELETE FROM reality_imports; DELETE FROM plan_weeks")]
    public async Task A_log_with_any_data_is_refused_and_left_as_it_is(string change)
    {
        await using var log = await Filled();
        var zip = await Exported(log);
        log.Change($"PRAGMA foreign_keys = ON; {change}");
        var before = await Content(await Exported(log));

        var refusal = await Should.ThrowAsync<ExportRefusedException>(() => Restored(log, zip));

        refusal.Reason.ShouldBe(ExportRefusedException.NotEmpty);
        refusal.Message.ShouldContain("ConnectionStrings__TrainingOs");
        (await Content(await Exported(log)))["sessions.jsonl"].ShouldBe(before["sessions.jsonl"]);
    }

    [Theory]
    [InlineData("DELETE FROM reality_sessions")]
    [InlineData("UPDATE reality_sessions SET deleted_at = created_at")]
    public async Task What_is_left_of_imports_and_deleted_sessions_makes_room(string change)
    {
        await using var log = await Filled();
        var zip = await Exported(log);
        var before = await Content(zip);
        log.Change(
            $"PRAGMA foreign_keys = ON; DELETE FROM reality_day_notes; DELETE FROM plan_weeks; {change}");

        await Restored(log, zip);

        (await Content(await Exported(log)))["sessions.jsonl"].ShouldBe(before["sessions.jsonl"]);
    }

    [Fact]
    public async Task An_empty_log_is_exported_and_restored_too()
    {
        await using var first = await TrainingLog.Started();
        await using var second = await TrainingLog.Started();

        (await Restored(second, await Exported(first))).ShouldBe(new RestoredView(0, 0, 0, 0));
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_not_in_the_export()
    {
        await using var log = await Filled();
        await using var slow = new Gate(
            async () => await log.Ask(new WriteDayNote(new DateOnly(2026, 11, 1), "later")));

        await log.With(async (ITrainingArchive archive) =>
        {
            await archive.Write(slow, Ct);
            return true;
        });

        var content = await Content(new MemoryStream(slow.ToArray()));
        Encoding.UTF8.GetString(content["day_notes.jsonl"]).ShouldNotContain("later");
        (await log.Ask(new GetDayNote(new DateOnly(2026, 11, 1)))).Note.ShouldBe("later");
    }

    [Fact]
    public async Task What_is_another_athletes_stays_out()
    {
        await using var log = await Filled();
        log.Change("""
            INSERT INTO athletes
                SELECT 7, timezone, distance_types, elevation_types, created_at, updated_at FROM athletes;
            INSERT INTO reality_day_notes SELECT 7, date, 'theirs', created_at, updated_at FROM reality_day_notes;
            """);

        var content = await Content(await Exported(log));

        content["settings.jsonl"].Count(value => value == '\n').ShouldBe(1);
        Encoding.UTF8.GetString(content["day_notes.jsonl"]).ShouldNotContain("theirs");
    }

    [Fact]
    public async Task Every_table_is_a_part_of_the_export()
    {
        await using var log = await TrainingLog.Started();
        using var db = log.The<TrainingDbPool>().Rent();

        Part.Of(db.Model).Select(part => part.Type)
            .ShouldBe(db.Model.GetEntityTypes().Select(entity => entity.ClrType), ignoreOrder: true);
    }

    [Theory]
    [InlineData("sessions.jsonl", "\"date\":\"2026-11-16\"", "\"date\":\"16.11.2026\"", "sessions.jsonl, line 1: date")]
    [InlineData("sessions.jsonl", "\"type\":\"trail\"", "\"type\":\"flight\"", "sessions.jsonl, line 1: type")]
    [InlineData("sessions.jsonl", "\"duration_minutes\":62.5", "\"duration_minutes\":1e308", "duration_minutes")]
    [InlineData("sessions.jsonl", "\"duration_minutes\":62.5", "\"duration_minutes\":1e999", "duration_minutes")]
    [InlineData("sessions.jsonl", "\"duration_minutes\":62.5", "\"duration_minutes\":\"x\"", "duration_minutes")]
    [InlineData("sessions.jsonl", "\"duration_minutes\":62.5", "\"duration_minutes\":null", "duration_minutes")]
    [InlineData("sessions.jsonl", "\"utc_offset_minutes\":60", "\"utc_offset_minutes\":900000", "utc_offset_minutes")]
    [InlineData("sessions.jsonl", "\"start_utc\":\"2026", "\"start_utc\":\"0001", "start_utc")]
    [InlineData("sessions.jsonl", "\"streams\":\"time", "\"streams\":\"17 time", "streams")]
    [InlineData("sessions.jsonl", "\"title\":\"Hills\"", "\"title\":\"\\ud800\"", "title")]
    [InlineData("sessions.jsonl", "\"date\":\"2026-11-16\"", "\"date\":\"2026-11-13\"", "began on another day")]
    [InlineData("sessions.jsonl", "\"utc_offset_minutes\":60", "\"utc_offset_minutes\":null", "without its clock")]
    [InlineData("sessions.jsonl", "\"superseded_by\":null", "\"superseded_by\":2", "gave way to none")]
    [InlineData("sessions.jsonl", "\"max_heart_rate_bpm\":172", "\"max_heart_rate_bpm\":90", "above its maximum")]
    [InlineData("sessions.jsonl", "\"id\":2,", "\"id\":1,", "sessions.jsonl, line 2")]
    [InlineData("sessions.jsonl", "\"id\":3,", "\"id\":-3,", "never given")]
    [InlineData("sessions.jsonl", "{\"id\":1,", "[{\"id\":1,", "sessions.jsonl, line 1 is no JSON object")]
    [InlineData("sessions.jsonl", "{\"id\":1,", "\n{\"id\":1,", "sessions.jsonl, line 1 is no JSON object")]
    [InlineData("plans.jsonl", "\"2026-W47\"", "\"2026-W99\"", "plans.jsonl, line 1: week")]
    [InlineData("settings.jsonl", "\"distance_types\":\"run trail\"", "\"distance_types\":\"fly\"", "distance_types")]
    [InlineData("decisions.jsonl", "\"session_ids\":\"1\"", "\"session_ids\":\"one\"", "decisions.jsonl, line 1")]
    [InlineData("decisions.jsonl", "\"import_id\":1", "\"import_id\":5", "decisions.jsonl, line 1")]
    [InlineData("session_files.jsonl", "\"session_id\":1", "\"session_id\":77", "session_files.jsonl, line 1")]
    [InlineData("files.jsonl", "\"size\":7", "\"size\":8", "is not the file that it was")]
    [InlineData("files.jsonl", "\"size\":7", "\"size\":-7", "is not the file that it was")]
    [InlineData("files.jsonl", "\"hash\":\"", "\"hash\":\"00", "is missing")]
    [InlineData("recordings.jsonl", "\"points\":4", "\"points\":-4", "recordings.jsonl, line 1")]
    [InlineData("recordings.jsonl", "\"breaks\":[2]", "\"breaks\":[4]", "recordings.jsonl, line 1")]
    [InlineData("recordings.jsonl", "\"breaks\":[2]", "\"breaks\":[2,1,3,1,2]", "recordings.jsonl, line 1")]
    [InlineData("recordings.jsonl", "\"breaks\":[2]", "\"breaks\":[3,1]", "do not rise")]
    [InlineData("recordings.jsonl", "\"breaks\":[2]", "\"breaks\":[2,2]", "do not rise")]
    [InlineData("recordings.jsonl", "\"laps\":[", "\"laps\":[null,", "recordings.jsonl, line 1")]
    [InlineData("recordings.jsonl", "\"distance_m\":1000", "\"distance_m\":1e999", "recordings.jsonl, line 1")]
    [InlineData("streams.jsonl", "\"values\":[", "\"values\":[1,", "more values than points")]
    [InlineData("streams.jsonl", "\"values\":[120,", "\"values\":[", "fewer values than points")]
    [InlineData("streams.jsonl", "\"values\":[120,", "\"values\":[1e999,", "beyond all measure")]
    [InlineData("streams.jsonl", "\"values\":[120,", "\"values\":[\"x\",", "streams.jsonl, line 1")]
    [InlineData("streams.jsonl", "\"type\":\"time\"", "\"type\":\"altitude\"", "has no times")]
    public async Task A_line_that_Training_OS_never_wrote_is_refused_by_its_place(
        string entry, string written, string instead, string said)
    {
        await using var first = await Filled();
        await using var second = await TrainingLog.Started();
        var zip = await Changed(await Exported(first), entry, written, instead);

        var refusal = await Should.ThrowAsync<ExportRefusedException>(() => Restored(second, zip));

        refusal.Reason.ShouldBe(ExportRefusedException.Damaged);
        refusal.Message.ShouldContain(said);
        foreach (var table in new[] { "reality_sessions", "plan_weeks", "reality_files", "reality_imports" })
        {
            second.Count(table).ShouldBe(0, "nothing stays of what was refused");
        }
    }

    [Fact]
    public async Task An_export_of_the_first_version_counts_as_edited_what_is_not_as_an_import_left_it()
    {
        await using var first = await Filled();
        await using var second = await TrainingLog.Started();
        var zip = await Changed(await Exported(first), ITrainingArchive.Manifest, "\"version\": 2", "\"version\": 1");
        zip = await Changed(zip, "sessions.jsonl", ",\"edited_at\":null", "", isEverywhere: true);

        await Restored(second, zip);

        using var connection = second.Another();
        connection.Ask<long>("SELECT COUNT(*) FROM reality_sessions WHERE id = 1 AND edited_at IS NULL").ShouldBe(1);
        connection.Ask<long>("SELECT COUNT(*) FROM reality_sessions WHERE edited_at = updated_at").ShouldBe(2);
    }

    [Theory]
    [InlineData("\"version\": 2", "\"version\": 3", ExportRefusedException.Newer)]
    [InlineData("\"version\": 2", "\"version\": 0", ExportRefusedException.NotAnExport)]
    [InlineData("training-os-export", "other", ExportRefusedException.NotAnExport)]
    [InlineData("\"counts\"", "\"amounts\"", ExportRefusedException.NotAnExport)]
    [InlineData("{", "[", ExportRefusedException.NotAnExport)]
    [InlineData("\"sessions\": 3,", "\"sessions\": 4,", ExportRefusedException.Damaged)]
    [InlineData("\"sessions\": 3,", "", ExportRefusedException.Damaged)]
    public async Task A_manifest_that_does_not_fit_is_refused(string written, string instead, string reason)
    {
        await using var first = await Filled();
        await using var second = await TrainingLog.Started();
        var zip = await Changed(await Exported(first), ITrainingArchive.Manifest, written, instead);

        (await Should.ThrowAsync<ExportRefusedException>(() => Restored(second, zip)))
            .Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task A_zip_cut_at_any_place_or_with_a_bit_flipped_is_refused_or_the_same()
    {
        await using var first = await Filled();
        await using var second = await TrainingLog.Started();
        var zip = (await Exported(first)).ToArray();
        var random = new Random(7);
        for (var tries = 0; tries < 150; tries++)
        {
            var bytes = tries % 2 == 0 ? zip[..random.Next(zip.Length)] : (byte[])zip.Clone();
            if (tries % 2 == 1) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                await Restored(second, new MemoryStream(bytes));
                second.Change("""
                    PRAGMA foreign_keys = ON; DELETE FROM reality_sessions; DELETE FROM reality_files;
                    DELETE FROM reality_imports; DELETE FROM plan_weeks; DELETE FROM reality_day_notes;
                    """);
            }
            catch (ExportRefusedException refusal)
            {
                refusal.Message.ShouldNotBeNullOrWhiteSpace();
            }

            second.Count("reality_sessions").ShouldBe(0);
        }
    }

    private static async Task<RestoredView> Restored(TrainingLog log, Stream zip)
    {
        RestoredView? restored = null;
        await log.Keep<ITrainingArchive>(async archive => restored = await archive.Restore(zip, Ct));
        return restored!;
    }

    private static async Task<MemoryStream> Changed(
        MemoryStream zip, string name, string written, string instead, bool isEverywhere = false)
    {
        var content = await Content(zip);
        var text = Encoding.UTF8.GetString(content[name]);
        var at = text.IndexOf(written, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, text);
        content[name] = Encoding.UTF8.GetBytes(isEverywhere
            ? text.Replace(written, instead, StringComparison.Ordinal)
            : text.Remove(at, written.Length).Insert(at, instead));
        var changed = new MemoryStream();
        using (var archive = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, bytes) in content)
            {
                await using var stream = await archive.CreateEntry(entry).OpenAsync(Ct);
                await stream.WriteAsync(bytes, Ct);
            }
        }

        changed.Position = 0;
        return changed;
    }

    /// <summary>What the log says to questions about everything in it.</summary>
    private static async Task<string> Answers(TrainingLog log)
    {
        var file = await log.With((IOriginalFiles files) => files.Of(new(1), Ct));
        object[] answers =
        [
            await log.Ask(new GetSettings()),
            await log.Ask(new ListWeeklyPlans(null, null)),
            await log.Ask(new ListDayNotes(null, null)),
            await log.Ask(new ListSessions(null, null, null, null, null, null)),
            await log.Ask(new GetStreams(new(1), null, null)),
            await log.Ask(new GetLaps(new(1))),
            await log.Ask(new ListImports()),
            await log.Ask(new GetImport(new(1), null, null)),
            new { file!.Name, Hash = Convert.ToHexString(file.Hash) },
            await log.With((IOriginalFiles files) => files.SessionsOf(Convert.FromHexString(Hash([1])), Ct)),
        ];
        return string.Join('\n', answers.Select(answer => System.Text.Json.JsonSerializer.Serialize(answer)));
    }

    private static string Hash(byte[] bytes) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private static string WithoutTime(byte[] manifest) => string.Join('\n', Encoding.UTF8.GetString(manifest)
        .Split('\n').Where(line => !line.Contains("written_at", StringComparison.Ordinal)));

    /// <summary>A stream that does something before the first byte goes through.</summary>
    private sealed class Gate(Func<Task> before) : MemoryStream
    {
        private bool _isOpen;

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_isOpen) await before();
            _isOpen = true;
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Export;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence.Reality;

namespace TrainingOs.Infrastructure.Persistence.Export;

/// <summary>
/// Reads an export into the tables it was written from. It may come from anywhere, so each line is judged: what could
/// not have been written by Training OS is refused, with its line.
/// </summary>
internal sealed class ExportReader(TrainingDb db, IOriginalFiles files, ImportLimits limits)
{
    private const int Constraint = 19, MaxManifest = 1 << 20;
    private const string Again = "Make the export again, or ask who gave it to you.";

    private readonly SqliteConnection _connection = (SqliteConnection)db.Database.GetDbConnection();

    public static string EntryOf(byte[] hash) => $"files/{Convert.ToHexStringLower(hash)}";

    /// <exception cref="ExportRefusedException">It cannot be taken.</exception>
    public async Task<RestoredView> Read(Stream zip, CancellationToken cancellationToken)
    {
        var parts = Part.Of(db.Model);
        RefuseData(parts);
        try
        {
            await using var archive = await ZipArchive.CreateAsync(
                zip, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var manifest = await ManifestOf(archive, cancellationToken);
            var budget = new LineBudget(zip.Length, limits.MaxExpansion);
            var counts = manifest.Counts!;
            foreach (var part in parts)
            {
                await using var lines = await Open(archive, part.Entry, cancellationToken);
                var read = await Read(archive, part, new JsonLines(lines, part.Entry, budget), cancellationToken);
                if (read == counts.GetValueOrDefault(part.Name, -1)) continue;
                throw Damaged($"{part.Entry} has {read} lines, and not as many as {ITrainingArchive.Manifest} says.");
            }

            foreach (var part in parts.Where(part => part.IsNumbered)) GoOnAfter(part, manifest);
            RefuseStreamsWithoutTime();
            RefuseContradictions();
            if (manifest.Version <= Manifest.WithoutEdits) _connection.Run(EditedSessions.Mark);
            return new RestoredView(counts["sessions"], counts["plans"], counts["day_notes"], counts["files"]);
        }
        catch (InvalidDataException error)
        {
            throw Damaged($"This zip cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    /// <summary>
    /// Refuses a log in which there is anything to see. What is left of imports that brought nothing, or that were
    /// taken back, is no reason to keep somebody from their data: it makes room.
    /// </summary>
    private void RefuseData(IReadOnlyList<Part> parts)
    {
        var athlete = db.AthleteId.Value;
        var visible = parts.Where(part => part.Type == typeof(Session) || part.Type == typeof(WeeklyPlan)
            || part.Type == typeof(DayNote));
        var rows = visible.Select(part => $"EXISTS (SELECT 1 FROM {part.Table} WHERE {part.Owner} = {athlete}"
            + (part.Type == typeof(Session) ? " AND deleted_at IS NULL)" : ")"));
        if (_connection.Ask<long>($"SELECT {string.Join(" + ", rows)}") > 0)
        {
            throw new ExportRefusedException(
                ExportRefusedException.NotEmpty,
                "An export is brought back into a training log without sessions, plans and notes only, and this one "
                    + "has some. Nothing was changed. Start with another file (ConnectionStrings__TrainingOs), and "
                    + "bring the export back there.");
        }

        foreach (var part in parts.Reverse().Where(part => part.Type != typeof(Athlete)))
        {
            _connection.Run($"DELETE FROM {part.Table} WHERE {part.Owner} = {athlete}");
        }
    }

    private static async Task<Manifest> ManifestOf(ZipArchive archive, CancellationToken cancellationToken)
    {
        if (archive.GetEntry(ITrainingArchive.Manifest) is not { Length: < MaxManifest } entry)
        {
            throw new ExportRefusedException(
                ExportRefusedException.NotAnExport, $"This zip holds no {ITrainingArchive.Manifest}: it is no export.");
        }

        try
        {
            await using var text = await entry.OpenAsync(cancellationToken);
            var manifest = await JsonSerializer.DeserializeAsync<Manifest>(text, Manifest.Json, cancellationToken);
            if (manifest is not { Format: Manifest.TheFormat, Version: > 0, Counts: not null, LastNumbers: not null })
            {
                throw new JsonException();
            }

            return manifest.Version <= Manifest.TheVersion
                ? manifest
                : throw new ExportRefusedException(
                    ExportRefusedException.Newer,
                    $"This export has version {manifest.Version}, which a newer Training OS wrote. Start that one.");
        }
        catch (JsonException error)
        {
            throw new ExportRefusedException(
                ExportRefusedException.NotAnExport,
                $"{ITrainingArchive.Manifest} in this zip is not as Training OS writes it: it is no export.",
                error);
        }
    }

    private static async Task<Stream> Open(ZipArchive archive, string name, CancellationToken cancellationToken) =>
        archive.GetEntry(name) is { } entry
            ? await entry.OpenAsync(cancellationToken)
            : throw Damaged($"{name} is missing in this export.");

    private async Task<long> Read(
        ZipArchive archive, Part part, JsonLines lines, CancellationToken cancellationToken)
    {
        using var command = Command(part);
        var count = 0L;
        while (await lines.Next(cancellationToken) is { } line)
        {
            using var row = line;
            try
            {
                for (var n = 0; n < part.Columns.Count; n++)
                {
                    command.Parameters[n].Value = part.Columns[n].Read(row.RootElement);
                }

                await ReadRest(archive, part, row.RootElement, command, cancellationToken);
                command.ExecuteNonQuery();
            }
            catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException
                or ArgumentException or KeyNotFoundException)
            {
                throw Damaged($"{lines.Place}: {Sentence(error)}", error);
            }
            catch (SqliteException error) when (error.SqliteErrorCode == Constraint)
            {
                throw Damaged(
                    $"{lines.Place}: this is there twice, or leads to something that is not there.", error);
            }

            count++;
        }

        if (part.Name == "settings" && count != 1) throw Damaged($"{part.Entry} has not exactly one line.");
        return count;
    }

    private static string Sentence(Exception error) =>
        error is FormatException ? error.Message : "this is not as Training OS writes it.";

    private SqliteCommand Command(Part part)
    {
        var names = part.Columns.Select(column => column.Name).ToList();
        if (part.Type == typeof(KeptRecording)) names.AddRange(["breaks", "laps"]);
        if (part.Type == typeof(KeptStream)) names.Add("data");
        if (part.Type == typeof(KeptFile)) names.AddRange(["bytes", "is_compressed"]);
        var command = _connection.CreateCommand();
        var owner = db.AthleteId.Value.ToString(CultureInfo.InvariantCulture);
        command.CommandText = part.Name == "settings"
            ? $"UPDATE {part.Table} SET {string.Join(", ", names.Select(name => $"{name} = ${name}"))} "
                + $"WHERE {part.Owner} = {owner}"
            : $"INSERT INTO {part.Table} ({string.Join(", ", names)}, {part.Owner}) "
                + $"VALUES ({string.Join(", ", names.Select(name => $"${name}"))}, {owner})";
        foreach (var name in names) command.Parameters.Add(new SqliteParameter { ParameterName = $"${name}" });
        return command;
    }

    /// <summary>Reads what has another form here than its column has.</summary>
    private async Task ReadRest(
        ZipArchive archive, Part part, JsonElement row, SqliteCommand command, CancellationToken cancellationToken)
    {
        var parameters = command.Parameters;
        if (part.Type == typeof(KeptRecording))
        {
            var points = row.GetProperty("points").GetInt32();
            if (points < 0) throw new FormatException("points is below zero.");
            var breaks = Numbers(row.GetProperty("breaks"), points);
            if (breaks.Any(at => !(at > 0 && at < points && double.IsInteger(at)))
                || breaks.Zip(breaks.Skip(1)).Any(two => two.First >= two.Second))
            {
                throw new FormatException("breaks are no places of points, or do not rise.");
            }

            parameters["$breaks"].Value = StreamCodec.Pack([.. breaks.Select(at => (int)at)]);
            parameters["$laps"].Value = LapsJson.Canonical(row.GetProperty("laps"));
        }
        else if (part.Type == typeof(KeptStream))
        {
            var session = row.GetProperty("session_id").GetInt64();
            var points = _connection.Ask<long>($"SELECT points FROM reality_recordings WHERE session_id = {session}");
            var values = Numbers(row.GetProperty("values"), points);
            if (values.Length != points) throw new FormatException("There are fewer values than points.");
            var type = Converters.OfName<StreamType>(row.GetProperty("type").GetString()!);
            parameters["$data"].Value = StreamCodec.Pack(type, values);
        }
        else if (part.Type == typeof(KeptFile))
        {
            var packed = await Original(archive, row, cancellationToken);
            (parameters["$bytes"].Value, parameters["$is_compressed"].Value) = (packed.Bytes, packed.IsCompressed);
        }
    }

    private async Task<PackedFile> Original(ZipArchive archive, JsonElement row, CancellationToken cancellationToken)
    {
        var (name, size) = (row.GetProperty("name").GetString()!, row.GetProperty("size").GetInt64());
        var hash = Convert.FromHexString(row.GetProperty("hash").GetString()!);
        if (size > limits.MaxFileBytes)
        {
            throw new ExportRefusedException(
                ExportRefusedException.TooLarge,
                $"The original file '{name}' in this export has {size >> 20} MB, and Import__MaxFileBytes allows "
                    + $"{limits.MaxFileBytes >> 20} MB. Raise that setting and try again.");
        }

        // A zip may say of an entry what is not so; it is read as far as the line says, and one byte more.
        var bytes = new byte[Math.Max(size, 0)];
        await using var entry = await Open(archive, EntryOf(hash), cancellationToken);
        var read = await entry.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var packed = files.Pack(name, bytes, bytes);
        var isWhole = read == size && await entry.ReadAsync(new byte[1], cancellationToken) == 0;
        return isWhole && packed.Hash.AsSpan().SequenceEqual(hash)
            ? packed
            : throw Damaged($"{EntryOf(hash)} is not the file that it was.");
    }

    private static double[] Numbers(JsonElement array, long most)
    {
        if (array.GetArrayLength() > most) throw new FormatException("There are more values than points.");
        var values = new double[array.GetArrayLength()];
        var at = 0;
        foreach (var value in array.EnumerateArray())
        {
            values[at] = value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
            if (double.IsInfinity(values[at++])) throw new FormatException("A value is beyond all measure.");
        }

        return values;
    }

    /// <summary>Numbers that were given once are not given again, also when what had them was gone already.</summary>
    private void GoOnAfter(Part part, Manifest manifest)
    {
        var last = manifest.LastNumbers!.GetValueOrDefault(part.Name);
        var highest = _connection.Ask<long>($"SELECT IFNULL(MAX(id), 0) FROM {part.Table}");
        var lowest = _connection.Ask<long>($"SELECT IFNULL(MIN(id), 1) FROM {part.Table}");
        if (last < highest || last > 1L << 52 || lowest < 1)
        {
            throw Damaged($"{part.Entry} holds numbers that were never given.");
        }

        _connection.Run($"DELETE FROM sqlite_sequence WHERE name = '{part.Table}'");
        _connection.Run($"INSERT INTO sqlite_sequence (name, seq) VALUES ('{part.Table}', {last})");
    }

    private void RefuseStreamsWithoutTime()
    {
        const string without = """
            SELECT MIN(r.session_id) FROM reality_recordings r WHERE r.points > 0 AND NOT EXISTS
                (SELECT 1 FROM reality_streams s WHERE s.session_id = r.session_id AND s.type = 'time')
            """;
        if (_connection.Ask<long>(without) is > 0 and var session)
        {
            throw Damaged($"The recording of session {session} in this export has no times.");
        }
    }

    /// <summary>
    /// Refuses sessions whose members contradict each other, as a person who sends one is refused, and ones that gave
    /// way to nothing.
    /// </summary>
    private void RefuseContradictions()
    {
        (string Sentence, string Rule)[] rules =
        [
            ("has an average heart rate above its maximum", "average_heart_rate_bpm > max_heart_rate_bpm"),
            ("began on another day than its own", """
                ABS(julianday(date) - julianday(date(start_utc, utc_offset_minutes || ' minutes'))) > 1
                """),
            ("has a start without its clock, or a clock without a start",
                "(start_utc IS NULL) <> (utc_offset_minutes IS NULL)"),
            ("gave way to none that is there, or is to be seen beside it", """
                superseded_by IS NOT NULL
                    AND (deleted_at IS NULL OR superseded_by NOT IN (SELECT id FROM reality_sessions))
                """),
        ];
        foreach (var (sentence, rule) in rules)
        {
            var first = $"SELECT IFNULL(MIN(id), 0) FROM reality_sessions WHERE {rule}";
            if (_connection.Ask<long>(first) is > 0 and var id)
            {
                throw Damaged($"Session {id} in this export {sentence}.");
            }
        }
    }

    private static ExportRefusedException Damaged(string what, Exception? error = null) =>
        new(ExportRefusedException.Damaged, $"{what} Nothing was changed. {Again}", error);
}

using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Domain.Kernel;
using TrainingOs.Infrastructure.Persistence.Reality;

namespace TrainingOs.Infrastructure.Persistence.Export;

/// <summary>Writes everything of one athlete into a zip, as it stood when the writing began.</summary>
internal sealed class ExportWriter(
    SqliteConnection connection, IReadOnlyList<Part> parts, AthleteId athlete, SqliteFile file, DateTimeOffset now)
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _lines = new();

    public async Task Write(Stream zip, CancellationToken cancellationToken)
    {
        // Deferred: it reads only, and the first read decides which state it sees from then on.
        await using var transaction = connection.BeginTransaction(deferred: true);
        await using var outlet = new Outlet(zip);
        var archive = await ZipArchive.CreateAsync(
            outlet, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await using (archive)
        {
            var manifest = new Manifest(
                Manifest.TheFormat, Manifest.TheVersion, now,
                parts.ToDictionary(part => part.Name, Count),
                parts.Where(part => part.IsNumbered).ToDictionary(part => part.Name, LastNumber));
            await AddManifest(archive, manifest, cancellationToken);
            foreach (var part in parts) await Add(archive, part, cancellationToken);
            await AddFiles(archive, cancellationToken);
        }

        await outlet.FlushAsync(cancellationToken);
    }

    private async Task AddManifest(ZipArchive archive, Manifest manifest, CancellationToken cancellationToken)
    {
        var level = CompressionLevel.Fastest;
        await using var entry = await Entry(archive, ITrainingArchive.Manifest, level, cancellationToken);
        await JsonSerializer.SerializeAsync(entry, manifest, Manifest.Json, cancellationToken);
    }

    private async Task Add(ZipArchive archive, Part part, CancellationToken cancellationToken)
    {
        await using var entry = await Entry(archive, part.Entry, CompressionLevel.Fastest, cancellationToken);
        await using var json = new Utf8JsonWriter(_lines, Form);
        using var command = Select(part);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            json.WriteStartObject();
            for (var n = 0; n < part.Columns.Count; n++) part.Columns[n].Write(json, rows.GetValue(n));
            WriteRest(json, part, rows);
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
            json.Reset();
            _lines.Write("\n"u8);
            if (_lines.WrittenCount >= FlushAt) await Flush(entry, cancellationToken);
        }

        await Flush(entry, cancellationToken);
    }

    /// <summary>Writes what has another form here than its column has.</summary>
    private void WriteRest(Utf8JsonWriter json, Part part, SqliteDataReader rows)
    {
        var next = part.Columns.Count;
        try
        {
            if (part.Type == typeof(KeptRecording))
            {
                WriteNumbers(json, "breaks", StreamCodec.Unpack((byte[])rows.GetValue(next), rows.GetInt32(next + 2)));
                json.WritePropertyName("laps");
                json.WriteRawValue(rows.GetString(next + 1));
            }
            else if (part.Type == typeof(KeptStream))
            {
                WriteNumbers(json, "values", StreamCodec.Unpack((byte[])rows.GetValue(next), rows.GetInt32(next + 1)));
            }
        }
        catch (Exception error) when (error is InvalidDataException or JsonException)
        {
            throw new StorageException(
                $"The recording of session {rows.GetInt64(0)} in {file.Path} is damaged, so the export is incomplete. "
                    + "Put a copy of the file aside, then bring back a backup, or delete that session.",
                isFull: false,
                error);
        }
    }

    private async Task AddFiles(ZipArchive archive, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT hash, bytes, is_compressed, name FROM reality_files WHERE athlete_id = $athlete ORDER BY hash";
        command.Parameters.AddWithValue("$athlete", athlete.Value);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            // What does not get smaller here did not elsewhere.
            var (hash, isCompressed) = ((byte[])rows.GetValue(0), rows.GetBoolean(2));
            var level = isCompressed ? CompressionLevel.Fastest : CompressionLevel.NoCompression;
            await using var entry = await Entry(archive, ExportReader.EntryOf(hash), level, cancellationToken);
            await using var kept = new MemoryStream((byte[])rows.GetValue(1), writable: false);
            if (!isCompressed)
            {
                await kept.CopyToAsync(entry, cancellationToken);
                continue;
            }

            try
            {
                await using var original = new ZLibStream(kept, CompressionMode.Decompress);
                await original.CopyToAsync(entry, cancellationToken);
            }
            catch (InvalidDataException error)
            {
                throw new StorageException(
                    $"The original file '{rows.GetString(3)}' in {file.Path} is damaged, so the export is incomplete. "
                        + "Put a copy of the database aside, then bring back a backup.",
                    isFull: false,
                    error);
            }
        }
    }

    private SqliteCommand Select(Part part)
    {
        var columns = part.Columns.Select(column => column.Name);
        if (part.Type == typeof(KeptRecording)) columns = [.. columns, "breaks", "laps", "points"];
        if (part.Type == typeof(KeptStream))
        {
            const string points = "SELECT points FROM reality_recordings r WHERE r.session_id = t.session_id";
            columns = [.. columns, "data", $"IFNULL(({points}), 0)"];
        }

        var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {part.Table} t "
            + $"WHERE {part.Owner} = $athlete AND {part.Condition} ORDER BY {part.Order}";
        command.Parameters.AddWithValue("$athlete", athlete.Value);
        return command;
    }

    private long Count(Part part) => connection.Ask<long>(
        $"SELECT COUNT(*) FROM {part.Table} WHERE {part.Owner} = {athlete.Value} AND {part.Condition}");

    private long LastNumber(Part part) =>
        connection.Ask<long>($"SELECT seq FROM sqlite_sequence WHERE name = '{part.Table}'");

    private async Task<Stream> Entry(
        ZipArchive archive, string name, CompressionLevel level, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = now;
        return await entry.OpenAsync(cancellationToken);
    }

    private async Task Flush(Stream entry, CancellationToken cancellationToken)
    {
        await entry.WriteAsync(_lines.WrittenMemory, cancellationToken);
        _lines.ResetWrittenCount();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, double[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsNaN(value)) json.WriteNullValue();
            else json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}

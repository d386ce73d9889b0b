using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using TrainingOs.Application.Export;

namespace TrainingOs.Infrastructure.Persistence.Export;

/// <summary>JSON Lines (https://jsonlines.org), one at a time, none of them longer than memory should hold.</summary>
internal sealed class JsonLines(Stream stream, string name, LineBudget budget)
{
    /// <summary>A week, second by second, has half a million values of a dozen characters.</summary>
    private const int MaxLine = 64 << 20;

    private readonly PipeReader _pipe = PipeReader.Create(stream);
    private long _line;

    /// <summary>Where the line that was read last stands.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{name}, line {_line}");

    /// <summary>The next line; null when that was all.</summary>
    /// <exception cref="ExportRefusedException">The line is no JSON object, or too long.</exception>
    public async Task<JsonDocument?> Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _pipe.ReadAsync(cancellationToken);
            var end = read.Buffer.PositionOf((byte)'\n');
            if (end is null && read.IsCompleted && read.Buffer.IsEmpty) return null;
            if (end is null && !read.IsCompleted)
            {
                if (read.Buffer.Length > MaxLine) throw Refused("is longer than any line of an export");
                _pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            _line++;
            var line = end is { } at ? read.Buffer.Slice(0, at) : read.Buffer;
            if (!budget.Take(line.Length)) throw Refused("is more than a zip of this size ever holds");
            var document = Parsed(line);
            _pipe.AdvanceTo(end is { } last ? read.Buffer.GetPosition(1, last) : read.Buffer.End);
            return document;
        }
    }

    private JsonDocument Parsed(ReadOnlySequence<byte> line)
    {
        try
        {
            // Parsed from bytes of its own: the buffer is read over.
            var document = JsonDocument.Parse(line.ToArray());
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            throw Refused("is no JSON object");
        }
        catch (JsonException)
        {
            throw Refused("is no JSON object");
        }
    }

    private ExportRefusedException Refused(string what) => new(
        ExportRefusedException.Damaged, $"{Place} {what}. Nothing was changed. Make the export again.");
}

/// <summary>How many bytes of lines a zip may hold, so that a small one cannot fill the disk.</summary>
internal sealed class LineBudget(long zip, int expansion)
{
    private const long Least = 64 << 20;

    private long _left = Math.Max(Least, zip * expansion);

    public bool Take(long bytes) => (_left -= bytes) >= 0;
}

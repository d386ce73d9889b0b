using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>Files on their way into a folder of their own.</summary>
internal sealed class Receiving : IReceiving
{
    private const int BufferSize = 128 * 1024;

    private readonly string _name;
    private readonly string _folder;
    private readonly ImportLimits _limits;
    private readonly FileStream? _lock;
    private readonly List<ReceivedFile> _files = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);

    public Receiving(string name, string folder, ImportLimits limits)
    {
        (_name, _folder, _limits) = (name, folder, limits);
        _lock = ImportFolder.Hold(folder);
    }

    public int Count => _files.Count;

    public async Task Add(string name, Stream content, CancellationToken cancellationToken)
    {
        var number = (_files.Count + 1).ToString(CultureInfo.InvariantCulture);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var file = Create(number);
            var (limit, size) = (_limits.MaxFileBytes, 0L);
            for (int read; (read = await content.ReadAtLeastAsync(
                buffer.AsMemory(0, BufferSize), BufferSize, throwOnEndOfStream: false, cancellationToken)) > 0;)
            {
                if (size == 0 && Archive.IsZip(buffer.AsSpan(0, read))) limit = _limits.MaxZipBytes;
                size += read;
                if (size <= limit) Write(file, buffer.AsSpan(0, read));
                else if (file.Length > 0) file.SetLength(0);
            }

            Flush(file);
            _files.Add(new(Unique(name), number, size > limit ? limit : null));
        }
        catch
        {
            File.Delete(Path.Combine(_folder, number));
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Add(string path) => _files.Add(new(Unique(Path.GetFileName(path)), Path.GetFullPath(path)));

    public ReceivedFiles Complete()
    {
        using (var list = Create(ImportFolder.List))
        {
            Write(list, JsonSerializer.SerializeToUtf8Bytes(_files));
            Flush(list);
        }

        Durable.Folder(_folder);
        _lock?.Dispose();
        return new ReceivedFiles(_name);
    }

    public void Dispose()
    {
        _lock?.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Why the folder cannot take a file, in words for whoever can make room.</summary>
    public static StorageException Refused(string folder, Exception error)
    {
        // What the system says when a disk is full: as Windows counts, and as the others do.
        const int full = unchecked((int)0x80070070), noSpace = 28;
        var isFull = error.HResult is full or noSpace;
        return new(
            $"The files that are to be imported cannot be kept in {folder}: {error.Message} "
                + (isFull ? "Make room on that disk" : "Look at the folder") + ", and send them again.",
            isFull,
            error);
    }

    // Only what goes wrong on this disk is put into words here: what goes wrong on the way is the sender's.
    private FileStream Create(string name)
    {
        try
        {
            return new(Path.Combine(_folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refused(_folder, error);
        }
    }

    private void Write(FileStream file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
        }
        catch (IOException error)
        {
            throw Refused(_folder, error);
        }
    }

    private void Flush(FileStream file)
    {
        try
        {
            file.Flush(flushToDisk: true);
        }
        catch (IOException error)
        {
            throw Refused(_folder, error);
        }
    }

    /// <summary>Two files of one name, from two folders of their sender, must be told apart in decisions.</summary>
    private string Unique(string name)
    {
        var own = PlainText.Visible(name.Replace('\\', '/').Split('/')[^1]);
        if (PlainText.IsBlank(own)) own = "file";
        var unique = own;
        while (!_names.Add(unique))
        {
            var number = _times[own] = _times.GetValueOrDefault(own, 1) + 1;
            unique = $"{own} ({number})";
        }

        return unique;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>Files on their way in. What is not completed leaves nothing behind.</summary>
public sealed class Receiving : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly string _name;
    private readonly string _folder;
    private readonly ImportLimits _limits;
    private readonly FileStream? _lock;
    private readonly List<ReceivedFile> _files = [];
    private bool _isComplete;

    internal Receiving(string name, string folder, ImportLimits limits)
    {
        (_name, _folder, _limits) = (name, folder, limits);
        _lock = ImportFolder.Hold(folder);
    }

    /// <summary>How many files there are so far.</summary>
    public int Count => _files.Count;

    /// <summary>Takes the bytes of a file, as far as its limit allows; what is beyond is read and dropped.</summary>
    public async Task Add(string name, Stream content, CancellationToken cancellationToken)
    {
        var number = (_files.Count + 1).ToString(CultureInfo.InvariantCulture);
        var path = Path.Combine(_folder, number);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long? tooLarge = null;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
            {
                var limit = _limits.MaxFileBytes;
                for (int read; (read = await content.ReadAtLeastAsync(
                    buffer.AsMemory(0, BufferSize), BufferSize, throwOnEndOfStream: false, cancellationToken)) > 0;)
                {
                    if (file.Length == 0 && Archive.IsZip(buffer.AsSpan(0, read))) limit = _limits.MaxZipBytes;
                    if (tooLarge is null && file.Length + read > limit) tooLarge = limit;
                    if (tooLarge is null) await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                    else if (file.Length > 0) file.SetLength(0);
                }

                file.Flush(flushToDisk: true);
            }

            _files.Add(new(Unique(name), number, tooLarge));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Names a file that stays where it is and is read from there.</summary>
    public void Add(string path) => _files.Add(new(Unique(Path.GetFileName(path)), Path.GetFullPath(path)));

    /// <summary>All is there and on disk.</summary>
    public ReceivedFiles Complete()
    {
        using (var list = new FileStream(Path.Combine(_folder, ImportFolder.List), FileMode.CreateNew))
        {
            JsonSerializer.Serialize(list, _files);
            list.Flush(flushToDisk: true);
        }

        Durable.Folder(_folder);
        _isComplete = true;
        _lock?.Dispose();
        return new ReceivedFiles(_name);
    }

    public void Dispose()
    {
        _lock?.Dispose();
        if (!_isComplete && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Two files of one name, from two folders of their sender, must be told apart in decisions.</summary>
    private string Unique(string name)
    {
        var own = name.Replace('\\', '/').Split('/')[^1];
        if (own.Length == 0) own = "file";
        var unique = own;
        for (var number = 2; _files.Exists(file => file.Name == unique); number++) unique = $"{own} ({number})";
        return unique;
    }
}

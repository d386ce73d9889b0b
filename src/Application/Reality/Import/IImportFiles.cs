using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>The files that were handed in and wait until an import has read them.</summary>
public interface IImportFiles
{
    /// <summary>Makes room for files that are about to arrive.</summary>
    /// <exception cref="StorageException">There is no room.</exception>
    IReceiving Receive();

    /// <summary>Makes received files those of an import: from then on they survive whatever happens.</summary>
    void Assign(ReceivedFiles files, ImportId import);

    /// <summary>
    /// The export that was received, if nothing else was: a zip of everything, which is no import but brings a training
    /// log back. Null when it is anything else.
    /// </summary>
    ReceivedExport? ExportIn(ReceivedFiles files);

    /// <summary>Forgets received files that become no import.</summary>
    void Forget(ReceivedFiles files);
}

/// <summary>An export that was received.</summary>
/// <param name="Name">What its sender calls it.</param>
/// <param name="Zip">The whole of it, in which one can go back and forth.</param>
public sealed record ReceivedExport(string Name, Stream Zip) : IDisposable
{
    public void Dispose() => Zip.Dispose();
}

/// <summary>
/// Files on their way in. What no import has got when this is disposed leaves nothing behind.
/// </summary>
public interface IReceiving : IDisposable
{
    /// <summary>How many files there are so far.</summary>
    int Count { get; }

    /// <summary>Takes the bytes of a file, as far as its limit allows; what is beyond is read and dropped.</summary>
    /// <exception cref="StorageException">The bytes cannot be kept.</exception>
    Task Add(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Names a file that stays where it is and is read from there.</summary>
    void Add(string path);

    /// <summary>All is there and on disk.</summary>
    /// <exception cref="StorageException">It cannot be kept.</exception>
    ReceivedFiles Complete();
}

/// <summary>Files that were received and belong to no import yet.</summary>
/// <param name="Name">What they are known by.</param>
public sealed record ReceivedFiles(string Name);

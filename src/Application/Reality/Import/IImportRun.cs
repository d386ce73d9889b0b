using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>Does what an import is about: reads its files, and has each activity in them decided.</summary>
public interface IImportRun
{
    /// <summary>Goes on with an import until it is done; at once when another process works on it.</summary>
    /// <exception cref="NotFoundException">It was taken back meanwhile.</exception>
    /// <exception cref="StorageException">The database cannot go on; later this may go on where it was.</exception>
    /// <exception cref="IOException">There is no room to unpack what is in a zip; later this may go on.</exception>
    Task Run(ImportId import, CancellationToken cancellationToken);

    /// <summary>
    /// Stops an import for good: what was decided stays decided, the rest is not looked at, and its files are
    /// forgotten.
    /// </summary>
    /// <returns>Whether it is stopped: one that another process works on goes on.</returns>
    Task<bool> Interrupt(ImportId import, CancellationToken cancellationToken);
}

using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>Does what an import is about: reads its files, and has each activity in them decided.</summary>
public interface IImportRun
{
    /// <summary>Goes on with an import until it is done; at once when another process works on it.</summary>
    Task Run(ImportId import, CancellationToken cancellationToken);

    /// <summary>
    /// Stops an import for good: what was decided stays decided, the rest is not looked at. One that another process
    /// works on goes on.
    /// </summary>
    Task Interrupt(ImportId import, CancellationToken cancellationToken);
}

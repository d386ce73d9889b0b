using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>The files that were handed in and wait until an import has read them.</summary>
public interface IImportFiles
{
    /// <summary>Makes received files those of an import: from then on they survive whatever happens.</summary>
    void Assign(ReceivedFiles files, ImportId import);
}

/// <summary>Files that were received and belong to no import yet.</summary>
/// <param name="Name">What they are known by.</param>
public sealed record ReceivedFiles(string Name);

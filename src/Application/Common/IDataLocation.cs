namespace TrainingOs.Application.Common;

/// <summary>The file that holds the training log.</summary>
public interface IDataLocation
{
    /// <summary>Full path of the file.</summary>
    string Path { get; }

    /// <summary>Reads a little of it.</summary>
    /// <exception cref="StorageException">It cannot be read.</exception>
    Task Check(CancellationToken cancellationToken);
}

namespace TrainingOs.Application.Common;

/// <summary>The file that holds the training log.</summary>
public interface IDataLocation
{
    /// <summary>Full path of the file.</summary>
    string Path { get; }

    /// <summary>What an error of the storage means and what to do; null when the error is another one.</summary>
    StorageException? Explain(Exception error);

    /// <summary>Reads a little of it.</summary>
    /// <exception cref="StorageException">It cannot be read.</exception>
    Task Check(CancellationToken cancellationToken);
}

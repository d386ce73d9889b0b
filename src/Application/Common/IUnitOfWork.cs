namespace TrainingOs.Application.Common;

/// <summary>All that one command changes: kept whole, or not at all.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs the work while no other writer, of this process or another, changes anything; keeps its changes when it
    /// returns, and drops them when it throws. What has returned is on disk.
    /// </summary>
    /// <exception cref="StorageException">The storage could not keep it.</exception>
    Task<T> Keep<T>(Func<Task<T>> work, CancellationToken cancellationToken);
}

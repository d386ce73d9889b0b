namespace TrainingOs.Application.Common;

/// <summary>What was asked for does not exist. The message says so in a sentence.</summary>
public sealed class NotFoundException(string message) : Exception(message);

/// <summary>What was asked for stands against something that exists already.</summary>
/// <param name="message">What stands in the way, and what to do.</param>
/// <param name="existingId">The number of what exists.</param>
public sealed class ConflictException(string message, long existingId) : Exception(message)
{
    public long ExistingId { get; } = existingId;
}

/// <summary>A writer built on a state that is no longer the present one.</summary>
public sealed class StaleException(string message) : Exception(message);

/// <summary>The storage refused: full, read-only, damaged or busy. The message says what to do.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="isFull">Whether space is what is missing.</param>
/// <param name="inner">What the storage said.</param>
public sealed class StorageException(string message, bool isFull, Exception? inner = null) : Exception(message, inner)
{
    public bool IsFull { get; } = isFull;
}

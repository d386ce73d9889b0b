using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>The files the current athlete's sessions were read from: kept by hash, byte for byte.</summary>
public interface IOriginalFiles
{
    /// <summary>Hashes a file and makes it small. It touches nothing, and may run on any thread.</summary>
    /// <param name="name">Its name without folders.</param>
    /// <param name="given">The bytes as they were given.</param>
    /// <param name="content">What is in them: the unpacked bytes of a <c>.gz</c>, else the same.</param>
    PackedFile Pack(string name, ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> content);

    /// <summary>
    /// The sessions that were read from a file with this content, by their numbers; none when it is new.
    /// </summary>
    Task<IReadOnlyList<SessionId>> SessionsOf(byte[] contentHash, CancellationToken cancellationToken);

    /// <summary>
    /// The sessions that another import read from a file with the same content as one of this session; the other legs
    /// of a triathlon, which came with it, are none.
    /// </summary>
    Task<IReadOnlyList<SessionId>> ReadAgainAs(SessionId session, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a file as the one a session was read from. The same file of several sessions is kept once. Only inside of
    /// a unit of work.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="name">What a session calls it that says it was read from it.</param>
    /// <param name="session">The session.</param>
    /// <param name="import">The import that brought it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task Add(
        PackedFile file, string name, SessionId session, ImportId import, CancellationToken cancellationToken);

    /// <summary>The file a session says it was read from; null when it was written down by hand.</summary>
    Task<OriginalFile?> Of(SessionId session, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets that an import brought files to a session, and each file that no session was read from any more. Only
    /// inside of a unit of work.
    /// </summary>
    Task Remove(SessionId session, ImportId import, CancellationToken cancellationToken);

    /// <summary>Forgets files that no session was read from any more. Only inside of a unit of work.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many there were.</returns>
    Task<int> RemoveOrphans(int most, CancellationToken cancellationToken);
}

/// <summary>A file in the form in which it is kept.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Hash">SHA-256 of the bytes as they were given.</param>
/// <param name="ContentHash">SHA-256 of what is in them.</param>
/// <param name="Size">How many bytes were given.</param>
/// <param name="IsCompressed">Whether <paramref name="Bytes"/> is compressed, or the original as it is.</param>
/// <param name="Bytes">The bytes that are kept.</param>
public sealed record PackedFile(
    string Name, byte[] Hash, byte[] ContentHash, long Size, bool IsCompressed, byte[] Bytes);

/// <summary>A file as it was given.</summary>
/// <param name="Name">What its session calls it, or else its name without folders.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Hash">SHA-256 of them.</param>
public sealed record OriginalFile(string Name, ReadOnlyMemory<byte> Bytes, byte[] Hash);

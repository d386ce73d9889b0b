namespace TrainingOs.Application.Reality.Import;

/// <summary>
/// Reads activities out of the bytes of one format. It knows no database, and no bytes make it throw, hang, or use more
/// memory than a small multiple of their number: whatever cannot be read is a refusal or a warning.
/// </summary>
public interface IActivityReader
{
    /// <summary>Whether the bytes begin like a file of this format; a name is only a hint, content decides.</summary>
    /// <param name="name">The name of the file without its folder, and without a <c>.gz</c> at its end.</param>
    bool Recognises(string name, ReadOnlySpan<byte> bytes);

    FileReading Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}

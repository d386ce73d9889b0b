using System.Buffers;
using System.Runtime.InteropServices;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>One file of an import as it was given, before anything is read out of it.</summary>
/// <param name="File">The name of the file that was handed in.</param>
/// <param name="Entry">The name inside of it when it is a zip.</param>
/// <param name="Bytes">What is in it; nothing when it was refused.</param>
/// <param name="Refusal">Why its bytes were not taken.</param>
/// <param name="IsRented">Whether its bytes are rented from the shared pool.</param>
internal sealed record GivenFile(
    string File, string? Entry, ReadOnlyMemory<byte> Bytes, Refusal? Refusal, bool IsRented = false)
{
    /// <summary>Its own name, without folders and without what no person can see. It is never a path.</summary>
    public string Name => PlainText.Visible((Entry ?? File).Replace('\\', '/').Split('/')[^1]);

    /// <summary>Its bytes as a stream.</summary>
    public Stream Open() => MemoryMarshal.TryGetArray(Bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(Bytes.ToArray(), writable: false);

    /// <summary>Gives rented bytes back. Nobody may look at them any more.</summary>
    public void Release()
    {
        if (IsRented && MemoryMarshal.TryGetArray(Bytes, out var rented)) ArrayPool<byte>.Shared.Return(rented.Array!);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// A zip with recordings, read entry by entry. The names in it are names and never paths; nothing it claims about
/// itself is believed before it is seen.
/// </summary>
internal sealed class Archive : IDisposable
{
    private static readonly string[] Recordings = [".fit", ".gpx", ".tcx", ".csv", ".json", ".zip"];

    private readonly ZipArchive _zip;
    private readonly ImportLimits _limits;
    private readonly Unpacking _unpacking;

    private Archive(ZipArchive zip, ImportLimits limits, Unpacking unpacking) =>
        (_zip, _limits, _unpacking) = (zip, limits, unpacking);

    /// <summary>The entries that may be recordings, lists of them, or zips of them.</summary>
    public IEnumerable<ZipArchiveEntry> Entries => _zip.Entries.Where(entry => MayHoldActivities(entry.FullName));

    /// <summary>What it and the zips in it may still unpack to.</summary>
    public Unpacking Unpacking => _unpacking;

    /// <summary>The names of all entries.</summary>
    public IEnumerable<string> Names => _zip.Entries.Select(entry => entry.FullName);

    /// <summary>Whether bytes begin as a zip does.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8)
        || bytes.StartsWith("PK\u0005\u0006"u8);

    public static bool IsZip(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a zip; or says why it is none, and leaves the stream to whoever opened it.</summary>
    /// <param name="stream">The zip, which is closed with the archive.</param>
    /// <param name="limits">What it may hold.</param>
    /// <param name="unpacking">What it and the zips around it may unpack to; its own when it is the outermost.</param>
    public static (Archive? Archive, Refusal? Refusal) Open(
        Stream stream, ImportLimits limits, Unpacking? unpacking = null)
    {
        try
        {
            if (CentralDirectory.Count(stream, limits.MaxZipEntries) > limits.MaxZipEntries)
            {
                return (null, new("too_many_entries", $"This zip has more than {limits.MaxZipEntries} entries. "
                    + "Unpack it, and import its folders as several zips."));
            }

            stream.Position = 0;
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false);
            _ = zip.Entries.Count; // reads the list of entries, which may be broken too
            return (new Archive(zip, limits, unpacking ?? new Unpacking(stream.Length, limits)), null);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or ArgumentException)
        {
            return (null, new("unreadable", "This zip cannot be read: its end is missing or damaged, as when a "
                + "download was cut off. Get it again and import it once more."));
        }
    }

    /// <summary>
    /// The bytes of an entry, rented from the shared pool; or why they are not taken. Whoever has read them may give
    /// them back: the arrays are large, and collecting them costs as much as reading them.
    /// </summary>
    public (ReadOnlyMemory<byte> Bytes, Refusal? Refusal) Read(ZipArchiveEntry entry)
    {
        if (Judge(entry, _limits.MaxFileBytes, "a file") is { } refusal) return (default, refusal);
        var (bytes, length) = (ArrayPool<byte>.Shared.Rent((int)entry.Length), (int)entry.Length);
        var broken = CopyTo(entry, new MemoryStream(bytes, 0, length));
        if (broken is null) return (bytes.AsMemory(0, length), null);
        ArrayPool<byte>.Shared.Return(bytes);
        return (default, broken);
    }

    /// <summary>Unpacks an entry, no more of it than it said there is; or says why not.</summary>
    public Refusal? Unpack(ZipArchiveEntry entry, Stream to) =>
        Judge(entry, _limits.MaxZipBytes, "a zip") ?? CopyTo(entry, to);

    public void Dispose() => _zip.Dispose();

    private static bool MayHoldActivities(string name)
    {
        var seen = PlainText.Visible(name);
        var plain = seen.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? seen[..^3] : seen;
        var own = plain.Replace('\\', '/').Split('/')[^1];

        // Finder's companions of each file carry its name too.
        if (own.StartsWith("._", StringComparison.Ordinal)) return false;
        return Recordings.Any(ending => own.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private Refusal? Judge(ZipArchiveEntry entry, long mostBytes, string what)
    {
        if (entry.IsEncrypted)
        {
            return new("encrypted", "This entry of the zip has a password. Unpack it, and import what is in it.");
        }

        if (entry.Length > mostBytes)
        {
            return new("too_large", $"This is larger than {mostBytes >> 20} MB, which is the limit of {what}.");
        }

        if (entry.Length > Math.Max(entry.CompressedLength, 1) * _limits.MaxExpansion + (1 << 20))
        {
            return new("expansion", $"This entry unpacks to more than {_limits.MaxExpansion} times its size, which no "
                + "recording does. It was left packed.");
        }

        return _unpacking.Takes(entry.Length)
            ? null
            : new("expansion", $"All that was unpacked of this zip is more than {_limits.MaxExpansion} times its size, "
                + "which recordings never are. The rest was left packed.");
    }

    /// <exception cref="IOException">There is no room where it is unpacked to.</exception>
    private static Refusal? CopyTo(ZipArchiveEntry entry, Stream to)
    {
        var left = entry.Length;
        try
        {
            using var from = entry.Open();
            var buffer = new byte[Math.Clamp(left, 1, 1 << 17)];
            for (int read; (read = from.Read(buffer)) > 0; left -= read)
            {
                if (read > left) return Lying;
                Write(to, buffer.AsSpan(0, read));
            }
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException
            || (error is IOException && error is not NoRoomException))
        {
            return new("unreadable", "This entry of the zip cannot be unpacked: it is damaged, or packed in a way that "
                + "is not common. Unpack it by hand, and import what is in it.");
        }

        return left == 0 ? null : Lying;
    }

    /// <summary>What goes wrong with the place is not the zip's fault.</summary>
    private static void Write(Stream to, ReadOnlySpan<byte> bytes)
    {
        try
        {
            to.Write(bytes);
        }
        catch (IOException error)
        {
            throw new NoRoomException(error);
        }
    }

    private static Refusal Lying { get; } = new("unreadable", "This entry of the zip is not as large as the zip says. "
        + "Get the zip again and import it once more.");

    /// <summary>Counts what a zip lists without believing how many it says there are (APPNOTE 6.3.10, 4.3).</summary>
    private static class CentralDirectory
    {
        private const int EndSize = 22, LongEndLocatorSize = 20, HeaderSize = 46, MostComment = ushort.MaxValue;

        /// <summary>How much an entry says of itself, on average, at the very most: its name above all.</summary>
        private const int MostPerEntry = 1024;

        /// <summary>How many entries are listed; counting ends beyond the most, also of what they say.</summary>
        /// <exception cref="InvalidDataException">The list cannot be found.</exception>
        public static int Count(Stream stream, int most)
        {
            stream.Position = Start(stream);
            Span<byte> header = stackalloc byte[HeaderSize];
            var (count, said) = (0, 0L);
            var reader = new BufferedStream(stream, 1 << 16);
            while (count <= most && reader.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) == HeaderSize
                && header.StartsWith("PK\u0001\u0002"u8))
            {
                count++;
                var rest = BinaryPrimitives.ReadUInt16LittleEndian(header[28..])
                    + BinaryPrimitives.ReadUInt16LittleEndian(header[30..])
                    + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
                if ((said += rest) > (long)most * MostPerEntry) return most + 1;
                reader.Seek(rest, SeekOrigin.Current);
            }

            return count;
        }

        private static long Start(Stream stream)
        {
            var tail = new byte[Math.Min(stream.Length, EndSize + MostComment)];
            stream.Position = stream.Length - tail.Length;
            stream.ReadExactly(tail);
            var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
            if (at < 0 || at + EndSize > tail.Length) throw new InvalidDataException("A zip without an end.");
            var end = tail.AsSpan(at);
            long start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);

            // Zip64: a number that is all ones stands in the long form of the end, and a locator before it says where.
            // The framework goes there for any of these three, and so must whoever counts for it.
            var isLong = start == uint.MaxValue
                || BinaryPrimitives.ReadUInt16LittleEndian(end[4..]) == ushort.MaxValue
                || BinaryPrimitives.ReadUInt16LittleEndian(end[10..]) == ushort.MaxValue;
            if (!isLong) return InRange(start, stream);
            if (at < LongEndLocatorSize) throw new InvalidDataException("A long zip without its locator.");
            var place = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(at - LongEndLocatorSize + 8));
            stream.Position = InRange(place, stream);
            var longEnd = new byte[56];
            stream.ReadExactly(longEnd);
            return InRange(BinaryPrimitives.ReadInt64LittleEndian(longEnd.AsSpan(48)), stream);
        }

        private static long InRange(long place, Stream stream) => place >= 0 && place <= stream.Length
            ? place
            : throw new InvalidDataException("A zip that points outside of itself.");
    }

    private sealed class NoRoomException(IOException error) : IOException(error.Message, error);
}

using System.Text;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// The text of a list, whatever wrote it: UTF-8 with or without a mark before it, UTF-16 as spreadsheets save it.
/// </summary>
internal static class ListText
{
    /// <summary>How much of a file shows what it is.</summary>
    private const int Beginning = 1 << 16;

    /// <summary>The beginning in UTF-8, for recognising; empty when it is no text.</summary>
    public static ReadOnlyMemory<byte> BeginningOf(ReadOnlySpan<byte> bytes)
    {
        var beginning = Utf8(bytes[..Math.Min(bytes.Length, Beginning)].ToArray());
        return beginning.Span.Contains((byte)0) ? default : beginning;
    }

    /// <summary>The whole in UTF-8; bytes that are not UTF-16 stay as they are.</summary>
    public static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> bytes) => bytes.Span switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes[3..],
        [0xFF, 0xFE, ..] => From(Encoding.Unicode, bytes[2..]),
        [0xFE, 0xFF, ..] => From(Encoding.BigEndianUnicode, bytes[2..]),
        [not 0, 0, not 0, 0, ..] => From(Encoding.Unicode, bytes),
        [0, not 0, 0, not 0, ..] => From(Encoding.BigEndianUnicode, bytes),
        _ => bytes,
    };

    private static byte[] From(Encoding encoding, ReadOnlyMemory<byte> bytes) =>
        Encoding.UTF8.GetBytes(encoding.GetString(bytes.Span));
}

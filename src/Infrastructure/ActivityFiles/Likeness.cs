namespace TrainingOs.Infrastructure.ActivityFiles;

/// <summary>What bytes look like by their beginning, to say it of a file that is not what its name says.</summary>
internal static class Likeness
{
    private const string Text = "a text";

    /// <summary>Whether the bytes begin as XML does, in any encoding that has ASCII's characters.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> bytes) => Beginning(bytes) is [(byte)'<', ..];

    /// <summary>A few words such as "a JPEG picture", or null when nothing is known that begins like this.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a PNG picture",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a GIF picture",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "a film or a picture of a phone",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document",
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => "a zip",
        [0x1F, 0x8B, ..] => "a file packed with gzip",
        _ => OfText(Beginning(bytes)),
    };

    private static string? OfText(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'<', ..] when Has(text, "<html"u8) || Has(text, "<!doctype html"u8) => "a web page",
        [(byte)'<', ..] when Has(text, "<!doctype"u8) =>
            "an XML file with a document type of its own (<!DOCTYPE …>), which recordings do not have",
        [(byte)'<', ..] when Has(text, "<gpx"u8) => "a GPX file",
        [(byte)'<', ..] when Has(text, "<TrainingCenterDatabase"u8) => "a TCX file",
        [(byte)'<', ..] => "an XML file",
        [(byte)'{' or (byte)'[', ..] => "a JSON file",
        [] => null,
        _ => text.ContainsAnyExceptInRange((byte)' ', (byte)'~') && text.ContainsAnyInRange((byte)0, (byte)8)
            ? null
            : Text,
    };

    private static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var at = 0; at + word.Length <= text.Length; at++)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(text.Slice(at, word.Length), word)) return true;
        }

        return false;
    }

    /// <summary>The first bytes without the mark of an encoding and without spaces.</summary>
    private static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> bytes)
    {
        const int enough = 400;
        var start = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => rest,
            [0xFE, 0xFF, 0, .. var rest] => rest,
            [0xFF, 0xFE, .. var rest] => rest,
            [0, .. var rest] when rest is [(byte)'<', ..] => rest,
            _ => bytes,
        };
        return start[..Math.Min(enough, start.Length)].TrimStart(" \t\r\n"u8);
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// The text of an XML file. It is decoded here and not by the parser, because recorders get their encoding wrong: they
/// say UTF-16 and write UTF-8, put one broken letter into a title or an empty line before the declaration, and none of
/// that is a reason to lose a recording.
/// </summary>
internal static partial class XmlText
{
    private const int Head = 4096;
    private const int DeclarationHead = 256;

    /// <summary>The text as UTF-8, from the first mark after the declaration.</summary>
    public static ReadOnlyMemory<byte> Utf8(ReadOnlyMemory<byte> bytes)
    {
        var encoding = EncodingOf(bytes.Span);
        var text = encoding is UTF8Encoding ? bytes : Encoding.UTF8.GetBytes(encoding.GetString(bytes.Span));
        return text[Start(text.Span)..];
    }

    /// <summary>A text without the spaces around it; null when nothing else is in it.</summary>
    public static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Whether the first element has this name, or the type of document that is declared before it.</summary>
    public static bool IsRootedIn(ReadOnlySpan<byte> bytes, string root)
    {
        var head = bytes[..Math.Min(bytes.Length, Head)];
        foreach (Match mark in Marks().Matches(EncodingOf(head).GetString(head)))
        {
            if (!mark.Groups["root"].Success) continue;
            return mark.Groups["root"].ValueSpan.Equals(root, StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        _ => Declared(bytes),
    };

    /// <summary>What the declaration says, if bytes in which it can be read can be that; else UTF-8.</summary>
    private static Encoding Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationHead)]);
        var name = Declaration().Match(head).Groups["encoding"].Value;
        if (name.ToUpperInvariant() is "ISO-8859-1" or "LATIN1" or "US-ASCII") return Encoding.Latin1;
        return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.UTF8;
    }

    private static int Start(ReadOnlySpan<byte> text)
    {
        var mark = text.StartsWith("\uFEFF"u8) ? 3 : 0;
        var blank = text.Length - text[mark..].TrimStart(" \t\r\n\0"u8).Length;
        var head = text[blank..Math.Min(text.Length, blank + DeclarationHead)];
        var end = head.StartsWith("<?xml "u8) ? head.IndexOf("?>"u8) : -1;
        return end < 0 ? blank : blank + end + 2;
    }

    [GeneratedRegex(@"^\s*<\?xml[^>]*encoding\s*=\s*[""'](?<encoding>[\w.-]+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(
        @"<!--.*?-->|<!DOCTYPE\s+(?:[\w.-]+:)?(?<root>[\w.-]+)|<(?:[A-Za-z_][\w.-]*:)?(?<root>[A-Za-z_][\w.-]*)",
        RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Marks();
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// A walk through the elements of an XML file from strangers, forward only and in bounds: no document type, no entity
/// but those of XML itself, nothing from elsewhere, no depth, number of names or length of a text beyond what a
/// recording has. It never throws; where it cannot go on it ends and says why. Prefixes are cut off, declared or not.
/// Nothing is copied until it is asked for.
/// </summary>
internal sealed class XmlWalk
{
    private const int MaxDepth = 64;
    private const int MaxTextBytes = 1 << 20;
    private const int MaxAttributeBytes = 1 << 16;
    private const int StepsBetweenLooks = 4096;

    /// <summary>Of whatever unit, no recording has as many.</summary>
    private const double BeyondAnyTotal = 1e9;

    private static readonly SearchValues<byte> AfterName = SearchValues.Create(" \t\r\n/><\"'"u8);

    private readonly ReadOnlyMemory<byte> _xml;
    private readonly CancellationToken _cancellation;
    private readonly XmlNames _names = new();
    private readonly XmlNames.Known[] _path = new XmlNames.Known[MaxDepth];
    private readonly StringBuilder _pieces = new();
    private Range _text;
    private Range _attributes;
    private bool _textIsLiteral;
    private bool _hasText;
    private bool _isEmpty;
    private bool _isOver;
    private int _at;
    private int _steps;

    public XmlWalk(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        (_xml, _cancellation) = (XmlText.Utf8(bytes), cancellationToken);

    /// <summary>Whether the walk stands at the start of an element; else it stands at its end.</summary>
    public bool IsStart { get; private set; }

    /// <summary>The name of the element without its prefix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name of the element around this one; empty for the outermost.</summary>
    public string Parent => Depth > 0 ? _path[Depth - 1].Text : "";

    /// <summary>How many elements are around this one.</summary>
    public int Depth { get; private set; }

    /// <summary>Why the walk ended before the outermost element did; null when it did not.</summary>
    public XmlTrouble? Trouble { get; private set; }

    /// <summary>The line in which the walk is, the first being that after the declaration.</summary>
    public int Line => 1 + _xml.Span[..Math.Min(_at, _xml.Length)].Count((byte)'\n');

    /// <summary>At the end of an element without others in it: its text.</summary>
    public string Text => _pieces.Length > 0 ? _pieces.ToString() : Decoded(_xml.Span[_text], _textIsLiteral);

    /// <summary>The text without the spaces around it; null when nothing else is in it.</summary>
    public string? Words => XmlText.Words(Text);

    /// <summary>The text as an amount of something; null when there was none, or more than anybody does.</summary>
    public double? Total => Number() is > 0 and < BeyondAnyTotal and var total ? total : null;

    /// <summary>The text as a number; NaN when it is none.</summary>
    public double Number() =>
        _pieces.Length > 0 ? XmlNumber.Parse(Encoding.UTF8.GetBytes(Text)) : XmlNumber.Parse(_xml.Span[_text]);

    /// <summary>The text as a moment; null when it is none.</summary>
    public Instant? Time() => _pieces.Length > 0 ? Instant.Parse(Text) : Instant.Parse(_xml.Span[_text]);

    /// <summary>What the element whose start this is says in an attribute; null when it has no such.</summary>
    public string? Attribute(ReadOnlySpan<byte> name) =>
        Find(name) is { } value ? Decoded(_xml.Span[value], isLiteral: false) : null;

    /// <summary>An attribute as a number; NaN when it is none.</summary>
    public double AttributeNumber(ReadOnlySpan<byte> name) =>
        Find(name) is { } value ? XmlNumber.Parse(_xml.Span[value]) : double.NaN;

    /// <summary>On to the next start or end of an element; false when there is none.</summary>
    public bool Next()
    {
        if (++_steps % StepsBetweenLooks == 0) _cancellation.ThrowIfCancellationRequested();
        if (IsStart && _isEmpty) return Close();
        if (!IsStart) Depth--;
        if (_isOver || (Depth < 0 && Name.Length > 0)) return false;
        var xml = _xml.Span;
        while (true)
        {
            var text = xml[_at..].IndexOf((byte)'<');
            if (text < 0) return End(xml.Length, XmlTrouble.CutOff);
            if (text > 0 && !Gather(_at, text, isLiteral: false)) return End(_at, XmlTrouble.TooComplex);
            _at += text;
            var rest = xml[(_at + 1)..];
            switch (rest)
            {
                case [(byte)'/', ..]:
                    return CloseTag(rest[1..]);
                case [(byte)'?', ..]:
                    if (!SkipTo("?>"u8)) return End(xml.Length, XmlTrouble.CutOff);
                    break;
                case [(byte)'!', ..]:
                    if (!Declaration(rest)) return false;
                    break;
                default:
                    return OpenTag(rest);
            }
        }
    }

    private bool OpenTag(ReadOnlySpan<byte> tag)
    {
        var name = tag[..Length(tag.IndexOfAny(AfterName), tag.Length)];
        if (name.Length == tag.Length) return End(_xml.Length, XmlTrouble.CutOff);
        if (name is not [>= (byte)'A' or (byte)':', ..] || tag[name.Length] is (byte)'<' or (byte)'"' or (byte)'\'')
        {
            return End(_at, XmlTrouble.Malformed);
        }

        var end = TagEnd(tag, name.Length);
        if (end < 0) return false;
        if (Depth + 1 == MaxDepth || _names.Of(Local(name)) is not { } known)
        {
            return End(_at, XmlTrouble.TooComplex);
        }

        _path[++Depth] = known;
        _isEmpty = tag[end - 1] == (byte)'/';
        _attributes = (_at + 1 + name.Length)..(_at + 1 + end - (_isEmpty ? 1 : 0));
        (Name, IsStart) = (known.Text, true);
        _at += end + 2;
        Forget();
        _hasText = true;
        return true;
    }

    /// <summary>Where a tag ends; below zero when it does not, which ends the walk.</summary>
    private int TagEnd(ReadOnlySpan<byte> tag, int at)
    {
        while (true)
        {
            var mark = tag[at..].IndexOfAny("\"'><"u8);
            if (mark >= 0 && tag[at + mark] == (byte)'>') return at + mark;
            if (mark >= 0 && tag[at + mark] == (byte)'<') return Ended(XmlTrouble.Malformed);
            if (mark < 0) return Ended(XmlTrouble.CutOff);
            var quote = tag[at + mark];
            at += mark + 1;
            // In a value there is no such bracket: the quote was none, or its end is missing.
            var close = tag[at..].IndexOfAny(quote, (byte)'<');
            if (close < 0) return Ended(XmlTrouble.CutOff);
            if (tag[at + close] == (byte)'<') return Ended(XmlTrouble.Malformed);
            at += close + 1;
        }

        int Ended(XmlTrouble trouble)
        {
            End(trouble == XmlTrouble.CutOff ? _xml.Length : _at, trouble);
            return -1;
        }
    }

    private bool CloseTag(ReadOnlySpan<byte> tag)
    {
        var end = tag.IndexOfAny((byte)'>', (byte)'<');
        if (end < 0) return End(_xml.Length, XmlTrouble.CutOff);
        var name = Local(tag[..end].TrimEnd(" \t\r\n"u8));
        if (tag[end] == (byte)'<' || Depth < 0 || !name.SequenceEqual(_path[Depth].Utf8))
        {
            return End(_at, XmlTrouble.Malformed);
        }

        _at += end + 3;
        return Close();
    }

    private bool Close()
    {
        if (!IsStart) Forget();
        (Name, IsStart, _hasText) = (_path[Depth].Text, false, false);
        return true;
    }

    /// <summary>A comment, a literal text, or what a recording does not have; false when that ends the walk.</summary>
    private bool Declaration(ReadOnlySpan<byte> rest)
    {
        var cData = "![CDATA["u8;
        if (rest.StartsWith("!--"u8))
        {
            _at += "<!--".Length;
            return SkipTo("-->"u8) || End(_xml.Length, XmlTrouble.CutOff);
        }

        if (rest.StartsWith(cData))
        {
            var length = rest[cData.Length..].IndexOf("]]>"u8);
            if (length < 0) return End(_xml.Length, XmlTrouble.CutOff);
            if (!Gather(_at + 1 + cData.Length, length, isLiteral: true)) return End(_at, XmlTrouble.TooComplex);
            _at += 1 + cData.Length + length + "]]>".Length;
            return true;
        }

        if (Depth < 0 && rest.Length >= "!DOCTYPE".Length &&
            Ascii.EqualsIgnoreCase(rest[.."!DOCTYPE".Length], "!DOCTYPE"u8))
        {
            return End(_at, XmlTrouble.DocumentType);
        }

        var isBegun = cData.StartsWith(rest) || "!--"u8.StartsWith(rest) || "!DOCTYPE"u8.StartsWith(rest);
        return End(isBegun ? _xml.Length : _at, isBegun ? XmlTrouble.CutOff : XmlTrouble.Malformed);
    }

    private bool SkipTo(ReadOnlySpan<byte> end)
    {
        var length = _xml.Span[_at..].IndexOf(end);
        if (length >= 0) _at += length + end.Length;
        return length >= 0;
    }

    /// <summary>Text of the element last begun; behind an inner element it is none that anybody reads.</summary>
    private bool Gather(int at, int length, bool isLiteral)
    {
        if (!_hasText) return true;
        if (length + _pieces.Length > MaxTextBytes) return false;
        if (_text.Equals(default) && _pieces.Length == 0)
        {
            (_text, _textIsLiteral) = (at..(at + length), isLiteral);
            return true;
        }

        if (_pieces.Length == 0) _pieces.Append(Decoded(_xml.Span[_text], _textIsLiteral));
        _pieces.Append(Decoded(_xml.Span.Slice(at, length), isLiteral));
        return true;
    }

    private void Forget()
    {
        (_text, _textIsLiteral) = (default, false);
        _pieces.Clear();
    }

    private bool End(int at, XmlTrouble trouble)
    {
        (_at, Trouble, _isOver, IsStart) = (at, trouble, true, false);
        return false;
    }

    private Range? Find(ReadOnlySpan<byte> wanted)
    {
        var (start, end) = (_attributes.Start.Value, _attributes.End.Value);
        var xml = _xml.Span;
        while (true)
        {
            var equals = xml[start..end].IndexOf((byte)'=');
            if (equals < 0) return null;
            var name = xml.Slice(start, equals).Trim(" \t\r\n"u8);
            var value = xml[(start + equals + 1)..end];
            var open = value.IndexOfAny((byte)'"', (byte)'\'');
            if (open < 0) return null;
            var length = value[(open + 1)..].IndexOf(value[open]);
            var from = start + equals + open + 2;
            if (length is < 0 or > MaxAttributeBytes) return null;
            if (name.SequenceEqual(wanted)) return from..(from + length);
            start = from + length + 1;
        }
    }

    private static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> name) => name[(name.LastIndexOf((byte)':') + 1)..];

    private static int Length(int found, int all) => found < 0 ? all : found;

    private static string Decoded(ReadOnlySpan<byte> text, bool isLiteral)
    {
        var decoded = Encoding.UTF8.GetString(text);
        return isLiteral || !decoded.Contains('&', StringComparison.Ordinal) ? decoded : WithoutEntities(decoded);
    }

    /// <summary>The entities of XML itself as what they stand for; others stand for nothing that is known.</summary>
    private static string WithoutEntities(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var (from, to) = (text.IndexOf('&', at), -1);
            if (from >= 0) to = text.IndexOf(';', from);
            if (to < 0) return plain.Append(text, at, text.Length - at).ToString();
            plain.Append(text, at, from - at).Append(Entity(text.AsSpan(from + 1, to - from - 1)));
            at = to + 1;
        }

        return plain.ToString();
    }

    private static string Entity(ReadOnlySpan<char> name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', .. var hex] => Character(hex, NumberStyles.AllowHexSpecifier),
        ['#', .. var number] => Character(number, NumberStyles.None),
        _ => "",
    };

    private static string Character(ReadOnlySpan<char> number, NumberStyles style) =>
        int.TryParse(number, style, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            ? new Rune(code).ToString()
            : "";
}

using System.Globalization;
using System.Text;
using System.Xml;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// A walk through the elements of an XML file from strangers, forward only and with bounds: no document type, no
/// entity, no resource from elsewhere, no depth, number of names or size of one text beyond what a recording has. It
/// never throws; where it cannot go on it ends and says why. Prefixes are cut off, declared or not.
/// </summary>
internal sealed class XmlWalk : IDisposable
{
    private const int MaxDepth = 64;
    private const int MaxCharactersAtOnce = 1 << 20;
    private const int StepsBetweenChecks = 4096;

    private readonly XmlTextReader _xml;
    private readonly BoundedNames _names = new();
    private readonly MeteredText _text;
    private readonly string[] _path = new string[MaxDepth];
    private readonly StringBuilder _several = new();
    private readonly CancellationToken _cancellation;
    private readonly bool _hasDocumentType;
    private string _last = "";
    private bool _closing;
    private int _steps;

    public XmlWalk(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _cancellation = cancellationToken;
        _hasDocumentType = XmlText.HasDocumentType(bytes.Span);
        _text = new MeteredText(XmlText.Read(bytes));
        _text.Grant(MaxCharactersAtOnce);
        _xml = new XmlTextReader(_text, _names)
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            Namespaces = false,
            WhitespaceHandling = WhitespaceHandling.None,
        };
    }

    /// <summary>Whether the walk stands at the start of an element; else it stands at its end.</summary>
    public bool IsStart { get; private set; }

    /// <summary>The name of the element without its prefix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name of the element around this one; empty for the outermost.</summary>
    public string Parent => Depth > 0 ? _path[Depth - 1] : "";

    /// <summary>How many elements are around this one.</summary>
    public int Depth { get; private set; }

    /// <summary>At the end of an element without others in it: its text.</summary>
    public string Text => _several.Length > 0 ? _several.ToString() : _last;

    /// <summary>Why the walk ended before the outermost element did; null when it did not.</summary>
    public XmlTrouble? Trouble { get; private set; }

    /// <summary>Where in the text the walk is.</summary>
    public int Line => _xml.LineNumber;

    public void Dispose()
    {
        _xml.Dispose();
        _text.Dispose();
    }

    /// <summary>On to the next start or end of an element; false when there is none.</summary>
    public bool Next()
    {
        if (++_steps % StepsBetweenChecks == 0) _cancellation.ThrowIfCancellationRequested();
        if (IsStart && _closing) return Close(_path[Depth], Depth);
        try
        {
            return Trouble is null && Step();
        }
        catch (XmlException)
        {
            return End(_text.IsExceeded || _names.IsExceeded ? XmlTrouble.TooComplex
                : _hasDocumentType && Name.Length == 0 ? XmlTrouble.DocumentType
                : _text.IsAtEnd ? XmlTrouble.CutOff : XmlTrouble.Malformed);
        }
    }

    /// <summary>What the element whose start this is says in an attribute; null when it has no such.</summary>
    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>The text as a number; NaN when it is none.</summary>
    public double Number() => Number(Text);

    public static double Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : double.NaN;

    private bool Step()
    {
        _text.Grant(MaxCharactersAtOnce);
        while (_xml.Read())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    return _xml.Depth < MaxDepth ? Open() : End(XmlTrouble.TooComplex);
                case XmlNodeType.EndElement:
                    return Close(_path[_xml.Depth], _xml.Depth);
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    Gather(_xml.Value);
                    break;
            }

            _text.Grant(MaxCharactersAtOnce);
        }

        return End(XmlTrouble.CutOff);
    }

    private bool Open()
    {
        (Depth, Name, IsStart, _closing) = (_xml.Depth, _names.WithoutPrefix(_xml.Name), true, _xml.IsEmptyElement);
        _path[Depth] = Name;
        Forget();
        return true;
    }

    private bool Close(string name, int depth)
    {
        // What lies behind an inner element is no text of the outer one that anybody reads.
        if (!IsStart) Forget();
        (Depth, Name, IsStart, _closing) = (depth, name, false, false);
        return true;
    }

    private void Gather(string text)
    {
        if (_last.Length == 0) _last = text;
        else if (_several.Length == 0) _several.Append(_last).Append(text);
        else if (_several.Length < MaxCharactersAtOnce) _several.Append(text);
    }

    private void Forget()
    {
        _last = "";
        _several.Clear();
    }

    private bool End(XmlTrouble trouble)
    {
        // Rubbish behind the end of the outermost element, such as zeros, harms nothing.
        if (Depth > 0 || IsStart || Name.Length == 0) Trouble ??= trouble;
        return false;
    }
}

using System.Text;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// The names in an XML file, each kept once and no more than a recording has. Elements come in the same order again
/// and again, so that mostly one comparison finds a name: it is the one that followed the last one before.
/// </summary>
internal sealed class XmlNames
{
    private const int Most = 4096;
    private const int Longest = 256;

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    private Known _last = new([], "");

    /// <summary>The name, always the same object; null when there are too many or it is too long.</summary>
    public Known? Of(ReadOnlySpan<byte> name)
    {
        if (_last.Following is { } following && name.SequenceEqual(following.Utf8)) return _last = following;
        if (name.Length > Longest) return null;
        var text = Encoding.UTF8.GetString(name);
        if (!_known.TryGetValue(text, out var known))
        {
            if (_known.Count == Most) return null;
            _known.Add(text, known = new Known(name.ToArray(), text));
        }

        _last.Following = known;
        return _last = known;
    }

    /// <summary>One name, as the bytes of the file and as text.</summary>
    public sealed class Known(byte[] utf8, string text)
    {
        public byte[] Utf8 { get; } = utf8;
        public string Text { get; } = text;
        public Known? Following { get; set; }
    }
}

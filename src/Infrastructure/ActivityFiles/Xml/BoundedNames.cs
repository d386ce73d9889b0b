using System.Xml;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// The names in an XML file, each kept once and no more than a recording has: a file of nothing but ever new names
/// would take twenty times its size.
/// </summary>
internal sealed class BoundedNames : XmlNameTable
{
    private const int MaxNames = 4096;
    private const int MaxLength = 256;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _withoutPrefix = new(StringComparer.Ordinal);

    /// <summary>Whether there were more names than are kept.</summary>
    public bool IsExceeded { get; private set; }

    public string WithoutPrefix(string name)
    {
        if (_withoutPrefix.TryGetValue(name, out var known)) return known;
        var cut = Add(name.AsSpan(name.LastIndexOf(':') + 1));
        _withoutPrefix.Add(name, cut);
        return cut;
    }

    public override string Add(char[] array, int offset, int length) => Add(array.AsSpan(offset, length));

    public override string Add(string array) => Add(array.AsSpan());

    public override string? Get(char[] array, int offset, int length) =>
        Names.TryGetValue(array.AsSpan(offset, length), out var known) ? known : null;

    public override string? Get(string array) => _names.TryGetValue(array, out var known) ? known : null;

    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =>
        _names.GetAlternateLookup<ReadOnlySpan<char>>();

    private string Add(ReadOnlySpan<char> name)
    {
        if (Names.TryGetValue(name, out var known)) return known;
        if (_names.Count >= MaxNames || name.Length > MaxLength)
        {
            IsExceeded = true;
            throw new XmlException();
        }

        var added = name.ToString();
        _names.Add(added);
        return added;
    }
}

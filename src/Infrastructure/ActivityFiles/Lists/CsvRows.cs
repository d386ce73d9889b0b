using System.Text;
using System.Text.Unicode;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// The rows of comma separated values (RFC 4180) as services really write them: quotes doubled or behind a back-slash,
/// spaces before a quote, line breaks in cells, a row that was cut off. A library for CSV knows one way of quoting for
/// a whole file, and after a row it cannot read it does not find the next; here each row is read by the rules of the
/// RFC, then with back-slashes, and what fits neither is broken as far as the next row that has all columns.
/// </summary>
/// <param name="text">The file in UTF-8; a cell that is not UTF-8 is taken for Windows-1252.</param>
/// <param name="separator">What stands between cells.</param>
internal sealed class CsvRows(ReadOnlyMemory<byte> text, byte separator)
{
    private const int LongestRow = 1 << 20;
    private const int MostColumns = 4096;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly List<(int Start, int Length, bool Quoted)> _cells = [];
    private int _next;
    private int _looked;
    private bool _escaped;

    /// <summary>How many cells a row has; 0 while that is not known.</summary>
    public int Columns { get; set; }

    /// <summary>The number of the row as a spreadsheet counts, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether where its cells end cannot be told; such a row has none.</summary>
    public bool IsBroken { get; private set; }

    public int Count => _cells.Count;

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Read()
    {
        if (_next >= text.Length) return false;
        var from = _next;
        Number++;
        (IsBroken, _escaped) = (false, false);
        if (text.Span[from] is (byte)'\r' or (byte)'\n')
        {
            _cells.Clear();
            return MoveTo(AfterBreak(from));
        }

        var plain = Split(from);
        if (plain >= 0 && Fits()) return MoveTo(plain);

        _escaped = true;
        var escaped = Split(from);
        if (escaped >= 0 && Fits()) return MoveTo(escaped);

        // A row with cells too many or too few is one that was cut, yet not one that reaches over the next.
        _escaped = false;
        if (plain >= 0 && !text.Span[from..plain].TrimEnd("\r\n"u8).ContainsAny((byte)'\r', (byte)'\n'))
        {
            Split(from);
            return MoveTo(plain);
        }

        _next = NextWhole(from);
        _cells.Clear();
        return IsBroken = true;
    }

    /// <summary>What a cell says, without spaces around it; empty where a row has no such cell.</summary>
    public string Text(int index)
    {
        if ((uint)index >= (uint)_cells.Count) return "";
        var (start, length, quoted) = _cells[index];
        var bytes = text.Span.Slice(start, length).Trim(" \t"u8);
        if (bytes.IsEmpty) return "";
        var said = Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Western.GetString(bytes);
        if (quoted)
        {
            if (_escaped) said = said.Replace("\\\"", "\"", StringComparison.Ordinal);
            said = said.Replace("\"\"", "\"", StringComparison.Ordinal);
        }

        return said.Trim();
    }

    /// <summary>Whether the row says nothing.</summary>
    public bool IsBlank()
    {
        for (var index = 0; index < _cells.Count; index++)
        {
            var (start, length, _) = _cells[index];
            if (!text.Span.Slice(start, length).Trim(" \t"u8).IsEmpty) return false;
        }

        return !IsBroken;
    }

    private bool Fits() => Columns == 0 || _cells.Count == Columns;

    private bool MoveTo(int next)
    {
        _next = next;
        return true;
    }

    /// <summary>
    /// Where the next row begins that has all its cells; the end when there is none. However many are broken, a file is
    /// read but a few times: what goes on over many lines passes quotes in pairs only, and a row that begins among
    /// these ends in its line.
    /// </summary>
    private int NextWhole(int from)
    {
        for (var line = LineAfter(from); line < text.Length; line = LineAfter(line))
        {
            if (Split(line) >= 0 && Fits()) return line;
        }

        return text.Length;
    }

    private int LineAfter(int from)
    {
        var end = text.Span[from..].IndexOf((byte)'\n');
        return end < 0 ? text.Length : from + end + 1;
    }

    private int AfterBreak(int at) =>
        text.Span[at] == '\r' && at + 1 < text.Length && text.Span[at + 1] == '\n' ? at + 2 : at + 1;

    /// <summary>Finds the cells of the row that begins here; gives where the next begins, or -1.</summary>
    private int Split(int from)
    {
        _cells.Clear();
        var all = text.Span;
        var row = all[..(int)Math.Min(all.Length, (long)from + LongestRow)];
        for (_looked = from; _cells.Count < MostColumns; _looked++)
        {
            Skip(row);
            if (_looked < row.Length && row[_looked] == '"')
            {
                var start = _looked + 1;
                if (Closing(row, start) is not (>= 0 and var closing)) return -1;
                _cells.Add((start, closing - start, true));
                _looked = closing + 1;
                Skip(row);
            }
            else
            {
                var length = row[_looked..].IndexOfAny(separator, (byte)'\r', (byte)'\n');
                if (length < 0) length = row.Length - _looked;
                _cells.Add((_looked, length, false));
                _looked += length;
            }

            if (_looked == all.Length) return _looked;
            if (_looked == row.Length) return -1;
            if (row[_looked] == separator) continue;
            if (row[_looked] is not ((byte)'\r' or (byte)'\n')) return -1;
            return AfterBreak(_looked);
        }

        return -1;
    }

    private void Skip(ReadOnlySpan<byte> row)
    {
        while (_looked < row.Length && row[_looked] == ' ') _looked++;
    }

    private int Closing(ReadOnlySpan<byte> row, int start)
    {
        for (var at = start; ; )
        {
            var found = row[at..].IndexOf((byte)'"');
            if (found < 0)
            {
                _looked = row.Length;
                return -1;
            }

            at += found;
            if (_escaped && at > start && row[at - 1] == '\\') at++;
            else if (at + 1 < row.Length && row[at + 1] == '"') at += 2;
            else return at;
        }
    }
}

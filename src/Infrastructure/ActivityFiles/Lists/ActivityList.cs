using System.Collections.Frozen;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>A table of activities whose columns are known: its text, its header, and what stands where.</summary>
internal sealed class ActivityList<TColumn>
    where TColumn : struct, Enum
{
    /// <summary>Where a header is looked for: titles, empty lines and notes may stand before it.</summary>
    private const int RowsBeforeHeader = 10;

    /// <summary>How many rows show how a list is written.</summary>
    private const int Sample = 5000;

    private readonly ReadOnlyMemory<byte> _text;
    private readonly byte _separator;
    private readonly int _headerRow;
    private readonly int _width;

    private ActivityList(
        ReadOnlyMemory<byte> text, byte separator, CsvRows header, ListColumns<TColumn> columns)
    {
        (_text, _separator, _headerRow, _width, Columns) = (text, separator, header.Number, header.Count, columns);
        Headers = [.. Enumerable.Range(0, header.Count).Select(header.Text)];
    }

    public ListColumns<TColumn> Columns { get; }

    public IReadOnlyList<string> Headers { get; }

    /// <summary>
    /// The list in a text; null when it holds none. First by the names of the columns, then, in languages of which no
    /// names are known, by what its rows say.
    /// </summary>
    public static ActivityList<TColumn>? Find(
        ReadOnlyMemory<byte> text,
        FrozenDictionary<string, TColumn> names,
        Func<ListColumns<TColumn>, bool> isNamed,
        Func<ActivityList<TColumn>, bool> isLikely)
    {
        var found = Possible(text, names).ToList();
        return found.Find(list => isNamed(list.Columns)) ?? found.Find(list => isLikely(list));
    }

    /// <summary>The rows after the header.</summary>
    public CsvRows Rows()
    {
        var rows = new CsvRows(_text, _separator);
        while (rows.Number < _headerRow && rows.Read()) { }
        rows.Columns = _width;
        return rows;
    }

    /// <summary>The first rows that say anything, each of them readable.</summary>
    public IEnumerable<CsvRows> FirstRows(int most = Sample)
    {
        var rows = Rows();
        for (var read = 0; read < most && rows.Read(); read++)
        {
            if (!rows.IsBroken && !rows.IsBlank()) yield return rows;
        }
    }

    private static IEnumerable<ActivityList<TColumn>> Possible(
        ReadOnlyMemory<byte> text, FrozenDictionary<string, TColumn> names)
    {
        foreach (var separator in ",;\t"u8.ToArray())
        {
            var rows = new CsvRows(text, separator);
            while (rows.Number < RowsBeforeHeader && rows.Read())
            {
                if (rows.Count < 5 || rows.IsBlank()) continue;
                yield return new(text, separator, rows, ListColumns<TColumn>.Named(rows, names));
            }
        }
    }
}

using System.Collections.Frozen;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>Where the columns of a list are. A name that occurs twice means two things.</summary>
internal sealed class ListColumns<TColumn>
    where TColumn : struct, Enum
{
    private readonly Dictionary<TColumn, List<int>> _places = [];
    private readonly HashSet<int> _taken = [];

    /// <summary>The columns by the names in the row a file is at.</summary>
    public static ListColumns<TColumn> Named(CsvRows header, FrozenDictionary<string, TColumn> names)
    {
        var columns = new ListColumns<TColumn>();
        for (var index = 0; index < header.Count; index++)
        {
            if (names.TryGetValue(ListNames.Of(header.Text(index)), out var column)) columns.Add(column, index);
        }

        return columns;
    }

    public bool Has(TColumn column) => _places.ContainsKey(column);

    public bool HasTwo(TColumn column) => _places.TryGetValue(column, out var places) && places.Count > 1;

    public int First(TColumn column) => _places.TryGetValue(column, out var places) ? places[0] : -1;

    /// <summary>The last column of that name, which is the only one where there is only one.</summary>
    public int Last(TColumn column) => _places.TryGetValue(column, out var places) ? places[^1] : -1;

    /// <summary>Says by its place what a column is; one that has a known name stays what it is.</summary>
    public void Guess(TColumn column, int index)
    {
        if (!_taken.Contains(index) && !Has(column)) Add(column, index);
    }

    /// <summary>Says that a column without a known name is the second of its kind.</summary>
    public void GuessSecond(TColumn column, int index)
    {
        if (!_taken.Contains(index) && !HasTwo(column)) Add(column, index);
    }

    private void Add(TColumn column, int index)
    {
        if (!_places.TryGetValue(column, out var places)) _places[column] = places = [];
        places.Add(index);
        _taken.Add(index);
    }
}

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>How a list writes what can be written in two ways, by what its cells prove.</summary>
internal sealed class ListSurvey
{
    private int _points;
    private int _commas;
    private int _looksMonthFirst;
    private int _undecided;
    private bool? _monthFirst;

    /// <summary>What stands before decimals; a point where nothing proves otherwise.</summary>
    public char Decimals => _commas > _points ? ',' : '.';

    /// <summary>Whether <c>7/4/2020</c> is in July.</summary>
    public bool MonthFirst => _monthFirst ?? _looksMonthFirst * 2 > _undecided;

    /// <summary>What to say of dates that no cell of the list decides; null when they are clear.</summary>
    public string? Doubt => _monthFirst is null && _undecided > 0
        ? $"Dates such as 7/4/2020 were read with the {(MonthFirst ? "month" : "day")} first; nothing in the list "
            + "says which it is. If that is wrong, take this import back, write them like 2020-04-07 and import again."
        : null;

    public void SeeNumber(string cell)
    {
        switch (ListValues.DecimalsOf(cell))
        {
            case '.': _points++; break;
            case ',': _commas++; break;
        }
    }

    public void SeeDate(string cell)
    {
        _monthFirst ??= ListValues.MonthFirst(cell);
        if (!ListValues.IsUndecided(cell)) return;
        _undecided++;
        if (ListValues.LooksMonthFirst(cell)) _looksMonthFirst++;
    }
}

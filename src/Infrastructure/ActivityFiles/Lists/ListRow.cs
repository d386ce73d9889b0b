namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// The values of the row that is being read. What a list does not say is null, and so is what it says unreadably, which
/// becomes a warning.
/// </summary>
internal readonly struct ListRow(CsvRows rows, char decimals, ListReading reading)
{
    private const string Failed = "#error#";

    public string? Words(int place) => rows.Text(place) is { Length: > 0 } text && text != Failed ? text : null;

    public double? Number(int place) => Value(place, ListValues.Number(rows.Text(place), decimals));

    /// <summary>A number that is none when it is zero: nobody's heart stands still.</summary>
    public double? Positive(int place) => Number(place) is > 0 and var number ? number : null;

    /// <summary>A number that zero is one of, and that is never less.</summary>
    public double? ZeroOrMore(int place) => Number(place) is >= 0 and var number ? number : null;

    public double? Seconds(int place) =>
        Value(place, ListValues.Seconds(rows.Text(place))) is > 0 and var seconds ? seconds : null;

    public bool IsYes(int place) => rows.Text(place) is var said
        && (said.Equals("true", StringComparison.OrdinalIgnoreCase) || ListValues.Number(said, '.') is 1);

    private double? Value(int place, double? value)
    {
        if (value is null && rows.Text(place) is var cell && !ListValues.IsNone(cell))
        {
            reading.Unreadable(rows.Number, cell);
        }

        return value;
    }
}

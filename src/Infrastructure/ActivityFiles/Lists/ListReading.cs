using System.Globalization;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// What has been read of a list so far: the activities, the rows that were refused, and what was odd. A row that cannot
/// be read never stops those after it.
/// </summary>
internal sealed class ListReading
{
    /// <summary>How many rows of a list are read: more than anybody trains, and a bound on its cost.</summary>
    public const int MostRows = 50_000;

    private const string Failed = "#error#";
    private const int LongestTitle = 80;

    private const string Date = "Write it like 2024-05-29 15:53:35 and import the list again.";

    // Said once for all rows: a list may have many that say next to nothing.
    private static readonly Refusal Broken = new("unreadable_row",
        "Where the cells of this row end cannot be told: a quotation mark is missing or too many. "
            + "Mend the row in the list, or enter the session by hand.");

    private static readonly Refusal Unwritten = new("unreadable_row",
        $"The row says only {Failed}: the service failed to write it. "
            + "Export the list again, or enter the session by hand.");

    private static readonly Refusal WithoutDate = new("unreadable_date", $"The row has no date. {Date}");

    private readonly List<ActivityDraft> _activities = [];
    private readonly List<RefusedEntry> _refused = [];
    private readonly List<string> _warnings = [];
    private int _unreadable;
    private string _firstUnreadable = "";

    /// <summary>Reads row by row what is a row at all.</summary>
    /// <param name="rows">The rows, before the first.</param>
    /// <param name="doubt">What is odd about the list as a whole; null when nothing is.</param>
    /// <param name="take">Takes the row that is being read.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public static FileReading Of(
        CsvRows rows, string? doubt, Action<ListReading> take, CancellationToken cancellationToken)
    {
        var reading = new ListReading();
        if (doubt is not null) reading._warnings.Add(doubt);
        for (var read = 0; rows.Read(); )
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.IsBlank()) continue;
            if (read++ == MostRows)
            {
                reading.Refuse($"row {rows.Number} and after", "too_many_rows",
                    $"Of a list {MostRows} rows are read. Split it, and import what comes after them by itself.");
                break;
            }

            if (rows.IsBroken)
            {
                reading._refused.Add(new(Entry(rows.Number), Broken));
            }
            else if (rows.Text(0) == Failed && rows.Count == 1)
            {
                reading._refused.Add(new(Entry(rows.Number), Unwritten));
            }
            else
            {
                take(reading);
            }
        }

        return reading.Done();
    }

    /// <summary>What a row is called in decisions.</summary>
    public static string Entry(int row, string? title = null) => string.IsNullOrEmpty(title)
        ? string.Create(CultureInfo.InvariantCulture, $"row {row}")
        : string.Create(CultureInfo.InvariantCulture, $"row {row}, {PlainText.Opening(title, LongestTitle)}");

    public void Take(ActivityDraft draft) => _activities.Add(draft with { Activity = _activities.Count });

    public void Refuse(string entry, string reason, string message) => _refused.Add(new(entry, new(reason, message)));

    public void RefuseDate(string entry, string date)
    {
        var shown = PlainText.Opening(date, LongestTitle);
        if (date.Length == 0) _refused.Add(new(entry, WithoutDate));
        else Refuse(entry, "unreadable_date", $"“{shown}” is no date with a time. {Date}");
    }

    /// <summary>Notes that a cell does not say what its column holds.</summary>
    public void Unreadable(int row, string cell)
    {
        if (_unreadable++ > 0) return;
        _firstUnreadable = $"“{PlainText.Opening(cell, LongestTitle)}” in {Entry(row)}";
    }

    private FileReading Done()
    {
        if (_activities is [] && _refused is [])
        {
            return FileReading.Refused("no_activities", "The list has a header and no activities under it.");
        }

        if (_activities is [])
        {
            var first = _refused[0];
            return FileReading.Refused(first.Refusal.Reason,
                $"None of the rows of the list could be read. The first, {first.Entry}: {first.Refusal.Message}");
        }

        if (_unreadable > 0)
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"What could not be read was left out: {_firstUnreadable}, {_unreadable} in all."));
        }

        return FileReading.Of(_activities, _warnings, _refused);
    }
}

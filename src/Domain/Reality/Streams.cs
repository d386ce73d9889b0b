namespace TrainingOs.Domain.Reality;

/// <summary>
/// What a device measured while a session lasted: columns of one length, in the order of time. A moment in which a
/// sensor said nothing is NaN; a sensor that never said anything has no column.
/// </summary>
public sealed class Streams
{
    private readonly double[]?[] _columns;

    /// <param name="columns">
    /// The columns; all of one length, none of them NaN throughout, time always among them.
    /// </param>
    /// <param name="breaks">
    /// Indices, rising, of the points at which a new stretch begins: nothing is known of the way from the point before.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The columns differ in length, time is missing, or a break lies outside or before another.
    /// </exception>
    public Streams(IReadOnlyDictionary<StreamType, double[]> columns, IReadOnlyList<int>? breaks = null)
    {
        _columns = new double[Enum.GetValues<StreamType>().Length][];
        foreach (var (type, values) in columns) _columns[(int)type] = values;
        Count = this[StreamType.Time]?.Length ?? (columns.Count == 0 ? 0 : throw WithoutTime());
        if (columns.Values.Any(values => values.Length != Count))
        {
            throw new ArgumentException("The columns differ in length.", nameof(columns));
        }

        Breaks = breaks ?? [];
        if (Breaks.Any(at => at <= 0 || at >= Count) || Breaks.Zip(Breaks.Skip(1)).Any(two => two.First >= two.Second))
        {
            throw new ArgumentException("A stretch begins outside of the points, or ends first.", nameof(breaks));
        }
    }

    /// <summary>A session of which nothing was recorded moment by moment.</summary>
    public static Streams None { get; } = new(new Dictionary<StreamType, double[]>());

    /// <summary>How many moments were recorded.</summary>
    public int Count { get; }

    public IReadOnlyList<int> Breaks { get; }

    /// <summary>The types there is a column of, in their own order.</summary>
    public IEnumerable<StreamType> Types =>
        Enum.GetValues<StreamType>().Where(type => _columns[(int)type] is not null);

    /// <summary>The ranges of points that belong together, in order: what lies between breaks.</summary>
    public IEnumerable<Range> Stretches
    {
        get
        {
            var start = 0;
            foreach (var at in Breaks)
            {
                yield return start..at;
                start = at;
            }

            if (start < Count) yield return start..Count;
        }
    }

    /// <summary>A part of the points, with what their sensors said; their times stay those of the whole.</summary>
    public Streams this[Range points]
    {
        get
        {
            var (start, length) = points.GetOffsetAndLength(Count);
            var columns = Types.Select(type => KeyValuePair.Create(type, _columns[(int)type]![points]))
                .Where(column => column.Key == StreamType.Time || !column.Value.All(double.IsNaN));
            return length == 0
                ? None
                : new Streams(new Dictionary<StreamType, double[]>(columns),
                    [.. Breaks.Select(at => at - start).Where(at => at > 0 && at < length)]);
        }
    }

    /// <summary>One column, or null when the device had no such sensor.</summary>
    public double[]? this[StreamType type] => _columns[(int)type];

    private static ArgumentException WithoutTime() => new("Streams have a time.", "columns");
}

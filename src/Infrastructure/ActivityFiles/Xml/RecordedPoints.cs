using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.ActivityFiles.Xml;

/// <summary>
/// The points of a file as they come, column by column, in stretches within which they belong together. From ranges of
/// stretches it makes the streams of an activity.
/// </summary>
internal sealed class RecordedPoints
{
    /// <summary>
    /// At one a second they are eleven days. It bounds the memory that a file of tiny points can ask for.
    /// </summary>
    public const int Most = 1_000_000;

    private const long Unknown = long.MinValue;
    private static readonly StreamType[] Types = Enum.GetValues<StreamType>();

    private readonly List<long> _ticks = [];
    private readonly List<double>?[] _columns = new List<double>?[Types.Length];
    private readonly double[] _point = new double[Types.Length];
    private readonly List<Stretch> _stretches = [];
    private bool _breaks = true;

    public RecordedPoints() => Array.Fill(_point, double.NaN);

    public int Count => _ticks.Count;

    /// <summary>Whether there was more than is kept.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>How many stretches have begun: the next one's number.</summary>
    public int Stretches => _stretches.Count;

    /// <summary>The next point begins a new stretch.</summary>
    public void Break() => _breaks = true;

    /// <summary>What a sensor said at the point that comes next; what no body and no device does is left out.</summary>
    public void Say(StreamType type, double value)
    {
        if (SensorRange.Holds(type, value)) _point[(int)type] = value;
    }

    /// <summary>Whether the point that comes next has a place.</summary>
    public bool HasPosition => !double.IsNaN(_point[(int)StreamType.Latitude]) &&
        !double.IsNaN(_point[(int)StreamType.Longitude]);

    /// <summary>The point is complete; without a time it lies between those around it.</summary>
    public void Add(DateTimeOffset? time)
    {
        IsOverfull |= Count == Most;
        if (IsOverfull)
        {
            Drop();
            return;
        }

        // Where a device without a fix writes zeros, off the coast of Ghana, nobody trains.
        if (!HasPosition || (_point[(int)StreamType.Latitude] == 0 && _point[(int)StreamType.Longitude] == 0))
        {
            _point[(int)StreamType.Latitude] = _point[(int)StreamType.Longitude] = double.NaN;
        }

        if (_breaks) _stretches.Add(new Stretch(Count, Unknown, Unknown));
        _breaks = false;
        var ticks = time?.UtcTicks ?? Unknown;
        if (ticks != Unknown)
        {
            var stretch = _stretches[^1];
            _stretches[^1] = stretch with
            {
                First = stretch.First == Unknown ? ticks : Math.Min(stretch.First, ticks),
                Last = Math.Max(stretch.Last, ticks),
            };
        }

        foreach (var type in Types)
        {
            var value = _point[(int)type];
            if (!double.IsNaN(value)) Column(type).Add(value);
            else _columns[(int)type]?.Add(value);
            _point[(int)type] = double.NaN;
        }

        _ticks.Add(ticks);
    }

    /// <summary>No more is kept: there are too many tracks or laps already.</summary>
    public void Fill() => IsOverfull = true;

    /// <summary>What was said of a point that is not one.</summary>
    public void Drop() => Array.Fill(_point, double.NaN);

    /// <summary>The first and the last known time in some stretches; null when none has one.</summary>
    public (DateTimeOffset First, DateTimeOffset Last)? Times(int fromStretch, int toStretch)
    {
        var (first, last) = (long.MaxValue, Unknown);
        for (var at = fromStretch; at < toStretch; at++)
        {
            var stretch = _stretches[at];
            if (stretch.First == Unknown) continue;
            (first, last) = (Math.Min(first, stretch.First), Math.Max(last, stretch.Last));
        }

        return last == Unknown
            ? null
            : (new DateTimeOffset(first, TimeSpan.Zero), new DateTimeOffset(last, TimeSpan.Zero));
    }

    /// <summary>The points of some stretches, in the order of time.</summary>
    /// <param name="fromStretch">The number of the first.</param>
    /// <param name="toStretch">The number after the last.</param>
    /// <param name="start">The moment time is counted from.</param>
    public Streams ToStreams(int fromStretch, int toStretch, DateTimeOffset start)
    {
        var (order, breaks) = Order(fromStretch, toStretch);
        if (order.Length == 0) return Streams.None;
        var columns = new Dictionary<StreamType, double[]> { [StreamType.Time] = Seconds(order, breaks, start) };
        foreach (var type in Types)
        {
            if (_columns[(int)type] is not { } column) continue;
            var values = Array.ConvertAll(order, at => column[at]);
            if (Speaks(type, values)) columns.Add(type, values);
        }

        return new Streams(columns, breaks);
    }

    private List<double> Column(StreamType type)
    {
        if (_columns[(int)type] is { } known) return known;
        var column = new List<double>(Count + 1);
        for (var at = 0; at < Count; at++) column.Add(double.NaN);
        return _columns[(int)type] = column;
    }

    /// <summary>Stretches and the points as they followed each other, also where the file mixes them up.</summary>
    private (int[] Order, List<int> Breaks) Order(int fromStretch, int toStretch)
    {
        var (order, breaks) = (new List<int>(), new List<int>());
        var stretches = Enumerable.Range(fromStretch, toStretch - fromStretch).ToList();
        var known = stretches.Select(at => _stretches[at].First).Where(first => first != Unknown).ToList();
        if (known.Zip(known.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            stretches = [.. stretches.OrderBy(at => _stretches[at].First)];
        }

        foreach (var at in stretches)
        {
            if (order.Count > 0) breaks.Add(order.Count);
            var from = _stretches[at].From;
            var points = Enumerable.Range(from, (at + 1 < _stretches.Count ? _stretches[at + 1].From : Count) - from);
            order.AddRange(IsOrdered(points) ? points : points.OrderBy(point => _ticks[point]));
        }

        return ([.. order], breaks);
    }

    private bool IsOrdered(IEnumerable<int> points)
    {
        var last = Unknown;
        foreach (var at in points)
        {
            if (_ticks[at] == Unknown) continue;
            if (_ticks[at] < last) return false;
            last = _ticks[at];
        }

        return true;
    }

    /// <summary>
    /// Seconds since the start, which never go back. A point without a time lies evenly between its neighbours in the
    /// same stretch, or where it has but one, at its time.
    /// </summary>
    private double[] Seconds(int[] order, List<int> breaks, DateTimeOffset start)
    {
        var seconds = new double[order.Length];
        var latest = 0d;
        for (var (at, stretch) = (0, 0); at < seconds.Length;)
        {
            while (stretch < breaks.Count && breaks[stretch] <= at) stretch++;
            var end = stretch < breaks.Count ? breaks[stretch] : seconds.Length;
            var next = at;
            while (next < end && _ticks[order[next]] == Unknown) next++;
            var upTo = next < end
                ? Math.Max(latest, (_ticks[order[next]] - start.UtcTicks) / (double)TimeSpan.TicksPerSecond)
                : latest;
            var first = at == 0 || (stretch > 0 && breaks[stretch - 1] == at);
            var from = first ? upTo : latest;
            for (var between = at; between < next; between++)
            {
                seconds[between] = from + ((upTo - from) * (between - at + 1) / (next - at + 1));
            }

            if (next < end) seconds[next] = upTo;
            latest = upTo;
            at = next < end ? next + 1 : end;
        }

        return seconds;
    }

    /// <summary>
    /// Whether a column says anything: a device without a sensor writes nothing, or zero all along. Zero degrees are
    /// a temperature.
    /// </summary>
    private static bool Speaks(StreamType type, double[] values) =>
        Array.Exists(values, value => !double.IsNaN(value) && (value != 0 || type is StreamType.Temperature
            or StreamType.Latitude or StreamType.Longitude));

    /// <summary>Points from one number up to the next stretch, with the first and the last of their times.</summary>
    private readonly record struct Stretch(int From, long First, long Last);
}

using System.Runtime.CompilerServices;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// What the records of a part say moment by moment, in columns that exist from the first value on. Records of the same
/// second are one point: some programs write position and pulse apart.
/// </summary>
internal sealed class FitPoints
{
    /// <summary>
    /// At one a second they are eleven days. It bounds the memory that a file of tiny records can ask for.
    /// </summary>
    public const int Most = 1_000_000;

    private const int First = 256;

    private readonly double[]?[] _columns = new double[Enum.GetValues<StreamType>().Length][];
    private uint[] _times = [];

    public int Count { get; private set; }

    /// <summary>Whether no clock was set back.</summary>
    public bool IsInOrder { get; private set; } = true;

    public ReadOnlySpan<uint> Times => _times.AsSpan(0, Count);

    /// <summary>Goes on to the point of that second. False when there are too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Begin(uint time)
    {
        if (Count > 0)
        {
            var last = _times[Count - 1];
            if (last == time) return true;
            IsInOrder &= last < time;
        }

        if (Count == Most) return false;
        if (Count == _times.Length) Grow();
        _times[Count++] = time;
        return true;
    }

    /// <summary>Says a value of the point begun last; NaN, and what no sensor measures, says nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(StreamType type, double value)
    {
        if (!SensorRange.Holds(type, value)) return;
        var column = _columns[(int)type] ??= Unknown(_times.Length);
        column[Count - 1] = value;
    }

    /// <summary>Whether the point begun last has such a value.</summary>
    public bool Has(StreamType type) => _columns[(int)type] is { } column && !double.IsNaN(column[Count - 1]);

    /// <summary>Gives the points without a heart rate the one that the strap kept.</summary>
    public void Fill(FitStrap strap)
    {
        if (strap.IsEmpty || Count == 0) return;
        var column = _columns[(int)StreamType.HeartRate] ??= Unknown(_times.Length);
        for (var at = 0; at < Count; at++)
        {
            if (double.IsNaN(column[at])) column[at] = strap.HeartRateAt(_times[at]);
        }
    }

    /// <summary>Moves some points, as they stand in the file, to another time.</summary>
    public void Move(int from, int to, long seconds)
    {
        for (var at = from; at < to; at++) _times[at] = (uint)Math.Clamp(_times[at] + seconds, 0, uint.MaxValue);
        IsInOrder = true;
        for (var at = 1; at < Count; at++) IsInOrder &= _times[at - 1] < _times[at];
    }

    /// <summary>Brings points of a clock that was set back into the order of time.</summary>
    public void Sort()
    {
        if (IsInOrder) return;
        var order = new int[Count];
        for (var at = 0; at < Count; at++) order[at] = at;
        var times = _times;
        Array.Sort(order, (one, other) => times[one] != times[other]
            ? times[one].CompareTo(times[other])
            : one.CompareTo(other));
        var sorted = new FitPoints();
        foreach (var at in order)
        {
            sorted.Begin(times[at]);
            foreach (var type in Enum.GetValues<StreamType>())
            {
                if (_columns[(int)type] is { } column) sorted.Set(type, column[at]);
            }
        }

        (_times, Count, IsInOrder) = (sorted._times, sorted.Count, true);
        sorted._columns.CopyTo(_columns.AsSpan());
    }

    /// <summary>The first point at or after a time.</summary>
    public int From(long time)
    {
        if (time > uint.MaxValue) return Count;
        var at = Times.BinarySearch((uint)Math.Max(time, 0));
        return at < 0 ? ~at : at;
    }

    /// <summary>
    /// The distance at which a stretch begins: that of the point before, if the device counted on from it; else 0.
    /// </summary>
    public double DistanceBefore(int from, int to)
    {
        if (_columns[(int)StreamType.Distance] is not { } column || from == 0) return 0;
        var last = Array.FindLastIndex(column, from - 1, double.IsFinite);
        return last >= 0 && !Array.Exists(column[from..to], metres => metres < column[last]) ? column[last] : 0;
    }

    /// <summary>A stretch of the points as the columns of a session.</summary>
    /// <param name="start">The time that the seconds are counted from.</param>
    /// <param name="distance">The distance that the metres are counted from.</param>
    /// <param name="breaks">Points, of all, before which nothing is known of the way.</param>
    public Streams Slice(int from, int to, long start, double distance, IEnumerable<int> breaks)
    {
        var count = to - from;
        if (count == 0) return Streams.None;
        var seconds = new double[count];
        for (var at = 0; at < count; at++) seconds[at] = _times[from + at] - start;
        var columns = new Dictionary<StreamType, double[]> { [StreamType.Time] = seconds };
        foreach (var type in Enum.GetValues<StreamType>())
        {
            if (_columns[(int)type] is not { } column) continue;
            var values = column.AsSpan(from, count);
            if (!IsOfASensor(type, values)) continue;
            columns[type] = values.ToArray();
            if (type == StreamType.Distance && distance > 0) CountFrom(distance, columns[type]);
        }

        return new(columns, [.. breaks.Select(at => at - from).Where(at => at > 0 && at < count)]);
    }

    /// <summary>Nobody's power and cadence are zero throughout: there was no sensor.</summary>
    private static bool IsOfASensor(StreamType type, ReadOnlySpan<double> values)
    {
        var zeroIsNothing = type is StreamType.Power or StreamType.Cadence;
        foreach (var value in values)
        {
            if (!double.IsNaN(value) && !(zeroIsNothing && value == 0)) return true;
        }

        return false;
    }

    private static void CountFrom(double distance, Span<double> values)
    {
        foreach (ref var value in values) value -= distance;
    }

    private static double[] Unknown(int count)
    {
        var column = new double[count];
        Array.Fill(column, double.NaN);
        return column;
    }

    private void Grow()
    {
        var size = Math.Max(First, Math.Min(Most, _times.Length * 2));
        Array.Resize(ref _times, size);
        foreach (ref var column in _columns.AsSpan())
        {
            if (column is null) continue;
            var length = column.Length;
            Array.Resize(ref column, size);
            column.AsSpan(length).Fill(double.NaN);
        }
    }
}

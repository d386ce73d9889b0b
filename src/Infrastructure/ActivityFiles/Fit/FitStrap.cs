namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// The heart rates that a chest strap kept while the water stood between it and the watch. Devices write them after
/// all else, often into parts of their own that are glued to the activity's.
/// </summary>
internal sealed class FitStrap
{
    private const double TicksPerSecond = 1024;
    private const long TicksPerRound = 0x1000;

    /// <summary>Seconds for which a heart rate holds when the next is late.</summary>
    private const uint Patience = 5;

    private const int MostInASecond = 16;

    private double? _start;
    private long _ticks;

    // In the order of time only when somebody has asked.
    private readonly List<(uint Time, byte HeartRate)> _beats = [];
    private bool _isSorted;

    public bool IsEmpty => _beats.Count == 0;

    /// <summary>
    /// The mean of the beats of a second, or of the last second before it that has any; NaN when that is long ago.
    /// </summary>
    public double HeartRateAt(uint time)
    {
        if (!_isSorted) _beats.Sort();
        _isSorted = true;
        var after = _beats.BinarySearch((time, byte.MaxValue));
        var last = (after < 0 ? ~after : after) - 1;
        if (last < 0 || time - _beats[last].Time > Patience) return double.NaN;
        var (sum, count) = (0.0, 0);
        for (var at = last; at >= 0 && count < MostInASecond && _beats[at].Time == _beats[last].Time; at--, count++)
        {
            sum += _beats[at].HeartRate;
        }

        return sum / count;
    }

    /// <summary>
    /// Takes one message. The strap counts on a clock of its own: one message says which of its ticks was when; those
    /// after it have the last twelve bits of the ticks of each beat.
    /// </summary>
    public void Take(in FitStream message)
    {
        var heartRates = message.Bytes(6);
        if (message.Whole(9) is { } ticks)
        {
            var fraction = message.Number(0, 32768);
            if (message.Timestamp is { } time)
            {
                _start = time + (double.IsNaN(fraction) ? 0 : fraction) - (ticks / TicksPerSecond);
            }

            _ticks = ticks;
            for (var at = 0; at < heartRates.Length; at++)
            {
                if (message.Item(9, at) is >= 0 and <= uint.MaxValue and var beat) Beat((long)beat, heartRates[at]);
            }

            return;
        }

        var pieces = message.Bytes(10);
        for (var at = 0; at < heartRates.Length && (at * 3 / 2) + 1 < pieces.Length; at++)
        {
            var (low, high) = (pieces[at * 3 / 2], pieces[(at * 3 / 2) + 1]);
            var piece = at % 2 == 0 ? low | ((high & 15) << 8) : (low >> 4) | (high << 4);
            Beat(_ticks + ((piece - _ticks) & (TicksPerRound - 1)), heartRates[at]);
        }
    }

    private void Beat(long ticks, byte heartRate)
    {
        if (heartRate is 0 or byte.MaxValue || _start is not { } start) return;
        _ticks = ticks;
        if (Math.Ceiling(start + (ticks / TicksPerSecond)) is >= 0 and <= uint.MaxValue and var time)
        {
            _beats.Add(((uint)time, heartRate));
        }
    }
}

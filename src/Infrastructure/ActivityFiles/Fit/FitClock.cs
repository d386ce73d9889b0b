namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// The clock of a device that was set while it recorded, as happens when it finds satellites only on the way. What was
/// written before by another clock is moved to where it belongs: right before what was written after.
/// </summary>
internal sealed class FitClock
{
    /// <summary>Nobody rests for longer in the middle of a session, unless it says so itself.</summary>
    public const long LongestRest = 24 * 60 * 60;

    /// <summary>Messages stand shortly before or after the points of their time.</summary>
    private const long Slack = 60;

    private const int MostTimesSet = 8;

    private readonly List<(long First, long Last, long Shift)> _runs = [];

    /// <param name="points">The points in the order of the file, which are moved.</param>
    /// <param name="session">The only session, as its message says it; null when the file has none.</param>
    public FitClock(FitPoints points, FitSession? session)
    {
        var times = points.Times;
        if (times.IsEmpty || (points.IsInOrder && times[^1] - times[0] <= LongestRest)) return;
        var starts = new List<int> { 0 };
        var (first, last) = (times[0], times[0]);
        for (var at = 1; at < times.Length && starts.Count <= MostTimesSet; at++)
        {
            if (Math.Abs((long)times[at] - times[at - 1]) > LongestRest) starts.Add(at);
            (first, last) = (Math.Min(first, times[at]), Math.Max(last, times[at]));
        }

        var seconds = Math.Max(session?.Values.ElapsedSeconds ?? 0, session?.Values.TimerSeconds ?? 0);
        if (starts.Count is 1 or > MostTimesSet || last - first <= seconds + LongestRest) return;
        var ends = starts.Skip(1).Append(times.Length).ToList();
        foreach (var (from, to) in starts.Zip(ends)) _runs.Add((times[from], times[to - 1], 0));

        var right = Right(session?.Start, starts, ends);
        for (var run = right - 1; run >= 0; run--)
        {
            var next = _runs[run + 1];
            Shift(run, next.First + next.Shift - 1 - _runs[run].Last);
        }

        for (var run = right + 1; run < _runs.Count; run++)
        {
            var before = _runs[run - 1];
            Shift(run, before.Last + before.Shift + 1 - _runs[run].First);
        }

        foreach (var (run, (from, to)) in starts.Zip(ends).Index()) points.Move(from, to, _runs[run].Shift);
    }

    /// <summary>Whether it was set on the way.</summary>
    public bool WasSet => _runs.Count > 0;

    /// <summary>A time that the device wrote, by the clock that was right.</summary>
    public uint At(uint time)
    {
        foreach (var (first, last, shift) in _runs)
        {
            if (time >= first - Slack && time <= last + Slack) return (uint)Math.Clamp(time + shift, 0, uint.MaxValue);
        }

        return time;
    }

    private void Shift(int run, long seconds) => _runs[run] = _runs[run] with { Shift = seconds };

    /// <summary>
    /// Which clock was right: one that knows the date before one that counts from when it was switched on, then the one
    /// by which the session begins, then the one that ran for the most points.
    /// </summary>
    private int Right(uint? start, List<int> starts, List<int> ends) => Enumerable.Range(0, _runs.Count)
        .OrderByDescending(run => FitProfile.IsDate((uint)_runs[run].First))
        .ThenByDescending(run => start >= _runs[run].First - Slack && start <= _runs[run].Last + Slack)
        .ThenByDescending(run => ends[run] - starts[run])
        .First();
}

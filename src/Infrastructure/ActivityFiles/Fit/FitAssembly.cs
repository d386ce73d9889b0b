using System.Globalization;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// Puts the sessions of one part together: each with its own stretch of the points and its laps. A session of which the
/// file has no message is what the points are.
/// </summary>
internal sealed class FitAssembly
{
    /// <summary>Devices write a point shortly before they begin and after they end.</summary>
    private const long Slack = 60;

    /// <summary>Fewer points after the last session are what a device adds to it, not another session.</summary>
    private const int LeastPoints = 60;

    private readonly FitRecording _recording;
    private readonly bool _isDamaged;
    private readonly FitClock? _clock;
    private readonly List<FitSession> _sessions;

    public FitAssembly(FitRecording recording, FitDamage damage, FitStrap strap)
    {
        _recording = recording;
        _isDamaged = damage is FitDamage.CutOff or FitDamage.Garbled;
        var lost = LostSession();
        if (!_isDamaged && recording.Sessions.Count <= 1) _clock = new(Points, recording.Sessions.FirstOrDefault());
        Points.Sort();
        Points.Fill(strap);
        _sessions = Sessions(lost);
    }

    public List<string> Warnings { get; } = [];

    private FitPoints Points => _recording.Points;

    public List<ActivityDraft> Drafts(int activity)
    {
        var ranges = _sessions.Select((_, at) => Range(at)).ToArray();
        var taken = ranges.Sum(range => range.To - range.From);
        if (_sessions.Count > 0 && taken < Points.Count)
        {
            var left = Points.Count - taken;
            Warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"{left} of {PlainText.Count(Points.Count, "moment")} {(left == 1 ? "is" : "are")} ")
                + "outside of the session's time: left out.");
        }

        if (_clock is { WasSet: true })
        {
            Warnings.Add("The clock of the device was set on the way: "
                + "what it recorded before was moved to right before what it recorded after.");
        }

        if (_recording.IsOverfull)
        {
            Warnings.Add("The file holds more moments, laps or sessions than anybody records; the rest was left out.");
        }

        var laps = Laps();
        var breaks = Breaks();
        var last = ranges.Where(range => range.To > range.From)
            .Select(range => (long)Points.Times[range.To - 1]).DefaultIfEmpty().Max();
        return [.. _sessions.Select((session, at) =>
        {
            var (from, to) = ranges[at];
            var distance = at == 0 ? 0 : Points.DistanceBefore(from, to);
            var streams = Points.Slice(from, to, Start(session), distance, breaks);
            var draft = Draft(session, streams, laps[at]);
            var running = session.IsRebuilt && to > from ? RunningSeconds(session, Points.Times[to - 1]) : null;
            return draft with
            {
                Activity = activity,
                TimerSeconds = draft.TimerSeconds ?? running,
                Derived = running is null ? draft.Derived : [.. draft.Derived, "duration_minutes"],
                IsPartial = _recording.IsOverfull
                    || (_isDamaged && (_sessions.Count == 1 || !(End(session) < last))),
            };
        })];
    }

    private static long Start(FitSession session) => session.Start ?? 0;

    /// <summary>When a session ended, by the longest that its message says; null when it says nothing.</summary>
    private static long? End(FitSession session)
    {
        var seconds = Math.Max(session.Values.ElapsedSeconds ?? 0, session.Values.TimerSeconds ?? 0);
        var end = Start(session) + (long)Math.Ceiling(seconds);
        if (session.Written is { } written && written > end && written < end + FitClock.LongestRest) return written;
        return seconds > 0 ? end : null;
    }

    /// <summary>
    /// The session whose message was lost with the end of the file: enough points stand behind the message of the last
    /// session, and after its end.
    /// </summary>
    private FitSession? LostSession()
    {
        if (!_isDamaged || !Points.IsInOrder) return null;
        if (_recording.Sessions is not [.., { PointsBefore: > 0, Start: not null } last]) return null;
        var from = Math.Max(last.PointsBefore, Points.From(End(last) ?? 0));
        return Points.Count - from < LeastPoints ? null : Rebuilt(Points.Times[from]);
    }

    private static FitSession Rebuilt(uint start) => new() { Start = start, Values = new(), IsRebuilt = true };

    private List<FitSession> Sessions(FitSession? lost)
    {
        List<FitSession> sessions =
            [.. _recording.Sessions.Select(session => session with { Start = Began(session) })];
        if (lost is not null) sessions.Add(lost);

        // Some devices add a session that sums up the others.
        sessions.RemoveAll(sum => sum.Sport == FitProfile.Multisport && sessions.Any(one => one != sum
            && one.Sport != FitProfile.Multisport && Start(one) >= Start(sum) && End(one) <= End(sum) + Slack));
        if (sessions.Count == 0 && FirstTime() is { } start) sessions.Add(Rebuilt(start));

        return [.. sessions.OrderBy(Start)];
    }

    private uint? FirstTime() => _recording.Laps.Find(lap => lap.Start is not null).Start is { } start
        && (Points.Count == 0 || Math.Abs((long)Right(start) - Points.Times[0]) <= FitClock.LongestRest)
            ? Right(start)
            : Points.Count > 0 ? Points.Times[0] : null;

    private uint? Began(FitSession session) =>
        session.Start is { } start && IsOfThePoints(Right(start)) ? Right(start) : Guess(session);

    private uint? Guess(FitSession session)
    {
        var seconds = Math.Ceiling(session.Values.ElapsedSeconds ?? session.Values.TimerSeconds ?? double.NaN);
        return session.Written is { } end && seconds <= end && IsOfThePoints(end) ? end - (uint)seconds : FirstTime();
    }

    /// <summary>A time without a date is none where the points have one.</summary>
    private bool IsOfThePoints(uint time) =>
        FitProfile.IsDate(time) || Points.Count == 0 || !FitProfile.IsDate(Points.Times[^1]);

    private uint Right(uint time) => _clock?.At(time) ?? time;

    /// <summary>
    /// The points of a session: up to the next one, not long before its start and after its end. Where the file is
    /// damaged, what lies outside is no measurement; where it is whole and most points lie outside, it is the message
    /// that is wrong.
    /// </summary>
    private (int From, int To) Range(int at)
    {
        var session = _sessions[at];
        var around = _isDamaged ? Slack : FitClock.LongestRest;
        var from = Points.From(at == 0 ? Start(session) - around : Start(session));
        if (at + 1 < _sessions.Count) return (from, Points.From(Start(_sessions[at + 1])));
        if (End(session) is not { } end) return (from, UpToALongGap(from));
        var to = Points.From(end + around + 1);
        var isBelieved = _isDamaged || _sessions.Count > 1 || (to - from) * 2 >= Points.Count;
        return isBelieved ? (from, to) : (0, Points.Count);
    }

    /// <summary>Nobody rests for a day in the middle of a session: what comes after has a wrong time.</summary>
    private int UpToALongGap(int from)
    {
        var times = Points.Times;
        for (var at = from + 1; at < times.Length; at++)
        {
            if (times[at] - times[at - 1] > FitClock.LongestRest) return at;
        }

        return times.Length;
    }

    /// <summary>
    /// The laps of each session: by the numbers in its message if it has them, else by time. Some devices number the
    /// laps of each session anew: a number is not believed when the lap lies elsewhere.
    /// </summary>
    private List<FitLap>[] Laps()
    {
        var laps = _sessions.Select(_ => new List<FitLap>()).ToArray();
        if (laps is [var all])
        {
            var (from, to) = (Start(_sessions[0]) - Slack, (End(_sessions[0]) ?? uint.MaxValue) + Slack);
            all.AddRange(_recording.Laps.Where(lap =>
                !_isDamaged || lap.Start is not { } start || (start >= from && start <= to)));
            return laps;
        }

        foreach (var (order, lap) in _recording.Laps.Index())
        {
            var index = lap.Index ?? (uint)order;
            var at = Enumerable.Range(0, _sessions.Count).FirstOrDefault(IsNumbered, -1);
            if (at < 0) at = _sessions.FindLastIndex(session => lap.Start is { } start && Start(session) <= start);
            if (at >= 0) laps[at].Add(lap);

            bool IsNumbered(int number) =>
                _sessions[number] is { FirstLap: { } first, LapCount: { } count } session
                && index >= first && index - first < count
                && !(lap.Start < Start(session) - Slack)
                && !(number + 1 < _sessions.Count && lap.Start >= Start(_sessions[number + 1]));
        }

        return laps;
    }

    /// <summary>
    /// The points at which the timer ran on after it had stood. While it stood nothing was recorded, by most devices:
    /// where the points went on, the way is known.
    /// </summary>
    private List<int> Breaks()
    {
        var times = Points.Times;
        var breaks = new SortedSet<int>();
        uint? stopped = null;
        foreach (var (written, runs) in _recording.Timer)
        {
            var time = Right(written);
            if (!runs)
            {
                stopped ??= time;
                continue;
            }

            if (stopped is { } stop && time > stop + 1)
            {
                // Points can lie a second outside of the timer's time.
                var end = Points.From(time + 2L);
                for (var at = Math.Max(Points.From(time - 1L), 1); at < end; at++)
                {
                    var gap = times[at] - times[at - 1];
                    if (gap > 1 && gap + 2 >= time - stop) breaks.Add(at);
                }
            }

            stopped = null;
        }

        return [.. breaks];
    }

    /// <summary>How long the timer ran, by its events, up to the last point; null when there are none.</summary>
    private double? RunningSeconds(FitSession session, uint last)
    {
        var (seconds, start) = (0L, (long?)null);
        foreach (var (written, runs) in _recording.Timer)
        {
            var time = Right(written);
            if (time + Slack < Start(session)) continue;
            if (runs) start ??= Math.Max(time, Start(session));
            else if (start is { } from) (seconds, start) = (seconds + Math.Max(Math.Min(time, last) - from, 0), null);
        }

        if (start is { } still) seconds += Math.Max(last - still, 0);
        return seconds > 0 ? seconds : null;
    }

    private ActivityDraft Draft(FitSession session, Streams streams, List<FitLap> laps)
    {
        var (sport, subSport) = FitProfile.Names(
            session.Sport ?? _recording.Sport ?? laps.Select(lap => lap.Sport).FirstOrDefault(),
            session.Sport is null && session.SubSport is null
                ? _recording.SubSport ?? laps.Select(lap => lap.SubSport).FirstOrDefault()
                : session.SubSport);
        DateTimeOffset? start =
            session.Start is { } date && FitProfile.IsDate(date) ? FitProfile.Instant(date) : null;
        var hasPower = streams[StreamType.Power] is not null || session.Values.MaxPowerWatts > 0;
        var pool = session.Values.DistanceM is null ? PoolDistance(session) : null;
        return session.Values with
        {
            Start = start,
            LocalStart = start is null ? LocalStart(session) : null,
            RecordedOffset = start is null ? null : Offset(),
            Sport = sport is null || subSport is null ? sport ?? subSport : $"{sport}/{subSport}",
            Type = Sports.Of(sport, subSport),
            DistanceM = session.Values.DistanceM ?? pool,
            Derived = pool is null ? [] : ["distance_km"],
            AveragePowerWatts = Power(session.Values.AveragePowerWatts, hasPower),
            MaxPowerWatts = Power(session.Values.MaxPowerWatts, hasPower),
            Source = _recording.Manufacturer is { } maker ? FitProfile.Manufacturer(maker) : null,
            Device = _recording.ProductName ?? FitDevices.Name(_recording.Manufacturer, _recording.Product),
            Laps = [.. laps.Select(lap => lap.Values with
            {
                StartSeconds = lap.Start is { } began && session.Start is { } from ? (double)Right(began) - from : null,
                AveragePowerWatts = Power(lap.Values.AveragePowerWatts, hasPower),
                MaxPowerWatts = Power(lap.Values.MaxPowerWatts, hasPower),
            })],
            Streams = streams,
        };
    }

    /// <summary>Zero watts on average are those of a device without a power meter, unless a meter said so.</summary>
    private static double? Power(double? watts, bool hasPower) => watts == 0 && !hasPower ? null : watts;

    private double? PoolDistance(FitSession session)
    {
        var end = End(session) ?? long.MaxValue;
        var lengths = session.ActiveLengths
            ?? (uint)_recording.Lengths.Select(Right).Count(start => start >= Start(session) && start <= end);
        return lengths > 0 ? lengths * session.PoolLengthM : null;
    }

    private TimeSpan? Offset() => _recording.Clocks is { } clocks && FitProfile.IsDate(clocks.Time)
        ? TimeSpan.FromSeconds((long)clocks.Local - clocks.Time)
        : null;

    /// <summary>
    /// The clock of a device that never was set counts from when it was switched on; the moment the activity was closed
    /// is known by the clocks of the place nevertheless.
    /// </summary>
    private DateTime? LocalStart(FitSession session) =>
        _recording.Clocks is { } clocks && FitProfile.IsDate(clocks.Local) && !FitProfile.IsDate(clocks.Time)
            && session.Start <= clocks.Time
            ? FitProfile.Instant(clocks.Local - (clocks.Time - session.Start.Value)).DateTime
            : null;
}

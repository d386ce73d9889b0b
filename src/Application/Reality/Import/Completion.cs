using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>
/// Totals that a file does not record, from its laps or its points. What is recorded stays as it is; what is computed
/// is named in <see cref="ActivityDraft.Derived"/>, by the member of the API it becomes. Of a file that was cut off the
/// points are not the whole: where its totals or laps say that it went on, what only the points would tell is unknown.
/// </summary>
public static class Completion
{
    /// <summary>Seconds by which the last point may lie behind the end of the last lap.</summary>
    private const double Slack = 5;

    /// <summary>Completing twice changes nothing.</summary>
    public static ActivityDraft Complete(this ActivityDraft draft)
    {
        var derived = draft.Derived.ToHashSet(StringComparer.Ordinal);
        var streams = WentOn(draft) ? Streams.None : draft.Streams;
        var climb = draft is { AscentM: not null, DescentM: not null } ? null : Climb.Of(streams);
        var heartRate = Readings.Of(streams[StreamType.HeartRate], withZeros: false);
        var power = Readings.Of(streams[StreamType.Power], withZeros: true);
        var cadence = Readings.Of(streams[StreamType.Cadence], withZeros: false);
        var laps = Covers(draft.Laps, draft) ? draft.Laps : [];

        var elapsed = Or(draft.ElapsedSeconds, "elapsed_minutes", () => Elapsed(laps, streams));
        var timer = Or(draft.TimerSeconds, "duration_minutes", () => Sum(laps, lap => lap.TimerSeconds));
        // Without a timer the duration is the time elapsed, and as computed as that.
        if (timer is null && derived.Contains("elapsed_minutes")) derived.Add("duration_minutes");

        return draft with
        {
            ElapsedSeconds = elapsed,
            TimerSeconds = timer,
            MovingSeconds = Or(draft.MovingSeconds, "moving_minutes", () => Motion.MovingSeconds(streams)),
            DistanceM = Or(draft.DistanceM, "distance_km", () => Sum(laps, lap => lap.DistanceM) ?? Way(streams)),
            AscentM = Or(
                draft.AscentM, "elevation_gain_m", () => Sum(laps, lap => lap.AscentM) ?? climb?.AscentM),
            DescentM = Or(
                draft.DescentM, "elevation_loss_m", () => Sum(laps, lap => lap.DescentM) ?? climb?.DescentM),
            AverageHeartRateBpm = Or(
                draft.AverageHeartRateBpm, "average_heart_rate_bpm",
                () => Mean(laps, lap => lap.AverageHeartRateBpm) ?? heartRate?.Mean),
            MaxHeartRateBpm = Or(
                draft.MaxHeartRateBpm, "max_heart_rate_bpm",
                () => Most(laps, lap => lap.MaxHeartRateBpm) ?? heartRate?.Max),
            AveragePowerWatts = Or(
                draft.AveragePowerWatts, "average_power_watts",
                () => Mean(laps, lap => lap.AveragePowerWatts) ?? power?.Mean),
            MaxPowerWatts = Or(
                draft.MaxPowerWatts, "max_power_watts", () => Most(laps, lap => lap.MaxPowerWatts) ?? power?.Max),
            AverageCadenceRpm = Or(
                draft.AverageCadenceRpm, "average_cadence_rpm",
                () => Mean(laps, lap => lap.AverageCadenceRpm) ?? cadence?.Mean),
            MaxCadenceRpm = Or(draft.MaxCadenceRpm, "max_cadence_rpm", () => cadence?.Max),
            Derived = [.. derived],
            Laps = Filled(draft),
        };

        double? Or(double? recorded, string member, Func<double?> compute)
        {
            if (recorded is not null || compute() is not { } computed || !double.IsFinite(computed)) return recorded;
            derived.Add(member);
            return computed;
        }
    }

    /// <summary>Whether a file that was cut off says that it went on behind its last readable point.</summary>
    private static bool WentOn(ActivityDraft draft) => draft is { IsPartial: true, Streams.Count: > 0 }
        && Math.Max(Whole(draft), draft.Laps.Max(End) ?? 0) > draft.Streams[StreamType.Time]![^1] + Slack;

    /// <summary>The longest that the totals say, in seconds; 0 when they say nothing.</summary>
    private static double Whole(ActivityDraft draft) =>
        Math.Max(draft.ElapsedSeconds ?? 0, draft.TimerSeconds ?? 0);

    /// <summary>Whether the laps reach as far as the points: those of a file that was cut off do not.</summary>
    private static bool Covers(IReadOnlyList<Lap> laps, ActivityDraft draft)
    {
        if (laps.Count == 0) return false;
        if (draft.Streams[StreamType.Time] is not [.., var end]) return !draft.IsPartial;
        if (draft.IsPartial) end = Math.Max(end, Whole(draft));
        var ends = laps.Select(End).Where(lap => lap is not null).ToList();
        return ends.Count == 0 ? !draft.IsPartial : ends.Max() >= end - Slack;
    }

    private static double? End(Lap lap) => lap.StartSeconds + (lap.ElapsedSeconds ?? lap.TimerSeconds);

    private static double? Elapsed(IReadOnlyList<Lap> laps, Streams streams)
    {
        if (laps.Count > 0 && laps.All(lap => lap is { StartSeconds: not null, ElapsedSeconds: not null }))
        {
            return laps.Max(End) - laps.Min(lap => lap.StartSeconds);
        }

        return Sum(laps, lap => lap.ElapsedSeconds)
            ?? (streams[StreamType.Time] is [var first, .., var last] ? last - first : null);
    }

    /// <summary>
    /// How far it was by the distance the device counted since the start, or else by the positions. A device that
    /// counted nothing had nothing to count by.
    /// </summary>
    private static double? Way(Streams streams) =>
        streams[StreamType.Distance] is { } counted && counted.LastOrDefault(double.IsFinite) is > 0 and var metres
            ? metres
            : Track.Distances(streams) is [.., var way] ? way : null;

    /// <summary>How far it was from the first of these points to the last.</summary>
    private static double? Gone(Streams streams)
    {
        if ((streams[StreamType.Distance] ?? Track.Distances(streams)) is not { } distances) return null;
        var from = distances.FirstOrDefault(double.IsFinite, double.NaN);
        return distances.Last(double.IsFinite) - from;
    }

    private static double? Sum(IReadOnlyList<Lap> laps, Func<Lap, double?> amount) =>
        laps.Count > 0 && laps.All(lap => amount(lap) is not null) ? laps.Sum(amount) : null;

    private static double? Most(IReadOnlyList<Lap> laps, Func<Lap, double?> amount) =>
        laps.All(lap => amount(lap) is not null) ? laps.Max(amount) : null;

    /// <summary>A lap counts as long as it lasted.</summary>
    private static double? Mean(IReadOnlyList<Lap> laps, Func<Lap, double?> amount)
    {
        if (laps.Count == 0 || laps.Any(lap => amount(lap) is null || Seconds(lap) is null)) return null;
        var seconds = laps.Sum(Seconds);
        return seconds > 0 ? laps.Sum(lap => amount(lap) * Seconds(lap)) / seconds : null;
    }

    private static double? Seconds(Lap lap) => lap.TimerSeconds ?? lap.ElapsedSeconds;

    /// <summary>
    /// Laps with what their points say of them, when it is known which points are whose: laps follow each other.
    /// </summary>
    private static IReadOnlyList<Lap> Filled(ActivityDraft draft)
    {
        var (laps, streams, wentOn) = (draft.Laps, draft.Streams, WentOn(draft));
        if (streams[StreamType.Time] is not { Length: > 0 } times) return laps;
        if (laps.Any(lap => lap.StartSeconds is null)) return laps;
        var starts = laps.Select(lap => lap.StartSeconds!.Value).ToList();
        if (starts.Zip(starts.Skip(1)).Any(pair => pair.First > pair.Second)) return laps;
        return [.. laps.Select((lap, at) => IsReadable(at)
            ? Filled(lap, Next(at) ?? times[^1], Points(at, 0), Points(at, 1))
            : lap)];

        // The points of what went on end somewhere in a lap, or before it.
        bool IsReadable(int lap) => !wentOn || (Next(lap) ?? End(laps[lap])) <= times[^1] + Slack;
        double? Next(int lap) => lap + 1 < starts.Count ? starts[lap + 1] : null;
        Streams Points(int lap, int before)
        {
            var first = Math.Max(First(starts[lap]) - before, 0);
            return streams[first..(Next(lap) is { } next ? Math.Max(First(next), first) : times.Length)];
        }

        int First(double seconds)
        {
            var at = Array.BinarySearch(times, seconds);
            if (at < 0) return ~at;
            while (at > 0 && times[at - 1] == seconds) at--;
            return at;
        }
    }

    /// <param name="lap">The lap as recorded.</param>
    /// <param name="end">When it ended: the next begins, or nothing comes.</param>
    /// <param name="streams">The points of the lap.</param>
    /// <param name="way">These and the point before, from where the way to the first of them was made.</param>
    private static Lap Filled(Lap lap, double end, Streams streams, Streams way)
    {
        var climb = lap is { AscentM: not null, DescentM: not null } ? null : Climb.Of(streams);
        var heartRate = Readings.Of(streams[StreamType.HeartRate], withZeros: false);
        var power = Readings.Of(streams[StreamType.Power], withZeros: true);
        return lap with
        {
            ElapsedSeconds = lap.ElapsedSeconds ?? (end >= lap.StartSeconds ? end - lap.StartSeconds : null),
            DistanceM = lap.DistanceM ?? Gone(way),
            AscentM = lap.AscentM ?? climb?.AscentM,
            DescentM = lap.DescentM ?? climb?.DescentM,
            AverageHeartRateBpm = lap.AverageHeartRateBpm ?? heartRate?.Mean,
            MaxHeartRateBpm = lap.MaxHeartRateBpm ?? heartRate?.Max,
            AveragePowerWatts = lap.AveragePowerWatts ?? power?.Mean,
            MaxPowerWatts = lap.MaxPowerWatts ?? power?.Max,
            AverageCadenceRpm = lap.AverageCadenceRpm
                ?? Readings.Of(streams[StreamType.Cadence], withZeros: false)?.Mean,
        };
    }
}

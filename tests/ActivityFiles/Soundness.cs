using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Tests.ActivityFiles;

/// <summary>What holds for the reading of any bytes whatsoever.</summary>
internal static class Soundness
{
    /// <summary>What is wrong with a reading; null when nothing is.</summary>
    public static string? Fault(FileReading reading)
    {
        if (reading.Activities.Count > 0 == reading.Refusal is not null) return "neither activities nor a refusal";
        if (reading.Refusal is { } refusal && (refusal.Reason.Length == 0 || refusal.Message.Length is 0 or > 5000))
        {
            return $"a refusal without a sentence: {refusal}";
        }

        foreach (var draft in reading.Activities)
        {
            if ((Fault(draft) ?? Fault(draft.Complete())) is { } fault) return fault;
        }

        return null;
    }

    private static string? Fault(ActivityDraft draft)
    {
        double?[] totals =
        [
            draft.ElapsedSeconds, draft.TimerSeconds, draft.MovingSeconds, draft.DistanceM, draft.AscentM,
            draft.DescentM, draft.AverageHeartRateBpm, draft.MaxHeartRateBpm, draft.AveragePowerWatts,
            draft.MaxPowerWatts, draft.AverageCadenceRpm, draft.MaxCadenceRpm, draft.CaloriesKcal,
        ];
        if (totals.Any(total => total < 0 || !double.IsFinite(total ?? 0))) return $"a total that is none: {draft}";
        if (draft is { Start: not null, LocalStart: not null }) return "two starts";
        var streams = draft.Streams;
        if (streams.Count == 0) return null;
        var times = streams[StreamType.Time]!;
        for (var at = 0; at < times.Length; at++)
        {
            if (!double.IsFinite(times[at])) return $"no time at {at}";
            if (at > 0 && times[at] < times[at - 1]) return $"time goes back at {at}";
        }

        if (streams[StreamType.Latitude]?.Any(north => Math.Abs(north) > 90) == true) return "beyond a pole";
        if (streams[StreamType.Longitude]?.Any(east => Math.Abs(east) > 180) == true) return "beyond 180 degrees";
        if (streams.Types.Any(type => streams[type]!.All(double.IsNaN))) return "a column of nothing";
        return streams.Types.Any(type => streams[type]!.Any(double.IsInfinity)) ? "a value without end" : null;
    }
}

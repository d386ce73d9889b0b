using System.Collections.Frozen;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>
/// A service's export of everything: recordings, and a list that says of each what a person added to it. The recording
/// knows best what was measured; the list knows the title, the notes and which activity of the service it is.
/// </summary>
public sealed class BulkExport
{
    private const string Compressed = ".gz";

    /// <summary>What may be computed, as drafts name it; one that the list replaces is computed no more.</summary>
    private static readonly FrozenDictionary<string, Func<ActivityDraft, double?>> Totals =
        new Dictionary<string, Func<ActivityDraft, double?>>
        {
            ["duration_minutes"] = draft => draft.TimerSeconds ?? draft.ElapsedSeconds,
            ["elapsed_minutes"] = draft => draft.ElapsedSeconds,
            ["moving_minutes"] = draft => draft.MovingSeconds,
            ["distance_km"] = draft => draft.DistanceM,
            ["elevation_gain_m"] = draft => draft.AscentM,
            ["elevation_loss_m"] = draft => draft.DescentM,
            ["average_heart_rate_bpm"] = draft => draft.AverageHeartRateBpm,
            ["max_heart_rate_bpm"] = draft => draft.MaxHeartRateBpm,
            ["average_power_watts"] = draft => draft.AveragePowerWatts,
            ["max_power_watts"] = draft => draft.MaxPowerWatts,
            ["average_cadence_rpm"] = draft => draft.AverageCadenceRpm,
            ["max_cadence_rpm"] = draft => draft.MaxCadenceRpm,
            ["calories_kcal"] = draft => draft.CaloriesKcal,
        }.ToFrozenDictionary();

    private readonly Dictionary<string, List<ActivityDraft>> _byFile = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="listName">The entry of the archive that is the list; the files it names lie beside it.</param>
    /// <param name="rows">What the list says.</param>
    /// <param name="entries">The names of all entries of the archive.</param>
    public BulkExport(string listName, IEnumerable<ActivityDraft> rows, IEnumerable<string> entries)
    {
        var list = Slashes(listName);
        var folder = list[..(list.LastIndexOf('/') + 1)];
        var there = entries.Select(Known).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (alone, missing) = (new List<ActivityDraft>(), new List<ActivityDraft>());
        foreach (var row in rows)
        {
            var file = row.FileName is null ? null : Known(folder + row.FileName);
            if (file is null) alone.Add(row);
            else if (!there.Contains(file)) missing.Add(row);
            else if (_byFile.TryGetValue(file, out var sharing)) sharing.Add(row);
            else _byFile[file] = [row];
        }

        (WithoutFile, WithMissingFile) = (alone, missing);
    }

    /// <summary>Rows that were written by hand: the list is all there is of them.</summary>
    public IReadOnlyList<ActivityDraft> WithoutFile { get; }

    /// <summary>
    /// Rows whose recording is not in the archive; they are sessions by what the list says, which is worth a warning.
    /// </summary>
    public IReadOnlyList<ActivityDraft> WithMissingFile { get; }

    /// <summary>What to tell of a row whose recording is not in the archive.</summary>
    public static string Missing(ActivityDraft row) =>
        $"The list names the recording {Decision.NameOf(row.FileName!)}, which is not in the archive: "
        + "only what the list says of it was taken. Export again, or import that file by itself.";

    /// <summary>
    /// What an entry of the archive and the list say together. A recording that cannot be read leaves what the list
    /// says of it; an entry that no row names stays as it was read.
    /// </summary>
    /// <param name="entry">The name of the entry in the archive.</param>
    /// <param name="fromFile">The activities read from it; none when it was refused.</param>
    public IReadOnlyList<ActivityDraft> Joined(string entry, IReadOnlyList<ActivityDraft> fromFile)
    {
        if (!_byFile.TryGetValue(Known(entry), out var rows)) return fromFile;
        if (fromFile.Count == 0) return rows;

        var joined = fromFile.ToArray();
        var left = rows.ToList();
        foreach (var (index, row) in Paired(fromFile, rows))
        {
            joined[index] = Join(fromFile[index], row);
            left.Remove(row);
        }

        var next = fromFile.Max(draft => draft.Activity) + 1;
        return [.. joined, .. left.Select((row, index) => row with { Activity = next + index })];
    }

    /// <summary>Each of the fewer with the nearest of the more: an upload can have been several activities.</summary>
    private static IEnumerable<(int Index, ActivityDraft Row)> Paired(
        IReadOnlyList<ActivityDraft> fromFile, IReadOnlyList<ActivityDraft> rows)
    {
        var (drafts, free) = (Enumerable.Range(0, fromFile.Count).ToList(), rows.ToList());
        while (drafts.Count > 0 && free.Count > 0)
        {
            var few = drafts.Count <= free.Count;
            var index = few ? drafts[0] : drafts.MinBy(one => Apart(fromFile[one], free[0]));
            var row = few ? free.MinBy(one => Apart(fromFile[index], one))! : free[0];
            drafts.Remove(index);
            free.Remove(row);
            yield return (index, row);
        }
    }

    /// <summary>
    /// One activity from what its file recorded and what a list says of it. Of a recording that was cut off the list
    /// knows the totals better.
    /// </summary>
    public static ActivityDraft Join(ActivityDraft fromFile, ActivityDraft fromList)
    {
        var (first, second) = fromFile.IsPartial ? (fromList, fromFile) : (fromFile, fromList);
        var joined = fromFile with
        {
            Start = fromFile.Start ?? fromList.Start,
            LocalStart = (fromFile.Start ?? fromList.Start) is null
                ? fromFile.LocalStart ?? fromList.LocalStart
                : null,
            RecordedOffset = fromFile.RecordedOffset ?? OffsetBetween(fromFile, fromList),
            Type = Finer(fromFile.Type, fromList.Type),
            Sport = fromFile.Sport ?? fromList.Sport,
            ElapsedSeconds = first.ElapsedSeconds ?? second.ElapsedSeconds,
            TimerSeconds = first.TimerSeconds ?? second.TimerSeconds,
            MovingSeconds = first.MovingSeconds ?? second.MovingSeconds,
            DistanceM = first.DistanceM ?? second.DistanceM,
            AscentM = first.AscentM ?? second.AscentM,
            DescentM = first.DescentM ?? second.DescentM,
            AverageHeartRateBpm = first.AverageHeartRateBpm ?? second.AverageHeartRateBpm,
            MaxHeartRateBpm = first.MaxHeartRateBpm ?? second.MaxHeartRateBpm,
            AveragePowerWatts = first.AveragePowerWatts ?? second.AveragePowerWatts,
            MaxPowerWatts = first.MaxPowerWatts ?? second.MaxPowerWatts,
            AverageCadenceRpm = first.AverageCadenceRpm ?? second.AverageCadenceRpm,
            MaxCadenceRpm = first.MaxCadenceRpm ?? second.MaxCadenceRpm,
            CaloriesKcal = first.CaloriesKcal ?? second.CaloriesKcal,
            PerceivedIntensity = fromList.PerceivedIntensity ?? fromFile.PerceivedIntensity,
            IsRace = fromFile.IsRace || fromList.IsRace,
            Title = fromList.Title ?? fromFile.Title,
            Notes = fromList.Notes ?? fromFile.Notes,
            ExternalId = fromList.ExternalId ?? fromFile.ExternalId,
            Source = fromFile.Source ?? fromList.Source,
            Device = fromFile.Device ?? fromList.Device,
            FileName = fromList.FileName,
        };

        return joined with { Derived = [.. fromFile.Derived.Where(IsStill)] };

        bool IsStill(string name) => !Totals.TryGetValue(name, out var total) || total(joined) == total(fromFile);
    }

    /// <summary>
    /// A person told the service what it was; that is finer where the device only knew that it ran, walked, or moved.
    /// </summary>
    private static SportType Finer(SportType recorded, SportType listed) => (recorded, listed) switch
    {
        (SportType.Other or SportType.Generic, not SportType.Other) => listed,
        (SportType.Run, SportType.Trail) or (SportType.Walk, SportType.Hike) => listed,
        _ => recorded,
    };

    /// <summary>A recording that knows its local clock and a list that knows the instant: the difference.</summary>
    private static TimeSpan? OffsetBetween(ActivityDraft fromFile, ActivityDraft fromList) =>
        fromFile is { Start: null, LocalStart: { } local } && fromList.Start is { } start
            ? local - start.UtcDateTime
            : null;

    private static TimeSpan Apart(ActivityDraft fromFile, ActivityDraft row) =>
        fromFile.Start is { } recorded && row.Start is { } listed ? (recorded - listed).Duration() : TimeSpan.MaxValue;

    /// <summary>A name as entries are compared: whether one is compressed does not make it another.</summary>
    private static string Known(string name)
    {
        var plain = Slashes(name);
        return plain.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase) ? plain[..^Compressed.Length] : plain;
    }

    private static string Slashes(string name) => name.Replace('\\', '/').TrimStart('/');
}

using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Reality;

/// <content>What a recording adds to a session, and takes with it when it is taken back.</content>
public sealed partial class Session
{
    public const int MaxDevice = 100;
    public const int MaxFile = 255;

    private static readonly Gap[] Gaps =
    [
        // What every session has is never open: only a better recording replaces it.
        new("date", s => s.Date, (s, f, _) => (s.Date, s.Timezone) = (f.Date, f.Timezone), _ => { }),
        new("duration_minutes", s => s.Duration, (s, f, _) => s.Duration = f.Duration, _ => { }),

        // A person who says "other" has said it; a file that does has not known better.
        new("type", s => s is { Type: SportType.Other, EditedAt: null } ? null : s.Type,
            (s, f, _) => s.Type = f.Type, s => s.Type = SportType.Other),
        new("start_time", s => s.StartUtc,
            (s, f, _) => s.StartAt(IsNear(f.StartTime, s.Date) ? f.StartTime : null), s => s.StartAt(null)),
        new("external_id", s => s.ExternalId, (s, f, _) => s.ExternalId = f.ExternalId, s => s.ExternalId = null),
        new("source", s => s.Source, (s, f, _) => s.Source = Said(f.Source), s => s.Source = null),
        new("title", s => s.Title, (s, f, _) => s.Title = Said(f.Title), s => s.Title = null),
        new("notes", s => s.Notes, (s, f, _) => s.Notes = f.Notes, s => s.Notes = null),
        new("elapsed_minutes", s => s.Elapsed, (s, f, _) => s.Elapsed = f.Elapsed, s => s.Elapsed = null),
        new("distance_km", s => s.Distance, (s, f, _) => s.Distance = f.Distance, s => s.Distance = null),
        new("elevation_gain_m", s => s.ElevationGain,
            (s, f, _) => s.ElevationGain = f.ElevationGain, s => s.ElevationGain = null),
        new("average_heart_rate_bpm", s => s.AverageHeartRate,
            (s, f, _) => s.AverageHeartRate = f.AverageHeartRate?.Value > s.MaxHeartRate?.Value
                ? null
                : f.AverageHeartRate,
            s => s.AverageHeartRate = null),
        new("max_heart_rate_bpm", s => s.MaxHeartRate,
            (s, f, _) => s.MaxHeartRate = f.MaxHeartRate?.Value < s.AverageHeartRate?.Value ? null : f.MaxHeartRate,
            s => s.MaxHeartRate = null),
        new("average_power_watts", s => s.AveragePower,
            (s, f, _) => s.AveragePower = f.AveragePower, s => s.AveragePower = null),
        new("calories_kcal", s => s.Calories, (s, f, _) => s.Calories = f.Calories, s => s.Calories = null),
        new("perceived_intensity", s => s.PerceivedIntensity,
            (s, f, _) => s.PerceivedIntensity = f.PerceivedIntensity, s => s.PerceivedIntensity = null),
        new("is_race", s => s is { IsRace: false, EditedAt: null } ? null : s.IsRace,
            (s, f, _) => s.IsRace = f.IsRace, s => s.IsRace = false),
        new("moving_minutes", s => s.Moving, (s, _, r) => s.Moving = r.Moving, s => s.Moving = null),
        new("elevation_loss_m", s => s.ElevationLoss,
            (s, _, r) => s.ElevationLoss = r.ElevationLoss, s => s.ElevationLoss = null),
        new("max_power_watts", s => s.MaxPower, (s, _, r) => s.MaxPower = r.MaxPower, s => s.MaxPower = null),
        new("average_cadence_rpm", s => s.AverageCadence,
            (s, _, r) => s.AverageCadence = r.AverageCadence, s => s.AverageCadence = null),
        new("max_cadence_rpm", s => s.MaxCadence, (s, _, r) => s.MaxCadence = r.MaxCadence, s => s.MaxCadence = null),
        new("device", s => s.Device, (s, _, r) => s.Device = Said(r.Device), s => s.Device = null),
        new("file", s => s.File, (s, _, r) => s.File = r.File, s => s.File = null),
        new("streams", s => s.Streams.Count == 0 ? null : s.Streams,
            (s, _, r) => s.TakeStreams(r),
            s => (s.Streams, s.RecordedSpan, s.IsPartial) = ([], null, false)),
    ];

    private static readonly string[] Totals =
    [
        "duration_minutes", "elapsed_minutes", "moving_minutes", "distance_km", "elevation_gain_m", "elevation_loss_m",
        "average_heart_rate_bpm", "max_heart_rate_bpm", "average_power_watts", "max_power_watts",
        "average_cadence_rpm", "max_cadence_rpm", "calories_kcal",
    ];

    /// <summary>Not a fact that can be filled: it goes with the recording, also with one of no moments.</summary>
    private const string Partial = "is_partial";

    /// <summary>What belongs to the points: where and when they were recorded, and by what.</summary>
    private static readonly string[] OfPoints = ["streams", "file", "device", "source", "date", "start_time", "type"];

    /// <summary>What a person said to another program, or that program of it: no recording knows it better.</summary>
    private static readonly string[] Words = ["external_id", "title", "notes", "perceived_intensity"];

    /// <summary>By how much lengths may differ that are the same: time is counted in more than one way.</summary>
    private const double SameLength = 0.05;

    /// <summary>Writes a session down that a device recorded.</summary>
    /// <exception cref="DomainException">The facts contradict each other or break a limit.</exception>
    public Session(
        SessionId id,
        AthleteId athleteId,
        SessionFacts facts,
        RecordedFacts recorded,
        DateOnly today,
        DateTimeOffset now)
        : this(id, athleteId, facts, today, now)
    {
        Check(recorded);
        EditedAt = null;
        (Moving, ElevationLoss, MaxPower) = (recorded.Moving, recorded.ElevationLoss, recorded.MaxPower);
        (AverageCadence, MaxCadence) = (recorded.AverageCadence, recorded.MaxCadence);
        (Device, File) = (Said(recorded.Device), recorded.File);
        (Derived, IsPartial) = (InOrder(recorded.Derived), recorded.IsPartial);
        TakeStreams(recorded);
    }

    /// <summary>
    /// Takes from another recording of this session what is not known yet. What is known stays, whoever said it.
    /// </summary>
    /// <returns>What was filled, as the API names it; nothing changes when that is nothing.</returns>
    /// <exception cref="DomainException">The facts break a limit.</exception>
    public IReadOnlyList<string> Fill(SessionFacts facts, RecordedFacts recorded, DateTimeOffset now)
    {
        Check(facts with { StartTime = null, AverageHeartRate = null }, facts.Date);
        Check(recorded);
        var open = Gaps.Where(gap => gap.IsOpen(this)).ToArray();
        foreach (var gap in open) gap.Fill(this, facts, recorded);
        string[] filled = [.. open.Where(gap => !gap.IsOpen(this)).Select(gap => gap.Name)];
        if (filled.Length == 0) return filled;
        Derived = InOrder(Derived.Union(recorded.Derived.Intersect(filled)));
        UpdatedAt = Changes.After(UpdatedAt, now);
        return filled;
    }

    /// <summary>Forgets what <see cref="Fill"/> had filled.</summary>
    /// <param name="filled">The facts, as the API names them.</param>
    /// <param name="now">When they are forgotten.</param>
    public void Forget(IReadOnlyCollection<string> filled, DateTimeOffset now)
    {
        foreach (var gap in Gaps.Where(gap => filled.Contains(gap.Name))) gap.Forget(this);
        Derived = [.. Derived.Except(filled)];
        UpdatedAt = Changes.After(UpdatedAt, now);
    }

    /// <summary>Whether something was cut off of another recording, of which this one has more.</summary>
    public bool HasMoreThan(RecordedFacts recorded) => recorded.IsPartial
        && (IsPartial ? (recorded.Span?.Value ?? 0) <= (RecordedSpan?.Value ?? 0) : Streams.Count > 0);

    /// <summary>Whether something was cut off of this recording, of which another one has more.</summary>
    public bool IsPartOf(RecordedFacts recorded) => IsPartial && !HasMoreThan(recorded);

    /// <summary>
    /// Takes from another recording of this session what it knows better: of the whole what a part had counted, what
    /// was counted where it was computed, points with all sensors of those that are there and more. Nothing, when a
    /// person has edited the session.
    /// </summary>
    /// <param name="facts">What the other one says.</param>
    /// <param name="recorded">What only it tells.</param>
    /// <param name="aside">The number under which this session is kept, out of sight, as it was.</param>
    /// <param name="today">The athlete's day.</param>
    /// <param name="now">When it is done.</param>
    /// <returns>
    /// The session as it was, and what was replaced or filled, as the API names it; null when there is nothing to
    /// replace.
    /// </returns>
    /// <exception cref="DomainException">The facts contradict each other or break a limit.</exception>
    public (Session Superseded, IReadOnlyList<string> Taken)? Supersede(
        SessionFacts facts, RecordedFacts recorded, SessionId aside, DateOnly today, DateTimeOffset now)
    {
        if (EditedAt is not null || HasMoreThan(recorded)) return null;
        var better = new Session(Id, AthleteId, facts, recorded, today, now);
        var replaced = Weaker(better);
        if (replaced.Count == 0) return null;

        var superseded = new Session
        {
            Id = aside,
            AthleteId = AthleteId,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            DeletedAt = now.ToUniversalTime(),
            SupersededBy = Id,
        };
        superseded.TakeFrom(this, [.. Gaps.Select(gap => gap.Name), Partial]);
        List<string> taken =
        [
            .. from gap in Gaps
               where gap.IsOpen(this)
                   ? !gap.IsOpen(better) && !(KnowsMoreThan(better) && Totals.Contains(gap.Name))
                   : replaced.Contains(gap.Name)
               select gap.Name,
        ];
        if (IsPartial && (better.Streams.Count > 0 || Streams.Count == 0)) taken.Add(Partial);
        TakeFrom(better, taken);
        UpdatedAt = Changes.After(UpdatedAt, now);
        return (superseded, taken);
    }

    /// <summary>What another recording knows better than this one.</summary>
    private HashSet<string> Weaker(Session better)
    {
        var known = Gaps.Where(gap => !gap.IsOpen(better)).Select(gap => gap.Name).ToHashSet();
        var weaker = new HashSet<string>();
        if (IsPartOf(better.Recorded))
        {
            // What a part counted is not what the whole was.
            if (!KnowsMoreThan(better) && !LastedAsLong(better)) weaker.UnionWith(Totals);
            if (better.Streams.Count > 0)
            {
                weaker.UnionWith(KnowsMoreThan(better) ? known.Intersect(OfPoints) : known);
            }
            else if (Streams.Count == 0 || !(LastedAsLong(better) || Duration.Value > better.Duration.Value))
            {
                // Without points it does not know better when it was, and of the whole one is told once.
                weaker.UnionWith(known.Except(OfPoints));
            }
        }
        else if (better is { IsPartial: true, Streams.Count: > 0 })
        {
            weaker.UnionWith(known.Intersect(OfPoints));
        }
        else if (better.Streams.Count > 0)
        {
            // What was told without a recording is no more than what a recording tells.
            if (Streams.Count == 0) weaker.UnionWith(known);
            if (HasFewerPointsThan(better)) weaker.UnionWith(OfPoints.Concat(Totals.Intersect(Derived)));
            weaker.UnionWith(Totals.Intersect(Derived).Except(better.Derived));
            weaker.IntersectWith(known);
        }

        // An average and a maximum that contradict each other are not of one recording.
        var (average, max) = ("average_heart_rate_bpm", "max_heart_rate_bpm");
        if (weaker.Contains(average) && better.AverageHeartRate?.Value > MaxHeartRate?.Value) weaker.Add(max);
        if (weaker.Contains(max) && better.MaxHeartRate?.Value < AverageHeartRate?.Value) weaker.Add(average);
        weaker.ExceptWith(Words);
        return weaker;
    }

    /// <summary>Whether its numbers are those of more than what is left of another recording.</summary>
    private bool KnowsMoreThan(Session other) =>
        other.IsPartial && (!IsPartial || Duration.Value > other.Duration.Value);

    /// <summary>Whether two lengths may be those of one activity.</summary>
    public static bool AreAsLong(double one, double other) =>
        Math.Abs(one - other) <= SameLength * Math.Max(one, other);

    private bool LastedAsLong(Session other) => AreAsLong(Duration.Value, other.Duration.Value);

    /// <summary>
    /// Whether another recording has all sensors of this one and more, or as many and was counted by the device itself.
    /// </summary>
    private bool HasFewerPointsThan(Session better)
    {
        if (Streams.Except(better.Streams).Any()) return false;
        const string duration = "duration_minutes";
        return better.Streams.Count > Streams.Count
            || (Derived.Contains(duration) && !better.Derived.Contains(duration));
    }

    /// <summary>Brings back what <see cref="Supersede"/> had replaced.</summary>
    /// <param name="superseded">The session as it was.</param>
    /// <param name="names">What is brought back, as the API names it.</param>
    /// <param name="now">When it is done.</param>
    public void Return(Session superseded, IReadOnlyCollection<string> names, DateTimeOffset now)
    {
        TakeFrom(superseded, names);
        UpdatedAt = Changes.After(UpdatedAt, now);
    }

    /// <summary>Names in the order of the totals, so that the same facts say the same.</summary>
    private static string[] InOrder(IEnumerable<string> derived) =>
        [.. derived.OrderBy(name => Array.IndexOf(Totals, name)).ThenBy(name => name, StringComparer.Ordinal)];

    private void TakeFrom(Session other, IReadOnlyCollection<string> names)
    {
        var (facts, recorded) = (other.Facts, other.Recorded);
        var gaps = Gaps.Where(gap => names.Contains(gap.Name)).ToList();
        foreach (var gap in gaps) gap.Forget(this);

        // What contradicts it was added to what is replaced now.
        if (names.Contains("average_heart_rate_bpm") && other.AverageHeartRate?.Value > MaxHeartRate?.Value)
        {
            MaxHeartRate = null;
        }

        if (names.Contains("max_heart_rate_bpm") && other.MaxHeartRate?.Value < AverageHeartRate?.Value)
        {
            AverageHeartRate = null;
        }

        foreach (var gap in gaps.Where(gap => !gap.IsOpen(other))) gap.Fill(this, facts, recorded);
        if (names.Contains(Partial)) IsPartial = other.IsPartial;
        Derived = InOrder(Derived.Except(names).Union(other.Derived.Intersect(names)));
    }

    private static void Check(RecordedFacts recorded)
    {
        PlainText.Check(recorded.Device, MaxDevice, nameof(Device));
        PlainText.Check(recorded.File, MaxFile, nameof(File));
    }

    private void TakeStreams(RecordedFacts recorded)
    {
        (Streams, RecordedSpan) = (recorded.Streams, recorded.Span);
        if (Streams.Count > 0) IsPartial = recorded.IsPartial;
    }

    private void StartAt(DateTimeOffset? start) =>
        (StartUtc, UtcOffsetMinutes) = (start?.ToUniversalTime(), (int?)start?.Offset.TotalMinutes);
}

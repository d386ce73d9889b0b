using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Reality;

/// <summary>A completed workout. Knows nothing of what was planned.</summary>
public sealed partial class Session
{
    public const int MaxExternalId = 200;
    public const int MaxSource = 100;
    public const int MaxTitle = 200;
    public const int MaxNotes = 20_000;

    /// <summary>For how long a deleted session can be restored.</summary>
    public const int RestorableDays = 30;

    /// <summary>Why an external id is refused that shows nothing.</summary>
    public const string BlankExternalId = "An external id is not blank; leave it out when there is none.";

    private Session() { }

    /// <summary>Writes a session down.</summary>
    /// <exception cref="DomainException">The facts contradict each other or break a limit.</exception>
    public Session(SessionId id, AthleteId athleteId, SessionFacts facts, DateOnly today, DateTimeOffset now)
    {
        (Id, AthleteId) = (id, athleteId);
        CreatedAt = UpdatedAt = now.ToUniversalTime();
        EditedAt = CreatedAt;
        Take(facts, today);
    }

    public SessionId Id { get; private init; }
    public AthleteId AthleteId { get; private init; }
    public DateOnly Date { get; private set; }

    /// <summary>The instant it began, in UTC.</summary>
    public DateTimeOffset? StartUtc { get; private set; }

    /// <summary>How far the clocks where it happened were ahead of UTC.</summary>
    public int? UtcOffsetMinutes { get; private set; }

    /// <summary>The local time it began.</summary>
    public DateTimeOffset? StartTime => LocalStart(StartUtc, UtcOffsetMinutes);

    public Timezone? Timezone { get; private set; }
    public string? ExternalId { get; private set; }
    public string? Source { get; private set; }
    public SportType Type { get; private set; }
    public string? Title { get; private set; }
    public Minutes Duration { get; private set; }
    public Minutes? Elapsed { get; private set; }
    public Kilometres? Distance { get; private set; }
    public Metres? ElevationGain { get; private set; }
    public BeatsPerMinute? AverageHeartRate { get; private set; }
    public BeatsPerMinute? MaxHeartRate { get; private set; }
    public Watts? AveragePower { get; private set; }
    public Kilocalories? Calories { get; private set; }
    public Intensity? PerceivedIntensity { get; private set; }
    public bool IsRace { get; private set; }
    public string? Notes { get; private set; }

    /// <summary>Time in motion, by speed and not by the timer.</summary>
    public Minutes? Moving { get; private set; }

    public Metres? ElevationLoss { get; private set; }
    public Watts? MaxPower { get; private set; }
    public Rpm? AverageCadence { get; private set; }
    public Rpm? MaxCadence { get; private set; }

    /// <summary>What recorded it, as a person would name it.</summary>
    public string? Device { get; private set; }

    /// <summary>The name of the file it was read from.</summary>
    public string? File { get; private set; }

    /// <summary>Whether a part of the recording could not be read.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>What no device counted: computed from the points, named as the API names it.</summary>
    public IReadOnlyList<string> Derived { get; private set; } = [];

    /// <summary>Time from the first to the last recorded moment.</summary>
    public Minutes? RecordedSpan { get; private set; }

    /// <summary>What was measured moment by moment.</summary>
    public IReadOnlyList<StreamType> Streams { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>
    /// When a person, or a program for them, last said what it is; null while all of it was read from files.
    /// </summary>
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>When it was deleted. It is nowhere to be seen since, but can be restored for a while.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>
    /// The session whose recording this was until a better one took its place; null for a session of its own.
    /// </summary>
    public SessionId? SupersededBy { get; private init; }

    /// <summary>All that people may say of it, as it could be said again.</summary>
    public SessionFacts Facts => new()
    {
        Date = Date,
        StartTime = StartTime,
        Timezone = Timezone,
        ExternalId = ExternalId,
        Source = Source,
        Type = Type,
        Title = Title,
        Duration = Duration,
        Elapsed = Elapsed,
        Distance = Distance,
        ElevationGain = ElevationGain,
        AverageHeartRate = AverageHeartRate,
        MaxHeartRate = MaxHeartRate,
        AveragePower = AveragePower,
        Calories = Calories,
        PerceivedIntensity = PerceivedIntensity,
        IsRace = IsRace,
        Notes = Notes,
    };

    /// <summary>All that only a recording tells of it.</summary>
    public RecordedFacts Recorded => new()
    {
        Moving = Moving,
        ElevationLoss = ElevationLoss,
        MaxPower = MaxPower,
        AverageCadence = AverageCadence,
        MaxCadence = MaxCadence,
        Device = Device,
        File = File,
        IsPartial = IsPartial,
        Derived = Derived,
        Span = RecordedSpan,
        Streams = Streams,
    };

    /// <summary>Takes the session out of sight; with its recording it can come back.</summary>
    public void Delete(DateTimeOffset now) => DeletedAt = now.ToUniversalTime();

    /// <summary>Brings a deleted session back as it was.</summary>
    public void Restore(DateTimeOffset now)
    {
        DeletedAt = null;
        UpdatedAt = Changes.After(UpdatedAt, now);
    }

    /// <summary>Replaces all that was known of the session.</summary>
    /// <exception cref="DomainException">The facts contradict each other or break a limit.</exception>
    public void Correct(SessionFacts facts, DateOnly today, DateTimeOffset now)
    {
        var before = Facts;
        Take(facts, today);
        UpdatedAt = Changes.After(UpdatedAt, now);

        // Who sends back what they read has said nothing.
        if (Facts != before) EditedAt = UpdatedAt;
    }

    /// <summary>The local time a session began, made whole again from its two stored halves.</summary>
    public static DateTimeOffset? LocalStart(DateTimeOffset? utc, int? offsetMinutes) =>
        utc?.ToOffset(TimeSpan.FromMinutes(offsetMinutes ?? 0));

    private void Take(SessionFacts facts, DateOnly today)
    {
        Check(facts, today);
        Derived = [.. Derived.Where(name => StaysDerived(name, facts))];
        (Date, Timezone, Type, IsRace) = (facts.Date, facts.Timezone, facts.Type, facts.IsRace);
        StartAt(facts.StartTime);
        (ExternalId, Source, Title, Notes) = (facts.ExternalId, Said(facts.Source), Said(facts.Title), facts.Notes);
        (Duration, Elapsed) = (facts.Duration, facts.Elapsed);
        (Distance, ElevationGain) = (facts.Distance, facts.ElevationGain);
        (AverageHeartRate, MaxHeartRate) = (facts.AverageHeartRate, facts.MaxHeartRate);
        (AveragePower, Calories, PerceivedIntensity) = (facts.AveragePower, facts.Calories, facts.PerceivedIntensity);
    }

    /// <summary>
    /// Whether a fact that was computed is still the computed one, and not what a person says instead.
    /// </summary>
    private bool StaysDerived(string name, SessionFacts facts) => name switch
    {
        "duration_minutes" => facts.Duration == Duration,
        "elapsed_minutes" => facts.Elapsed == Elapsed,
        "distance_km" => facts.Distance == Distance,
        "elevation_gain_m" => facts.ElevationGain == ElevationGain,
        "average_heart_rate_bpm" => facts.AverageHeartRate == AverageHeartRate,
        "max_heart_rate_bpm" => facts.MaxHeartRate == MaxHeartRate,
        "average_power_watts" => facts.AveragePower == AveragePower,
        _ => true,
    };

    /// <summary>A name as it was written; one without a word says nothing, and what was not said is null.</summary>
    private static string? Said(string? text) => PlainText.IsBlank(text) ? null : text;

    // All of it before any of it is taken: a session whose correction was refused is the session it was.
    private static void Check(SessionFacts facts, DateOnly today)
    {
        Days.Check(facts.Date, today);
        PlainText.Check(facts.ExternalId, MaxExternalId, nameof(ExternalId));
        PlainText.Check(facts.Source, MaxSource, nameof(Source));
        PlainText.Check(facts.Title, MaxTitle, nameof(Title));
        PlainText.Check(facts.Notes, MaxNotes, nameof(Notes));
        if (facts.ExternalId is { } id && PlainText.IsBlank(id))
        {
            throw new DomainException(BlankExternalId, nameof(ExternalId));
        }

        if (!IsNear(facts.StartTime, facts.Date))
        {
            throw new DomainException(
                $"The session began on {facts.StartTime:yyyy-MM-dd}, which is not its day {facts.Date:yyyy-MM-dd}.",
                nameof(SessionFacts.StartTime));
        }

        if (facts.AverageHeartRate?.Value > facts.MaxHeartRate?.Value)
        {
            throw new DomainException(
                "The average heart rate is above the maximum.", nameof(SessionFacts.AverageHeartRate));
        }
    }

    /// <summary>
    /// Whether a start, if there is one, is that of a day, with a day of slack: programs send the start in UTC and the
    /// day on local clocks.
    /// </summary>
    private static bool IsNear(DateTimeOffset? start, DateOnly day) =>
        start is null || Math.Abs(DateOnly.FromDateTime(start.Value.DateTime).DayNumber - day.DayNumber) <= 1;
}

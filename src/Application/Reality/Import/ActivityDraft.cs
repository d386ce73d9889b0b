using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>
/// One session as a file tells of it, before any rule has looked at it: SI units, nothing rounded, null for what the
/// file does not record. A zero that only means "no sensor" is null already; a zero that was measured is zero.
/// </summary>
public sealed record ActivityDraft
{
    /// <summary>
    /// Which activity of its file this belongs to, from 0. The sessions of a triathlon share one; two tracks in one
    /// file, two parts glued together, two rows of a list have their own.
    /// </summary>
    public int Activity { get; init; }

    /// <summary>
    /// Which one it is, in words a person finds it again by, where a file holds many: <c>row 12, Evening Run</c>.
    /// Null when the file is the activity.
    /// </summary>
    public string? Entry { get; init; }

    /// <summary>
    /// The file that holds the recording, as a list names it: <c>activities/123.fit.gz</c>, from the list's own folder.
    /// Null when the list names none, and in everything that is not a list.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>
    /// The instant it began (UTC), or null when the file knows none: a device whose clock was never set.
    /// </summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>
    /// How far the clocks where it happened were ahead of UTC, as the file says and unjudged; null when it says
    /// nothing.
    /// </summary>
    public TimeSpan? RecordedOffset { get; init; }

    /// <summary>
    /// When it began on the clocks where it happened, of a file that knows these but no instant (lists of activities,
    /// devices without a set clock); null when <see cref="Start"/> is known.
    /// </summary>
    public DateTime? LocalStart { get; init; }

    public SportType Type { get; init; } = SportType.Other;

    /// <summary>The sport in the file's own words, such as <c>running/trail</c>; null when it has none.</summary>
    public string? Sport { get; init; }

    public double? ElapsedSeconds { get; init; }
    public double? TimerSeconds { get; init; }
    public double? MovingSeconds { get; init; }
    public double? DistanceM { get; init; }
    public double? AscentM { get; init; }
    public double? DescentM { get; init; }
    public double? AverageHeartRateBpm { get; init; }
    public double? MaxHeartRateBpm { get; init; }
    public double? AveragePowerWatts { get; init; }
    public double? MaxPowerWatts { get; init; }
    public double? AverageCadenceRpm { get; init; }
    public double? MaxCadenceRpm { get; init; }
    public double? CaloriesKcal { get; init; }

    /// <summary>How hard it felt, from 1 to 10.</summary>
    public int? PerceivedIntensity { get; init; }

    public bool IsRace { get; init; }
    public string? Title { get; init; }
    public string? Notes { get; init; }

    /// <summary>What the program that wrote the file calls this activity, such as <c>strava:1234</c>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The maker or program, such as <c>garmin</c> or <c>StravaGPX</c>.</summary>
    public string? Source { get; init; }

    /// <summary>The device that recorded it, as a person would name it.</summary>
    public string? Device { get; init; }

    /// <summary>
    /// What was not recorded but computed from the points, as the members of the API are named: <c>distance_km</c>.
    /// </summary>
    public IReadOnlyList<string> Derived { get; init; } = [];

    /// <summary>Whether a part of the recording could not be read, so that what is here is not all that was.</summary>
    public bool IsPartial { get; init; }

    public IReadOnlyList<Lap> Laps { get; init; } = [];
    public Streams Streams { get; init; } = Streams.None;
}

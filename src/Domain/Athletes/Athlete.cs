using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Athletes;

/// <summary>The owner of all data, and how numbers are counted for this person.</summary>
public sealed class Athlete
{
    private Athlete() { }

    /// <summary>An athlete with the settings of a first start.</summary>
    public Athlete(AthleteId id, Timezone timezone, DateTimeOffset now)
    {
        Id = id;
        Timezone = timezone;
        CreatedAt = UpdatedAt = now.ToUniversalTime();
    }

    public AthleteId Id { get; private init; }

    /// <summary>Where the athlete lives: it decides what day it is.</summary>
    public Timezone Timezone { get; private set; } = Timezone.Utc;

    /// <summary>The sports whose kilometres add up to the distance of a week.</summary>
    public IReadOnlyList<SportType> DistanceTypes { get; private set; } = [SportType.Run, SportType.Trail];

    /// <summary>The sports whose metres add up to the climb of a week.</summary>
    public IReadOnlyList<SportType> ElevationTypes { get; private set; } =
        [SportType.Run, SportType.Trail, SportType.Hike];

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Says how this athlete's numbers are counted from now on.</summary>
    public void Change(
        Timezone timezone,
        IEnumerable<SportType> distanceTypes,
        IEnumerable<SportType> elevationTypes,
        DateTimeOffset now)
    {
        Timezone = timezone;
        DistanceTypes = [.. distanceTypes.Distinct().Order()];
        ElevationTypes = [.. elevationTypes.Distinct().Order()];
        UpdatedAt = Changes.After(UpdatedAt, now);
    }
}

using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Tests;

/// <summary>A session of which everything is known, and a lap of it; each fact different from every other.</summary>
internal static class KnownSession
{
    public static readonly SessionFacts Facts = new()
    {
        Date = new(2026, 11, 16),
        StartTime = new(2026, 11, 16, 6, 30, 0, TimeSpan.FromHours(1)),
        Timezone = Timezone.Parse("Europe/Berlin"),
        ExternalId = "watch-1",
        Source = "watch",
        Type = SportType.Trail,
        Title = "Hills",
        Duration = Minutes.Of(62.5),
        Elapsed = Minutes.Of(70),
        Distance = Kilometres.Of(11.2),
        ElevationGain = Metres.Of(380),
        AverageHeartRate = BeatsPerMinute.Of(141),
        MaxHeartRate = BeatsPerMinute.Of(172),
        AveragePower = Watts.Of(255),
        Calories = Kilocalories.Of(840),
        PerceivedIntensity = Intensity.Of(6),
        IsRace = true,
        Notes = "Along the river",
    };

    public static readonly RecordedFacts Recorded = new()
    {
        Moving = Minutes.Of(61),
        ElevationLoss = Metres.Of(370),
        MaxPower = Watts.Of(612),
        AverageCadence = Rpm.Of(82),
        MaxCadence = Rpm.Of(97),
        Device = "Watch 3",
        File = "hills.fit",
        IsPartial = true,
        Derived = ["moving_minutes", "distance_km"],
        Span = Minutes.Of(69.5),
        Streams = [StreamType.Time, StreamType.Latitude, StreamType.HeartRate],
    };

    public static readonly Lap Lap = new()
    {
        StartSeconds = 60,
        ElapsedSeconds = 310.5,
        TimerSeconds = 300.25,
        DistanceM = 1000,
        AscentM = 41,
        DescentM = 12,
        AverageHeartRateBpm = 139,
        MaxHeartRateBpm = 151,
        AveragePowerWatts = 248,
        MaxPowerWatts = 402,
        AverageCadenceRpm = 81,
        MaxSpeedMps = 4.125,
        CaloriesKcal = 71,
    };
}

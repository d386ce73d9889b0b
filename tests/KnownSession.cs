using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Tests;

/// <summary>A session of which everything is known, each fact different from every other.</summary>
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
}

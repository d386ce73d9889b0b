using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Reality;

/// <summary>Everything that is known of one session. What is not known is null, never zero.</summary>
public sealed record SessionFacts
{
    /// <summary>The day it happened on, on the clocks where it happened.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The instant it began, with the offset of the clocks where it happened.</summary>
    public DateTimeOffset? StartTime { get; init; }

    public Timezone? Timezone { get; init; }

    /// <summary>What another program calls this session; no two sessions of an athlete share one.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Where it was written down: a device, a service, a page.</summary>
    public string? Source { get; init; }

    public required SportType Type { get; init; }
    public string? Title { get; init; }

    /// <summary>Time in motion, by the timer of whoever recorded it.</summary>
    public required Minutes Duration { get; init; }

    /// <summary>Time from start to end, pauses included.</summary>
    public Minutes? Elapsed { get; init; }

    public Kilometres? Distance { get; init; }
    public Metres? ElevationGain { get; init; }
    public BeatsPerMinute? AverageHeartRate { get; init; }
    public BeatsPerMinute? MaxHeartRate { get; init; }
    public Watts? AveragePower { get; init; }
    public Kilocalories? Calories { get; init; }
    public Intensity? PerceivedIntensity { get; init; }
    public bool IsRace { get; init; }
    public string? Notes { get; init; }
}

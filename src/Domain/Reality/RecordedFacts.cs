using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Reality;

/// <summary>
/// What only a recording tells of a session, beyond what people write down. Nobody corrects it by hand.
/// </summary>
public sealed record RecordedFacts
{
    public Minutes? Moving { get; init; }
    public Metres? ElevationLoss { get; init; }
    public Watts? MaxPower { get; init; }
    public Rpm? AverageCadence { get; init; }
    public Rpm? MaxCadence { get; init; }
    public string? Device { get; init; }

    /// <summary>The name of the file it was read from; null when it is a row of a list.</summary>
    public string? File { get; init; }

    public bool IsPartial { get; init; }
    public IReadOnlyList<string> Derived { get; init; } = [];

    /// <summary>Time from the first to the last recorded moment; null without streams.</summary>
    public Minutes? Span { get; init; }

    public IReadOnlyList<StreamType> Streams { get; init; } = [];
}

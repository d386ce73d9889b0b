#nullable enable

using TrainingOs.Architecture.Tests.Samples.Plan;

namespace TrainingOs.Architecture.Tests.Samples.Reality;

/// <summary>Something done that knows what it was meant for.</summary>
public sealed class Feat
{
    public long Id { get; set; }
    public Aim? Aim { get; set; }
}

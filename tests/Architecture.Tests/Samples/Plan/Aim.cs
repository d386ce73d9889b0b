#nullable enable

using TrainingOs.Architecture.Tests.Samples.Reality;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Architecture.Tests.Samples.Plan;

/// <summary>Something meant that knows what was done for it.</summary>
public sealed class Aim
{
    public long Id { get; set; }
    public AthleteId AthleteId { get; set; }
    public List<Feat> Feats { get; set; } = [];
}

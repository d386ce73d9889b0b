using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Common;

/// <summary>The athlete a request is about. Stores show only what belongs to this one.</summary>
public interface ICurrentAthlete
{
    AthleteId Id { get; }
}

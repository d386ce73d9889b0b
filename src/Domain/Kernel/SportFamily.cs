namespace TrainingOs.Domain.Kernel;

/// <summary>Sports that load the body alike, so that one may stand in for another.</summary>
public enum SportFamily
{
    OnFoot,
    Wheels,
    Water,
    Gliding,
    Gym,
    Other,
}

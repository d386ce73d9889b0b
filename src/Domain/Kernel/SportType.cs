namespace TrainingOs.Domain.Kernel;

/// <summary>What kind of sport a session is, planned or done.</summary>
public enum SportType
{
    Run,
    Trail,
    Hike,
    Walk,
    Bike,
    Swim,
    Row,
    Ski,
    Skate,
    Strength,
    Mobility,
    Generic,
    Other,
}

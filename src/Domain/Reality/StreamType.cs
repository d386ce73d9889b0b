namespace TrainingOs.Domain.Reality;

/// <summary>What a device measures again and again while a session lasts. The unit is in the name of the API.</summary>
public enum StreamType
{
    /// <summary>Seconds since the session began.</summary>
    Time,

    /// <summary>Degrees north (WGS 84).</summary>
    Latitude,

    /// <summary>Degrees east (WGS 84).</summary>
    Longitude,

    /// <summary>Metres above sea level.</summary>
    Altitude,

    /// <summary>Metres since the session began, as the device counted them.</summary>
    Distance,

    /// <summary>Beats per minute.</summary>
    HeartRate,

    /// <summary>Revolutions, strides or strokes per minute.</summary>
    Cadence,

    /// <summary>Watts.</summary>
    Power,

    /// <summary>Metres per second.</summary>
    Speed,

    /// <summary>Degrees Celsius.</summary>
    Temperature,
}

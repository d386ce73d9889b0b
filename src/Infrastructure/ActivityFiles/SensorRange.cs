using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.ActivityFiles;

/// <summary>What the sensors of a recorder measure of a body on earth; what lies outside is no measurement.</summary>
internal static class SensorRange
{
    private static readonly (double Least, double Most)[] All = [.. Enum.GetValues<StreamType>().Select(RangeOf)];

    public static bool Holds(StreamType type, double value)
    {
        var (least, most) = All[(int)type];
        return value >= least && value <= most;
    }

    private static (double Least, double Most) RangeOf(StreamType type) => type switch
    {
        StreamType.Time => (0, uint.MaxValue),
        StreamType.Latitude => (-90, 90),
        StreamType.Longitude => (-180, 180),
        StreamType.Altitude => (-11_000, 20_000),
        StreamType.Distance => (0, Kilometres.Most * 1000),

        // In a byte, 255 is the mark of a sensor that was not there; some write it into XML.
        StreamType.HeartRate => (BeatsPerMinute.Least, 254),
        StreamType.Cadence => (0, 254.999),
        StreamType.Power => (Watts.Least, Watts.Most),
        StreamType.Speed => (0, 150),
        StreamType.Temperature => (-60, 80),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}

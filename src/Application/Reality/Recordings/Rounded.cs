namespace TrainingOs.Application.Reality.Recordings;

/// <summary>Numbers as finely as devices measure: digits behind that are an accident of computing.</summary>
internal static class Rounded
{
    public static double? Seconds(double? value) => To(value, 3);

    public static double? Metres(double? value) => To(value, 2);

    public static double? Speed(double? value) => To(value, 3);

    /// <summary>Beats, watts, turns and energy.</summary>
    public static double? Rate(double? value) => To(value, 1);

    private static double? To(double? value, int digits) => value is { } known ? Math.Round(known, digits) : null;
}

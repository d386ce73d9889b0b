using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Tests.ActivityFiles;

/// <summary>Points as devices record them, for the writers of files.</summary>
internal static class Recordings
{
    /// <summary>Any points with positions and some sensors, silent at times, in one or more stretches.</summary>
    public static Gen<Streams> Any { get; } =
        from count in Gen.Choose(1, 40)
        from steps in Gen.Choose(1, 20_000).ArrayOf(count)
        from latitudes in Column(count, -90_000_000, 90_000_000, 1e6, gaps: false)
        from longitudes in Column(count, -180_000_000, 180_000_000, 1e6, gaps: false)
        from altitudes in Column(count, -4000, 88_480, 10)
        from heartRates in Column(count, 20, 254, 1)
        from cadences in Column(count, 1, 254, 1)
        from powers in Column(count, 1, 2500, 1)
        from speeds in Column(count, 1, 30_000, 1000)
        from breaks in Gen.SubListOf(Enumerable.Range(1, 39))
        select new Streams(
            new Dictionary<StreamType, double[]?>
            {
                [StreamType.Time] = [.. steps.Skip(1).Aggregate(
                    new List<double> { 0 }, (past, step) => [.. past, Math.Round(past[^1] + (step / 1000d), 3)])],
                [StreamType.Latitude] = latitudes,
                [StreamType.Longitude] = longitudes,
                [StreamType.Altitude] = altitudes,
                [StreamType.HeartRate] = heartRates,
                [StreamType.Cadence] = cadences,
                [StreamType.Power] = powers,
                [StreamType.Speed] = speeds,
            }.Where(column => column.Value is not null).ToDictionary(column => column.Key, column => column.Value!),
            [.. breaks.Where(at => at < count).Order()]);

    /// <summary>A ride to the north-east: a point a second, five metres each, the heart between 120 and 160.</summary>
    public static Streams Ride(int points, double latitude = 48, double longitude = 7.8, params int[] breaks) => new(
        new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = Each(points, at => at),
            [StreamType.Latitude] = Each(points, at => Math.Round(latitude + (at * 0.00004), 7)),
            [StreamType.Longitude] = Each(points, at => Turned(longitude + (at * 0.00003))),
            [StreamType.Altitude] = Each(points, at => Math.Round(250 + (20 * Math.Sin(at / 200d)), 1)),
            [StreamType.Distance] = Each(points, at => 5 * at),
            [StreamType.HeartRate] = Each(points, at => Math.Round(140 + (20 * Math.Sin(at / 60d)))),
            [StreamType.Cadence] = Each(points, at => 85 + (at % 7)),
            [StreamType.Power] = Each(points, at => 180 + (at % 50)),
            [StreamType.Speed] = Each(points, _ => 5),
            [StreamType.Temperature] = Each(points, _ => 18),
        }, breaks);

    private static Gen<double[]?> Column(int count, int least, int most, double scale, bool gaps = true)
    {
        var values = Gen.Choose(least, most).Where(raw => raw != 0).Select(raw => raw / scale);
        var said = gaps ? Gen.Frequency((5, values), (1, Gen.Constant(double.NaN))) : values;
        var column = said.ArrayOf(count).Select(all => Array.TrueForAll(all, double.IsNaN) ? null : all);
        return gaps ? Gen.Frequency((3, column), (1, Gen.Constant<double[]?>(null))) : column;
    }

    private static double[] Each(int points, Func<int, double> value) =>
        [.. Enumerable.Range(0, points).Select(value)];

    private static double Turned(double longitude) => Math.Round(longitude > 180 ? longitude - 360 : longitude, 7);
}

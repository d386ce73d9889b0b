using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

/// <summary>Distance and speed of a device that tells nothing but where it was.</summary>
public sealed class CompletedMotionTests
{
    private const double DegreeM = Track.EarthRadiusM * Math.PI / 180;

    [Fact]
    public void Who_goes_three_metres_a_second_has_that_speed_and_has_come_as_far()
    {
        var completed = Motion.Completed(North(secondsApart: 1, points: 100, metresPerSecond: 3));

        completed[StreamType.Speed]!.ShouldAllBe(speed => Math.Abs(speed - 3) < 0.01);
        completed[StreamType.Distance]![^1].ShouldBe(297, 0.1);
    }

    [Fact]
    public void Points_far_apart_take_their_speed_from_their_neighbours()
    {
        var completed = Motion.Completed(North(secondsApart: 60, points: 5, metresPerSecond: 4));

        completed[StreamType.Speed]!.ShouldAllBe(speed => Math.Abs(speed - 4) < 0.01);
    }

    [Fact]
    public void A_break_takes_no_part_in_the_speed_beside_it()
    {
        var north = North(secondsApart: 1, points: 40, metresPerSecond: 3);
        var columns = north.Types.ToDictionary(type => type, type => (double[])north[type]!.Clone());
        for (var at = 20; at < 40; at++) columns[StreamType.Latitude][at] += 1;

        var completed = Motion.Completed(new Streams(columns, [20]));

        completed[StreamType.Speed]!.Max().ShouldBe(3, 0.01);
        completed[StreamType.Distance]![^1].ShouldBe(38 * 3, 0.1);
    }

    [Fact]
    public void What_the_device_counted_stays_and_nothing_is_made_of_nothing()
    {
        var north = North(secondsApart: 1, points: 10, metresPerSecond: 3);
        var columns = north.Types.ToDictionary(type => type, type => north[type]!);
        columns[StreamType.Speed] = [.. Enumerable.Repeat(7.0, 10)];
        columns[StreamType.Distance] = [.. Enumerable.Range(0, 10).Select(second => second * 7.0)];

        var counted = Motion.Completed(new Streams(columns, []));

        counted[StreamType.Speed].ShouldBe(columns[StreamType.Speed]);
        counted[StreamType.Distance]!.ShouldBe(columns[StreamType.Distance], 0.001);
        Motion.Completed(Streams.None).ShouldBeSameAs(Streams.None);
    }

    private static Streams North(double secondsApart, int points, double metresPerSecond)
    {
        double[] times = [.. Enumerable.Range(0, points).Select(point => point * secondsApart)];
        return new Streams(
            new Dictionary<StreamType, double[]>
            {
                [StreamType.Time] = times,
                [StreamType.Latitude] = Array.ConvertAll(times, second => second * metresPerSecond / DegreeM),
                [StreamType.Longitude] = new double[points],
            });
    }
}

using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

/// <summary>Sessions kilometre by kilometre.</summary>
public sealed class SplitTests
{
    private static readonly Gen<Streams> Any =
        from steps in Gen.NonEmptyListOf(Gen.Choose(-20, 900))
        from seconds in Gen.NonEmptyListOf(Gen.Choose(1, 60))
        from breaks in Gen.SubListOf(Enumerable.Range(1, 100).ToArray())
        select Moved([.. steps], [.. seconds], [.. breaks.Where(at => at <= steps.Count)]);

    [Fact]
    public void Splits_add_up_to_the_whole_and_all_but_the_last_are_kilometres() => Claim.Holds(
        Any,
        streams =>
        {
            var (distances, splits) = (streams[StreamType.Distance]!, Split.Of(streams));

            splits.Select(split => split.Number).ShouldBe(Enumerable.Range(1, splits.Count));
            splits.Sum(split => split.DistanceM).ShouldBe(Math.Max(0, distances.Max() - distances[0]), 1e-6);
            foreach (var split in splits.SkipLast(1)) split.DistanceM.ShouldBe(Split.LengthM);
            foreach (var split in splits) split.DistanceM.ShouldBeInRange(0, Split.LengthM);
        });

    [Fact]
    public void Their_times_add_up_to_the_time_until_the_end() => Claim.Holds(
        Any,
        streams =>
        {
            var (times, splits) = (streams[StreamType.Time]!, Split.Of(streams));
            foreach (var split in splits) (split.ElapsedSeconds is null or > 0).ShouldBeTrue();
            if (splits.Count == 0 || splits[^1].DistanceM == Split.LengthM) return;

            splits.Sum(split => split.ElapsedSeconds)!.Value.ShouldBe(times[^1] - times[0], 1e-6);
        });

    [Fact]
    public void A_kilometre_is_full_between_two_points_where_it_is_as_far_in_time_as_in_distance()
    {
        var splits = Split.Of(Measured([0, 900, 1900], [0, 90, 290]));

        splits.Select(split => (split.DistanceM, split.ElapsedSeconds)).ShouldBe([(1000, 110), (900, 180)]);
    }

    [Fact]
    public void After_a_break_it_is_full_at_the_first_point_that_is_known()
    {
        var splits = Split.Of(Measured([0, 900, 1900], [0, 90, 290], breaks: [2]));

        splits.Select(split => (split.DistanceM, split.ElapsedSeconds)).ShouldBe([(1000, 290), (900, null)]);
    }

    [Fact]
    public void Points_that_have_no_times_of_their_own_tell_no_time_of_a_kilometre() =>
        Split.Of(Measured([0, 500, 1000, 1500, 2000], [7, 7, 7, 7, 90])).Select(split => split.ElapsedSeconds)
            .ShouldBe([null, 83]);

    [Fact]
    public void Several_kilometres_between_two_points_are_several_splits() =>
        Split.Of(Measured([0, 3500], [0, 350])).Select(split => split.ElapsedSeconds).ShouldBe([100, 100, 100, 50]);

    [Fact]
    public void A_sensor_speaks_for_the_kilometre_it_spoke_in()
    {
        var streams = Measured([0, 500, 1000, 1500, 2000], [0, 100, 200, 300, 400], more: new()
        {
            [StreamType.HeartRate] = [100, 100, 100, 160, 160],
            [StreamType.Power] = [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN],
            [StreamType.Altitude] = [0, 25, 50, 25, 0],
        });

        var splits = Split.Of(streams);

        splits.Count.ShouldBe(2);
        splits[0].AverageHeartRateBpm!.Value.ShouldBe(100, 1e-9);
        splits[1].AverageHeartRateBpm!.Value.ShouldBeGreaterThan(135);
        splits[0].AveragePowerWatts.ShouldBeNull();
        (splits[0].AscentM, splits[0].DescentM).ShouldBe((50, 0));
        (splits[1].AscentM, splits[1].DescentM).ShouldBe((0, 50));
    }

    [Fact]
    public void Where_no_distance_is_known_or_nobody_moved_there_are_none()
    {
        Split.Of(Streams.None).ShouldBeEmpty();
        Split.Of(new(new Dictionary<StreamType, double[]> { [StreamType.Time] = [0, 1] })).ShouldBeEmpty();
        Split.Of(Measured([7, 7], [0, 60])).ShouldBeEmpty();
    }

    [Fact]
    public void Positions_say_how_far_it_was_when_nobody_counted()
    {
        var streams = new Streams(new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [0, 500],
            [StreamType.Latitude] = [0, 0.0134898],
            [StreamType.Longitude] = [0, 0],
        });

        Split.Of(streams).Select(split => Math.Round(split.DistanceM)).ShouldBe([1000, 500]);
    }

    [Fact]
    public void A_distance_beyond_all_measure_does_not_make_splits_without_end() =>
        Split.Of(Measured([0, 1e12], [0, 60])).Count.ShouldBe(5000);

    private static Streams Measured(
        double[] distances, double[] times, int[]? breaks = null, Dictionary<StreamType, double[]>? more = null) =>
        new(
            new Dictionary<StreamType, double[]>(more ?? [])
            {
                [StreamType.Distance] = distances, [StreamType.Time] = times,
            },
            breaks);

    private static Streams Moved(List<int> steps, List<int> seconds, int[] breaks)
    {
        var (way, time) = (0d, 0d);
        var (distances, times) = (new List<double> { 0 }, new List<double> { 0 });
        foreach (var (step, at) in steps.Select((step, at) => (step, at)))
        {
            distances.Add(way += step);
            times.Add(time += seconds[at % seconds.Count]);
        }

        return Measured([.. distances], [.. times], breaks);
    }
}

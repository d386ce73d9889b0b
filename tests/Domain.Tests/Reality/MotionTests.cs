using FsCheck.Fluent;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

public sealed class MotionTests
{
    [Fact]
    public void Standing_still_is_not_moving() =>
        Motion.MovingSeconds(Points([0, 10, 20, 30], [0, 30, 30.5, 60])).ShouldBe(20);

    [Fact]
    public void A_break_is_not_moving() =>
        Motion.MovingSeconds(Points([0, 10, 600, 610], [0, 30, 3000, 3030], 2)).ShouldBe(20);

    [Fact]
    public void Who_counts_no_distance_moves_by_position()
    {
        var streams = new Streams(new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [0, 10, 20],
            [StreamType.Latitude] = [0, 0.001, 0.001],
            [StreamType.Longitude] = [0, 0, 0],
        });
        Motion.MovingSeconds(streams).ShouldBe(10);
    }

    [Fact]
    public void Without_a_way_nothing_is_known_of_motion()
    {
        Motion.MovingSeconds(Streams.None).ShouldBeNull();
        Motion.MovingSeconds(new Streams(new Dictionary<StreamType, double[]> { [StreamType.Time] = [0, 1] }))
            .ShouldBeNull();
    }

    [Fact]
    public void Nobody_moves_longer_than_it_took() => Claim.Holds(
        Gen.Choose(0, 60).Two().ListOf().Where(steps => steps.Count > 0), steps =>
        {
            var times = steps.Aggregate(new List<double> { 0 }, (past, step) => [.. past, past[^1] + step.Item1]);
            var ways = steps.Aggregate(new List<double> { 0 }, (past, step) => [.. past, past[^1] + step.Item2]);
            var moving = Motion.MovingSeconds(Points([.. times], [.. ways]))!.Value;
            moving.ShouldBeInRange(0, times[^1]);
            moving.ShouldBe(steps.Where(step => step.Item2 >= step.Item1 / 3.6).Sum(step => step.Item1), 1e-6);
        });

    private static Streams Points(double[] times, double[] distances, params int[] breaks) => new(
        new Dictionary<StreamType, double[]> { [StreamType.Time] = times, [StreamType.Distance] = distances }, breaks);
}

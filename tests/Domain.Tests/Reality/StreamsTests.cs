using FsCheck.Fluent;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

public sealed class StreamsTests
{
    [Fact]
    public void Stretches_lie_between_the_breaks()
    {
        Points(7, 2, 5).Stretches.ShouldBe([0..2, 2..5, 5..7]);
        Points(1).Stretches.ShouldBe([0..1]);
        Streams.None.Stretches.ShouldBeEmpty();
    }

    [Fact]
    public void A_part_keeps_its_points_its_breaks_and_the_sensors_that_spoke()
    {
        var part = Points(7, 2, 5)[3..6];
        part[StreamType.Time].ShouldBe([3, 4, 5]);
        part.Breaks.ShouldBe([2]);
        part.Types.ShouldBe([StreamType.Time]);
        Points(7)[0..1].Types.ShouldBe([StreamType.Time, StreamType.Power]);
        Points(7)[3..3].Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    public void A_break_lies_between_two_points_and_after_the_one_before(params int[] breaks) =>
        Should.Throw<ArgumentException>(() => Points(7, breaks));

    [Fact]
    public void Stretches_hold_every_point_once() =>
        Claim.Holds(Gen.SubListOf(Enumerable.Range(1, 30)), breaks =>
        {
            var streams = Points(31, [.. breaks.Order()]);
            streams.Stretches.SelectMany(stretch => streams[stretch][StreamType.Time]!)
                .ShouldBe(streams[StreamType.Time]!);
        });

    /// <summary>Points of which only the first has a power.</summary>
    private static Streams Points(int count, params int[] breaks) => new(
        new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [.. Enumerable.Range(0, count).Select(at => (double)at)],
            [StreamType.Power] = [.. Enumerable.Range(0, count).Select(at => at == 0 ? 200 : double.NaN)],
        }, breaks);
}

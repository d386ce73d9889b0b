using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

/// <summary>Fewer points, and the same picture.</summary>
public sealed class ThinningTests
{
    private static readonly StreamType[] Sensors =
        [StreamType.Altitude, StreamType.HeartRate, StreamType.Power, StreamType.Speed];

    private static readonly Gen<Streams> Any =
        from count in Gen.Choose(1, 1500)
        from sensors in Gen.SubListOf(Sensors)
        from seed in Gen.Choose(0, int.MaxValue)
        from breaks in Gen.Choose(0, 30)
        select Recorded(count, [.. sensors], breaks, seed);

    private static readonly Gen<(Streams Streams, int Most)> AnyThinned =
        from streams in Any from most in Gen.Choose(Thinning.Least, 600) select (streams, most);

    [Fact]
    public void There_are_never_more_points_than_asked_for_and_few_enough_stay_as_they_are() => Claim.Holds(
        AnyThinned,
        any =>
        {
            var thin = Thinning.Thin(any.Streams, any.Most);

            thin.Count.ShouldBeLessThanOrEqualTo(any.Most);
            if (any.Streams.Count <= any.Most) thin.ShouldBeSameAs(any.Streams);
            thin.Types.ShouldBe(any.Streams.Types);
        });

    [Fact]
    public void The_highest_and_the_lowest_of_every_column_stay() => Claim.Holds(
        AnyThinned,
        any =>
        {
            var thin = Thinning.Thin(any.Streams, any.Most);

            foreach (var type in any.Streams.Types)
            {
                Extremes(thin[type]!).ShouldBe(Extremes(any.Streams[type]!), type.ToString());
            }
        });

    [Fact]
    public void Every_point_that_stays_is_one_that_was_there_in_its_order_from_the_first_to_the_last() => Claim.Holds(
        AnyThinned,
        any =>
        {
            var (all, thin) = (any.Streams, Thinning.Thin(any.Streams, any.Most));

            var times = thin[StreamType.Time]!;
            times.ShouldBe(times.Distinct().Order());
            (times[0], times[^1]).ShouldBe((all[StreamType.Time]![0], all[StreamType.Time]![^1]));
            for (var at = 0; at < thin.Count; at++)
            {
                var was = Array.BinarySearch(all[StreamType.Time]!, times[at]);
                foreach (var type in all.Types) thin[type]![at].ShouldBe(all[type]![was]);
            }
        });

    [Fact]
    public void Two_points_on_two_sides_of_a_break_are_still_on_two_sides_of_one() => Claim.Holds(
        AnyThinned,
        any =>
        {
            var (all, thin) = (any.Streams, Thinning.Thin(any.Streams, any.Most));

            var begins = all.Breaks.Select(at => all[StreamType.Time]![at]).ToList();
            var times = thin[StreamType.Time]!;
            for (var at = 1; at < thin.Count; at++)
            {
                thin.Breaks.Contains(at)
                    .ShouldBe(begins.Exists(begin => times[at - 1] < begin && begin <= times[at]), $"at {at}");
            }
        });

    [Fact]
    public void A_single_beat_among_twenty_thousand_is_seen()
    {
        var streams = Recorded(20_000, Sensors, breaks: 5, seed: 1);
        streams[StreamType.HeartRate]![12_345] = 2300;

        var thin = Thinning.Thin(streams, 1000);

        thin[StreamType.HeartRate]!.ShouldContain(2300);
        thin.Count.ShouldBeInRange(900, 1000);
    }

    [Fact]
    public void Fewer_points_than_can_tell_the_ends_are_a_mistake() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Thinning.Thin(Streams.None, Thinning.Least - 1));

    private static (double, double) Extremes(double[] values)
    {
        var said = values.Where(value => !double.IsNaN(value)).DefaultIfEmpty().ToList();
        return (said.Min(), said.Max());
    }

    private static Streams Recorded(int count, StreamType[] sensors, int breaks, int seed)
    {
        var random = new Random(seed);
        var columns = sensors.ToDictionary(
            sensor => sensor,
            _ => Enumerable.Range(0, count)
                .Select(at => at > 0 && random.Next(10) == 0 ? double.NaN : (double)random.Next(1000)).ToArray());
        columns[StreamType.Time] = [.. Enumerable.Range(0, count).Select(at => (double)at)];
        var begins = Enumerable.Range(0, breaks).Select(_ => random.Next(1, count + 1)).Where(at => at < count);
        return new Streams(columns, [.. begins.Distinct().Order()]);
    }
}

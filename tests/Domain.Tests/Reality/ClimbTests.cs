using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

public sealed class ClimbTests
{
    private static readonly Gen<double[]> AnyAltitudes =
        Gen.Choose(-4000, 88_000).Select(tenths => tenths / 10d).ArrayOf().Where(altitudes => altitudes.Length > 1);

    [Fact]
    public void A_hill_is_climbed_once_and_gone_down_once() =>
        Climb.Of(Points([0, 50, 100, 50, 0])).ShouldBe(new Climb(100, 100));

    [Fact]
    public void Two_hills_are_two_climbs_less_what_lies_below_the_least() =>
        Climb.Of(Points([100, 110, 109, 120, 100, 101, 100, 130])).ShouldBe(new Climb(50, 20));

    [Theory]
    [InlineData(new[] { 0, 1, 0, 1.5, 0, 1.9, 0.3 })]
    [InlineData(new double[] { 50, 50, 50, 50 })]
    public void Noise_is_no_climb(double[] altitudes) =>
        Climb.Of(Points(altitudes)).ShouldBe(new Climb(0, 0));

    [Fact]
    public void A_single_jump_is_drawn_out_over_the_seconds_around_it()
    {
        var altitudes = Enumerable.Repeat(200d, 60).ToArray();
        altitudes[30] = 215;
        Climb.Of(Points(altitudes, everySeconds: 1)).ShouldBe(new Climb(0, 0));
    }

    [Fact]
    public void Going_from_one_stretch_to_the_next_is_no_climb() =>
        Climb.Of(Points([0, 10, 500, 505], 60, 2)).ShouldBe(new Climb(15, 0));

    [Fact]
    public void Points_without_an_altitude_are_passed_over() =>
        Climb.Of(Points([0, double.NaN, 10, double.NaN])).ShouldBe(new Climb(10, 0));

    [Fact]
    public void Nothing_is_known_without_two_altitudes()
    {
        Climb.Of(Points([5])).ShouldBeNull();
        Climb.Of(Points([5, 6], 60, 1)).ShouldBeNull();
        Climb.Of(Streams.None).ShouldBeNull();
    }

    [Fact]
    public void Up_less_down_is_the_difference_between_end_and_start() => Claim.Holds(AnyAltitudes, altitudes =>
    {
        var climb = Climb.Of(Points(altitudes))!.Value;
        climb.AscentM.ShouldBeGreaterThanOrEqualTo(0);
        climb.DescentM.ShouldBeGreaterThanOrEqualTo(0);
        (climb.AscentM - climb.DescentM).ShouldBe(altitudes[^1] - altitudes[0], (2 * Climb.LeastM) + 1e-6);
        climb.AscentM.ShouldBeLessThanOrEqualTo(Rises(altitudes) + 1e-6);
        climb.DescentM.ShouldBeLessThanOrEqualTo(Rises([.. altitudes.Reverse()]) + 1e-6);
        climb.AscentM.ShouldBeGreaterThanOrEqualTo(Largest(altitudes) < Climb.LeastM ? 0 : Largest(altitudes) - 1e-6);
    });

    [Fact]
    public void Where_the_sea_lies_does_not_matter() => Claim.Holds(AnyAltitudes, altitudes =>
    {
        var (low, high) = (Climb.Of(Points(altitudes))!.Value,
            Climb.Of(Points([.. altitudes.Select(altitude => altitude + 1024)]))!.Value);
        high.AscentM.ShouldBe(low.AscentM, 1e-3);
    });

    private static double Rises(double[] altitudes) =>
        altitudes.Zip(altitudes.Skip(1)).Sum(pair => Math.Max(pair.Second - pair.First, 0));

    private static double Largest(double[] altitudes)
    {
        var (lowest, largest) = (altitudes[0], 0d);
        foreach (var altitude in altitudes)
        {
            lowest = Math.Min(lowest, altitude);
            largest = Math.Max(largest, altitude - lowest);
        }

        return largest;
    }

    private static Streams Points(double[] altitudes, double everySeconds = 60, params int[] breaks) => new(
        new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [.. altitudes.Select((_, at) => at * everySeconds)],
            [StreamType.Altitude] = altitudes,
        }, breaks);
}

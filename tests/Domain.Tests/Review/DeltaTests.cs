using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Review;

namespace TrainingOs.Domain.Tests.Review;

public sealed class DeltaTests
{
    [Fact]
    public void Without_a_target_there_is_no_delta() => Delta.Of(null, 41.5).ShouldBeNull();

    [Theory]
    [InlineData(45, 41.5, -3.5, 92.2)]
    [InlineData(45, 45, 0, 100)]
    [InlineData(45, 0, -45, 0)]
    [InlineData(0.3, 0.1, -0.2, 33.3)]
    [InlineData(3, 2, -1, 66.7)]
    [InlineData(5, 6, 1, 120)]
    [InlineData(1000, 1.5, -998.5, 0.2)]
    [InlineData(2000, 1, -1999, 0.1)]
    [InlineData(1000, 200.5, -799.5, 20.1)]
    [InlineData(1000, 1.15, -998.85, 0.1)]
    [InlineData(40, 10.86, -29.14, 27.2)]
    [InlineData(1.6, 2.3, 0.7, 143.8)]
    public void A_delta_is_what_was_done_less_what_was_meant(
        double target, double actual, double difference, double percent) =>
        Delta.Of(target, actual).ShouldBe(new Delta(target, actual, difference, percent));

    [Theory]
    [InlineData(0)]
    [InlineData(1e-7)]
    [InlineData(double.Epsilon)]
    public void Of_a_target_of_nothing_there_is_no_percentage(double target) =>
        Delta.Of(target, 10)!.Percent.ShouldBeNull();

    [Fact]
    public void A_percentage_is_rounded_from_the_written_numbers_half_up() => Claim.Holds(
        from target in Gen.OneOf(Gen.Choose(1, 5_000_000), Gen.Choose(1, 200).Select(n => 16 * n))
        from actual in Gen.Choose(0, 5_000_000)
        select (target, actual),
        x => Delta.Of(x.target / 1000.0, x.actual / 1000.0)!.Percent
            .ShouldBe((double)Math.Round(100m * x.actual / x.target, 1, MidpointRounding.AwayFromZero)));

    [Fact]
    public void Whatever_is_meant_and_done_the_numbers_are_numbers() => Claim.Holds(
        from target in Amount() from actual in Amount() select (target, actual),
        x =>
        {
            var delta = Delta.Of(x.target, x.actual)!;
            double.IsFinite(delta.Difference).ShouldBeTrue();
            if (delta.Percent is { } percent) double.IsFinite(percent).ShouldBeTrue();
        });

    /// <summary>Amounts a quantity may hold, also the smallest ones a double can write.</summary>
    private static Gen<double> Amount() => Gen.OneOf(
        Gen.Choose(0, 100_000).Select(n => (double)n),
        Gen.Choose(0, 320).Select(n => 5 * Math.Pow(10, -n)),
        Gen.Constant(double.Epsilon));
}

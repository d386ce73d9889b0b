using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Kernel;

public sealed class QuantityTests
{
    /// <summary>Amounts as people write them: whole, or with up to three decimals.</summary>
    private static readonly Gen<double> AnyAmount =
        from thousandths in Gen.Choose(0, 100_000_000) select thousandths / 1000.0;

    [Fact]
    public void A_duration_is_at_most_7_days() =>
        Keeps<Minutes>(0, 10_080, "A duration is from 0 to 10080 minutes (7 days).");

    [Fact]
    public void A_distance_is_at_most_5000_kilometres() =>
        Keeps<Kilometres>(0, 5_000, "A distance is from 0 to 5000 kilometres.");

    [Fact]
    public void A_climb_is_at_most_100000_metres() =>
        Keeps<Metres>(0, 100_000, "An elevation gain is from 0 to 100000 metres.");

    [Fact]
    public void A_heart_beats_from_20_to_300_times_a_minute() =>
        Keeps<BeatsPerMinute>(20, 300, "A heart rate is from 20 to 300 beats per minute.");

    [Fact]
    public void A_power_is_at_most_5000_watts() => Keeps<Watts>(0, 5_000, "A power is from 0 to 5000 watts.");

    [Fact]
    public void An_energy_is_at_most_100000_kilocalories() =>
        Keeps<Kilocalories>(0, 100_000, "An energy is from 0 to 100000 kilocalories.");

    [Fact]
    public void An_intensity_is_a_whole_number_from_1_to_10()
    {
        for (var value = 1; value <= 10; value++) Intensity.Of(value).Value.ShouldBe(value);
        foreach (var value in new[] { -1.0, 0, 11, 1e9 })
        {
            Should.Throw<DomainException>(() => Intensity.Of(value)).Message
                .ShouldBe("An intensity is from 1 to 10 (all out).");
        }

        foreach (var value in new[] { 1.5, 9.999, double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Should.Throw<DomainException>(() => Intensity.Of(value)).Message
                .ShouldBe("An intensity is a whole number from 1 to 10.");
        }
    }

    [Fact]
    public void Whatever_number_comes_it_is_kept_as_it_is_or_refused() => Claim.Holds(
        ArbMap.Default.GeneratorFor<double>(),
        number =>
        {
            if (Quantity.Allows<Kilometres>(number)) Kilometres.Of(number).Value.ShouldBe(number);
            else Should.Throw<DomainException>(() => Kilometres.Of(number));
        });

    [Fact]
    public void Unknown_is_not_zero()
    {
        Quantity.Maybe<Kilometres>(null).ShouldBeNull();
        Quantity.Maybe<Kilometres>(0)!.Value.Value.ShouldBe(0);
        Should.Throw<DomainException>(() => Quantity.Maybe<Kilometres>(-1));
    }

    [Fact]
    public void A_sum_is_what_a_person_writes_under_the_line()
    {
        new[] { 0.1, 0.2 }.ExactSum().ShouldBe(0.3);
        Enumerable.Repeat(0.1, 10).ExactSum().ShouldBe(1);
        new[] { 11.2, 8.9, 21.4 }.ExactSum().ShouldBe(41.5);
        Array.Empty<double>().ExactSum().ShouldBe(0);
    }

    [Fact]
    public void A_sum_of_written_numbers_is_exact() => Claim.Holds(
        Gen.ListOf(Gen.Choose(0, 100_000_000)),
        thousandths => thousandths.Select(n => n / 1000.0).ExactSum()
            .ShouldBe((double)(thousandths.Sum(n => (long)n) / 1000m)));

    [Fact]
    public void The_order_of_a_sum_does_not_matter() => Claim.Holds(
        from amounts in Gen.ArrayOf(AnyAmount) from shuffled in Gen.Shuffle(amounts) select (amounts, shuffled),
        x => x.shuffled.ExactSum().ShouldBe(x.amounts.ExactSum()));

    [Fact]
    public void The_sum_of_one_number_is_that_number_to_its_last_digit()
    {
        // 2625.14 s and 4835.38 m of a watch, in minutes and kilometres.
        new[] { 2625.14 / 60 }.ExactSum().ShouldBe(2625.14 / 60);
        new[] { 4.835380000000001 }.ExactSum().ShouldBe(4.835380000000001);
    }

    [Fact]
    public void A_sum_and_a_difference_keep_every_digit_of_a_number() => Claim.Holds(
        from seconds in AnyAmount select seconds / 60,
        minutes =>
        {
            new[] { minutes }.ExactSum().ShouldBe(minutes);
            Quantity.ExactDifference(minutes, 0).ShouldBe(minutes);
        });

    private static void Keeps<T>(double least, double most, string sentence) where T : struct, IQuantity<T>
    {
        foreach (var value in new[] { least, (least + most) / 3, most }) T.Of(value).Value.ShouldBe(value);
        double[] beyond =
        [
            double.BitDecrement(least), double.BitIncrement(most), -1, double.MinValue, double.MaxValue,
            double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        ];
        foreach (var value in beyond)
        {
            Quantity.Allows<T>(value).ShouldBeFalse();
            Should.Throw<DomainException>(() => T.Of(value)).Message.ShouldBe(sentence);
        }
    }
}

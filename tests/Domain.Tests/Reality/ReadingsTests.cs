using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

public sealed class ReadingsTests
{
    [Fact]
    public void Silence_does_not_count() =>
        Readings.Of([100, double.NaN, 120, double.NaN], withZeros: true).ShouldBe(new Readings(110, 120));

    [Fact]
    public void Zero_counts_where_it_is_a_value() =>
        Readings.Of([0, 200, 100, 0], withZeros: true).ShouldBe(new Readings(75, 200));

    [Fact]
    public void Zero_does_not_count_where_it_means_that_nothing_turned() =>
        Readings.Of([0, 80, 90, 0], withZeros: false).ShouldBe(new Readings(85, 90));

    [Fact]
    public void A_sensor_that_spoke_once_says_nothing_of_the_whole() =>
        Readings.Of([118, double.NaN, double.NaN, double.NaN, double.NaN], withZeros: true).ShouldBeNull();

    [Fact]
    public void No_sensor_says_nothing()
    {
        Readings.Of(null, withZeros: true).ShouldBeNull();
        Readings.Of([], withZeros: true).ShouldBeNull();
        Readings.Of([0, 0], withZeros: false).ShouldBeNull();
    }
}

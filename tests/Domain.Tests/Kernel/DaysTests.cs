using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Kernel;

public sealed class DaysTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(1900, 1, 1)]
    [InlineData(2024, 2, 29)]
    [InlineData(2026, 11, 22)]
    [InlineData(2026, 11, 23)]
    [InlineData(2027, 11, 22)]
    public void From_1900_to_a_year_ahead_something_may_be_written_down(int year, int month, int day) =>
        Days.Check(new(year, month, day), Today).ShouldBe(new(year, month, day));

    [Fact]
    public void The_day_before_1900_is_refused()
    {
        var refused = Should.Throw<DomainException>(() => Days.Check(new(1899, 12, 31), Today));
        refused.Message.ShouldBe("The day 1899-12-31 lies before 1900-01-01.");
        refused.About.ShouldBe("Date");
    }

    [Fact]
    public void A_year_and_a_day_ahead_is_refused()
    {
        var refused = Should.Throw<DomainException>(() => Days.Check(new(2027, 11, 23), Today));
        refused.Message.ShouldBe("The day 2027-11-23 lies more than a year ahead.");
        refused.About.ShouldBe("Date");
    }

    [Fact]
    public void A_year_after_a_29th_of_February_ends_on_the_28th()
    {
        var leapDay = new DateOnly(2028, 2, 29);
        Days.Check(new(2029, 2, 28), leapDay).ShouldBe(new(2029, 2, 28));
        Should.Throw<DomainException>(() => Days.Check(new(2029, 3, 1), leapDay));
    }
}

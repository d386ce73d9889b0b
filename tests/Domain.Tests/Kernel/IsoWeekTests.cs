using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Kernel;

public sealed class IsoWeekTests
{
    /// <summary>The years from 2000 to 2099 that have 53 weeks, as published; no arithmetic of ours.</summary>
    private static readonly int[] LongYears =
        [2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060, 2065, 2071, 2076, 2082, 2088, 2093, 2099];

    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2200, 12, 28);

    private static readonly Gen<DateOnly> AnyDayOfAWeek =
        Gen.Choose(FirstDay.DayNumber, LastDay.DayNumber).Select(DateOnly.FromDayNumber);

    private static readonly Gen<IsoWeek> AnyWeek = AnyDayOfAWeek.Select(IsoWeek.Of);

    [Fact]
    public void Every_day_from_1900_to_2200_lies_in_the_week_that_owns_its_Thursday()
    {
        for (var day = FirstDay; day <= LastDay; day = day.AddDays(1))
        {
            // ISO 8601's own definition: Thursday decides the year, and counts its week within that year.
            var thursday = day.AddDays(3 - (((int)day.DayOfWeek + 6) % 7));
            var week = IsoWeek.Of(day);
            (week.Year, week.Number).ShouldBe((thursday.Year, ((thursday.DayOfYear - 1) / 7) + 1), day.ToString("O"));
        }
    }

    [Fact]
    public void Weeks_follow_each_other_without_gap_or_overlap_and_cover_every_day()
    {
        var day = FirstDay;
        for (var week = IsoWeek.Of(FirstDay); ; week = week.Next)
        {
            week.Monday.ShouldBe(day, week.ToString());
            week.Monday.DayOfWeek.ShouldBe(DayOfWeek.Monday);
            week.Days.ShouldBe(Enumerable.Range(0, 7).Select(day.AddDays));
            week.Days.Last().ShouldBe(week.Sunday);
            day = week.Sunday.AddDays(1);
            if (day > LastDay) break;
        }

        day.ShouldBe(LastDay.AddDays(1));
    }

    [Fact]
    public void Every_year_has_the_weeks_the_framework_counts_and_no_other()
    {
        for (var year = IsoWeek.FirstYear; year <= IsoWeek.LastYear; year++)
        {
            var weeks = ISOWeek.GetWeeksInYear(year);
            IsoWeek.WeeksIn(year).ShouldBe(weeks);
            for (var number = 1; number <= weeks; number++)
            {
                new IsoWeek(year, number).Monday.ToDateTime(TimeOnly.MinValue)
                    .ShouldBe(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday));
            }

            IsoWeek.Refusal(year, 0).ShouldBe($"There is no week 0 in {year}: its weeks are 1 to {weeks}.");
            IsoWeek.Refusal(year, weeks).ShouldBeNull();
            Should.Throw<DomainException>(() => new IsoWeek(year, weeks + 1)).Message
                .ShouldBe($"There is no week {weeks + 1} in {year}: its weeks are 1 to {weeks}.");
        }
    }

    [Fact]
    public void The_long_years_of_this_century_have_53_weeks_and_the_others_52()
    {
        for (var year = 2000; year < 2100; year++)
        {
            IsoWeek.WeeksIn(year)
                .ShouldBe(LongYears.Contains(year) ? 53 : 52, year.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("2025-12-28", "2025-W52")]
    [InlineData("2025-12-29", "2026-W01")]
    [InlineData("2026-11-22", "2026-W47")]
    [InlineData("2026-12-28", "2026-W53")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2027-01-04", "2027-W01")]
    [InlineData("2024-02-29", "2024-W09")]
    [InlineData("1900-01-01", "1900-W01")]
    [InlineData("2200-12-28", "2200-W52")]
    public void A_day_lies_in_the_week_a_calendar_shows(string day, string week) =>
        IsoWeek.Of(DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)).ToString().ShouldBe(week);

    [Fact]
    public void The_text_of_a_week_reads_back_as_that_week() => Claim.Holds(AnyWeek, week =>
    {
        IsoWeek.Parse(week.ToString()).ShouldBe(week);
        IsoWeek.TryParse(week.ToString(), null, out var again).ShouldBeTrue();
        again.ShouldBe(week);
    });

    [Fact]
    public void The_text_of_a_week_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            new IsoWeek(2026, 7).ToString().ShouldBe("2026-W07");
            IsoWeek.Parse("2026-W07", new CultureInfo("th-TH")).ShouldBe(new IsoWeek(2026, 7));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_week_contains_its_days_and_no_other() => Claim.Holds(
        from week in AnyWeek from day in AnyDayOfAWeek select (week, day),
        x =>
        {
            x.week.Days.ShouldAllBe(day => x.week.Contains(day));
            x.week.Contains(x.week.Monday.AddDays(-1)).ShouldBeFalse();
            x.week.Contains(x.week.Sunday.AddDays(1)).ShouldBeFalse();
            x.week.Contains(x.day).ShouldBe(IsoWeek.Of(x.day) == x.week);
        });

    [Fact]
    public void Next_and_previous_undo_each_other() => Claim.Holds(AnyWeek, week =>
    {
        if (week.Sunday < LastDay) week.Next.Previous.ShouldBe(week);
        if (week.Monday > FirstDay) week.Previous.Next.ShouldBe(week);
    });

    [Fact]
    public void Weeks_are_in_the_order_of_their_Mondays() => Claim.Holds(
        from left in AnyWeek from right in Gen.OneOf(AnyWeek, Gen.Constant(left)) select (left, right),
        x =>
        {
            var byDay = x.left.Monday.CompareTo(x.right.Monday);
            Math.Sign(x.left.CompareTo(x.right)).ShouldBe(Math.Sign(byDay));
            (x.left < x.right).ShouldBe(byDay < 0);
            (x.left > x.right).ShouldBe(byDay > 0);
            (x.left <= x.right).ShouldBe(byDay <= 0);
            (x.left >= x.right).ShouldBe(byDay >= 0);
            (x.left == x.right).ShouldBe(byDay == 0);
            Math.Sign(string.CompareOrdinal(x.left.ToString(), x.right.ToString())).ShouldBe(Math.Sign(byDay));
        });

    [Fact]
    public void What_parses_is_written_just_so() => Claim.Holds(
        Gen.OneOf(Claim.AnyText, NearlyAWeek()),
        text =>
        {
            if (IsoWeek.TryParse(text, null, out var week)) week.ToString().ShouldBe(text);
            else week.ShouldBe(default);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-W4")]
    [InlineData("2026-47")]
    [InlineData("2026W47")]
    [InlineData("2026-w47")]
    [InlineData("2026-W047")]
    [InlineData(" 2026-W47")]
    [InlineData("2026-W47 ")]
    [InlineData("2026-W47-1")]
    [InlineData("2026-W00")]
    [InlineData("2025-W53")]
    [InlineData("2026-W54")]
    [InlineData("1899-W52")]
    [InlineData("2201-W01")]
    [InlineData("2026-W+4")]
    [InlineData("2026-W-4")]
    [InlineData("2026-W 4")]
    [InlineData("2026-W4\0")]
    [InlineData("２０２６-W４７")]
    [InlineData("٢٠٢٦-W٤٧")]
    public void What_is_no_week_does_not_parse(string? text)
    {
        IsoWeek.TryParse(text, null, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => IsoWeek.Parse(text!)).Message.ShouldContain("no ISO week");
    }

    [Fact]
    public void Years_and_numbers_far_off_are_refused_with_a_sentence() => Claim.Holds(
        from year in ArbMap.Default.GeneratorFor<int>() from number in ArbMap.Default.GeneratorFor<int>()
        from far in Gen.Elements(0, int.MaxValue / 2, int.MinValue / 2)
        select (Year: year + far, Number: number),
        x =>
        {
            var refusal = IsoWeek.Refusal(x.Year, x.Number);
            if (refusal is null) new IsoWeek(x.Year, x.Number).Number.ShouldBe(x.Number);
            else Should.Throw<DomainException>(() => new IsoWeek(x.Year, x.Number)).Message.ShouldBe(refusal);
        });

    [Theory]
    [InlineData(1899, 1)]
    [InlineData(2201, 1)]
    [InlineData(int.MinValue, 1)]
    [InlineData(int.MaxValue, 53)]
    public void Weeks_outside_1900_to_2200_are_refused(int year, int number) =>
        Should.Throw<DomainException>(() => new IsoWeek(year, number)).Message
            .ShouldBe("Weeks are kept for the years 1900 to 2200.");

    [Fact]
    public void A_day_has_a_week_or_is_refused() => Claim.Holds(Claim.AnyDay, day =>
    {
        if (day >= FirstDay && day <= LastDay) IsoWeek.Of(day).Contains(day).ShouldBeTrue();
        else Should.Throw<DomainException>(() => IsoWeek.Of(day));
    });

    [Fact]
    public void There_is_nothing_before_the_first_week_and_nothing_after_the_last()
    {
        Should.Throw<DomainException>(() => new IsoWeek(1900, 1).Previous);
        Should.Throw<DomainException>(() => new IsoWeek(2200, 52).Next);
    }

    [Fact]
    public void A_week_that_was_never_set_is_the_first_week() => default(IsoWeek).ShouldBe(new IsoWeek(1900, 1));

    /// <summary>A week with one character put in the place of another.</summary>
    private static Gen<string?> NearlyAWeek() =>
        from week in AnyWeek
        from at in Gen.Choose(0, 7)
        from c in Gen.OneOf(Gen.Choose(0, 127), Gen.Choose(0, char.MaxValue))
        select (string?)(week.ToString()[..at] + (char)c + week.ToString()[(at + 1)..]);
}

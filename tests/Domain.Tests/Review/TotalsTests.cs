using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Review;

namespace TrainingOs.Domain.Tests.Review;

public sealed class TotalsTests
{
    private static readonly SportType[] Distance = [SportType.Run, SportType.Trail];
    private static readonly SportType[] Climb = [SportType.Run, SportType.Trail, SportType.Hike];

    [Fact]
    public void Nothing_done_adds_up_to_nothing_known()
    {
        Totals.Of([]).ShouldBe(new Totals(0, 0, null, null));
        Totals.ByType([]).ShouldBeEmpty();
        WeekTotals.Of([], Distance, Climb).ShouldBe(new WeekTotals(0, 0, 0, 0));
    }

    [Fact]
    public void A_sum_is_unknown_when_no_session_says_its_part() =>
        Totals.Of([new(SportType.Strength, 45, null, null), new(SportType.Strength, 30, null, null)])
            .ShouldBe(new Totals(2, 75, null, null));

    [Fact]
    public void A_session_that_says_nothing_leaves_what_others_say() =>
        Totals.Of([Run(60, 10.1, null), Run(30, null, 0), Run(20, 0.2, null)])
            .ShouldBe(new Totals(3, 110, 10.3, 0));

    [Fact]
    public void Each_sport_that_was_done_has_its_totals_in_the_order_of_sports()
    {
        var byType = Totals.ByType(
            [new(SportType.Bike, 90, 30.5, 200), new(SportType.Run, 60, 10, 80), new(SportType.Bike, 30, 9.7, null)]);
        byType.Keys.ShouldBe([SportType.Run, SportType.Bike]);
        byType[SportType.Run].ShouldBe(new Totals(1, 60, 10, 80));
        byType[SportType.Bike].ShouldBe(new Totals(2, 120, 40.2, 200));
    }

    [Fact]
    public void A_week_counts_every_duration_but_only_the_distance_and_climb_of_the_sports_that_count()
    {
        DoneSession[] done =
        [
            new(SportType.Run, 60.1, 10.1, 100), new(SportType.Trail, 90.2, 15.2, 600),
            new(SportType.Hike, 120, 12, 900),
            new(SportType.Bike, 45, 20, 300), new(SportType.Run, 20, null, null),
        ];
        WeekTotals.Of(done, Distance, Climb).ShouldBe(new WeekTotals(5, 335.3, 25.3, 1600));
        WeekTotals.Of(done, [SportType.Bike], []).ShouldBe(new WeekTotals(5, 335.3, 20, 0));
    }

    [Fact]
    public void The_totals_of_the_sports_add_up_to_the_totals_of_all() => Claim.Holds(
        Gen.ListOf(AnySession()),
        sessions =>
        {
            var (all, byType) = (Totals.Of([.. sessions]), Totals.ByType([.. sessions]).Values.ToList());
            byType.Sum(sport => sport.Sessions).ShouldBe(all.Sessions);
            byType.Select(sport => sport.DurationMinutes).ExactSum().ShouldBe(all.DurationMinutes);
            byType.Select(sport => sport.DistanceKm ?? 0).ExactSum().ShouldBe(all.DistanceKm ?? 0);
            byType.Select(sport => sport.ElevationGainM ?? 0).ExactSum().ShouldBe(all.ElevationGainM ?? 0);
            (all.DistanceKm is null).ShouldBe(sessions.All(session => session.DistanceKm is null));
        });

    [Fact]
    public void A_week_that_counts_every_sport_is_the_total_of_all() => Claim.Holds(
        Gen.ListOf(AnySession()),
        sessions =>
        {
            var all = Totals.Of([.. sessions]);
            WeekTotals.Of([.. sessions], [.. SportTypes.All], [.. SportTypes.All])
                .ShouldBe(new(all.Sessions, all.DurationMinutes, all.DistanceKm ?? 0, all.ElevationGainM ?? 0));
        });

    private static DoneSession Run(double minutes, double? km, double? climb) => new(SportType.Run, minutes, km, climb);

    private static Gen<DoneSession> AnySession() =>
        from type in Gen.Elements(SportTypes.All.ToArray())
        from tenths in Gen.Choose(0, 100_800)
        from metres in KnownOrNot(5_000_000)
        from climb in KnownOrNot(100_000)
        select new DoneSession(type, tenths / 10.0, metres / 1000.0, climb);

    private static Gen<int?> KnownOrNot(int most) =>
        Gen.Frequency((3, Gen.Choose(0, most).Select(n => (int?)n)), (1, Gen.Constant((int?)null)));
}

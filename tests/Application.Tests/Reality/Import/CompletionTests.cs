using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Tests.Reality.Import;

public sealed class CompletionTests
{
    private static readonly Gen<double?> AnyTotal =
        Gen.OneOf(Gen.Constant<double?>(null), Gen.Choose(0, 5000).Select(value => (double?)value));

    private static readonly Gen<ActivityDraft> AnyDraft =
        from totals in AnyTotal.ArrayOf(12)
        from points in Gen.Choose(0, 20)
        from breaks in Gen.SubListOf(Enumerable.Range(1, 19))
        from laps in AnyTotal.ArrayOf(6).Select(Lap).ListOf()
        from partial in Gen.Elements(true, false)
        select new ActivityDraft
        {
            ElapsedSeconds = totals[0],
            TimerSeconds = totals[1],
            MovingSeconds = totals[2],
            DistanceM = totals[3],
            AscentM = totals[4],
            DescentM = totals[5],
            AverageHeartRateBpm = totals[6],
            MaxHeartRateBpm = totals[7],
            AveragePowerWatts = totals[8],
            MaxPowerWatts = totals[9],
            AverageCadenceRpm = totals[10],
            MaxCadenceRpm = totals[11],
            Laps = [.. laps],
            Streams = points == 0 ? Streams.None : Ride(points, [.. breaks.Where(at => at < points).Order()]),
            IsPartial = partial,
        };

    [Fact]
    public void What_only_points_know_is_computed_from_them_and_named()
    {
        var draft = new ActivityDraft { Streams = Ride(101) }.Complete();

        draft.ElapsedSeconds.ShouldBe(1000);
        draft.TimerSeconds.ShouldBeNull();
        draft.MovingSeconds.ShouldBe(1000);
        draft.DistanceM!.Value.ShouldBe(11_119.5, 1);
        draft.AscentM!.Value.ShouldBe(100, 1);
        draft.DescentM.ShouldBe(0);
        draft.AverageHeartRateBpm.ShouldBe(150);
        draft.MaxHeartRateBpm.ShouldBe(200);
        draft.AveragePowerWatts.ShouldBe(300);
        draft.MaxPowerWatts.ShouldBe(400);
        draft.AverageCadenceRpm.ShouldBe(80);
        draft.MaxCadenceRpm.ShouldBe(80);
        draft.Laps.ShouldBeEmpty();
        draft.Derived.ShouldBe(
            [
                "elapsed_minutes", "duration_minutes", "moving_minutes", "distance_km", "elevation_gain_m",
                "elevation_loss_m", "average_heart_rate_bpm", "max_heart_rate_bpm", "average_power_watts",
                "max_power_watts", "average_cadence_rpm", "max_cadence_rpm",
            ], ignoreOrder: true);
    }

    [Fact]
    public void A_distance_the_device_counted_goes_before_the_positions()
    {
        var columns = Ride(3).Types.ToDictionary(type => type, type => Ride(3)[type]!);
        columns[StreamType.Distance] = [5, 40, double.NaN];
        new ActivityDraft { Streams = new Streams(columns) }.Complete().DistanceM.ShouldBe(40);
        columns[StreamType.Distance] = [0, 0, 0];
        new ActivityDraft { Streams = new Streams(columns) }.Complete().DistanceM!.Value.ShouldBe(2 * 111.195, 1);
    }

    [Fact]
    public void Laps_that_reach_the_end_go_before_the_points()
    {
        var draft = new ActivityDraft
        {
            Streams = Ride(11),
            Laps =
            [
                new()
                {
                    StartSeconds = 0, ElapsedSeconds = 60, TimerSeconds = 50, DistanceM = 300,
                    AverageHeartRateBpm = 120, MaxHeartRateBpm = 130, AscentM = 1,
                },
                new()
                {
                    StartSeconds = 60, ElapsedSeconds = 40.5, TimerSeconds = 40, DistanceM = 200,
                    AverageHeartRateBpm = 150, MaxHeartRateBpm = 160,
                },
            ],
        }.Complete();

        draft.ElapsedSeconds.ShouldBe(100.5);
        draft.TimerSeconds.ShouldBe(90);
        draft.DistanceM.ShouldBe(500);
        draft.AverageHeartRateBpm!.Value.ShouldBe(((120 * 50) + (150 * 40)) / 90d, 1e-9);
        draft.MaxHeartRateBpm.ShouldBe(160);
        draft.AscentM!.Value.ShouldBe(10, 1, "One lap alone does not say how far it went up.");
        draft.Derived.ShouldContain("duration_minutes");
    }

    [Fact]
    public void Laps_of_a_file_that_was_cut_off_are_not_the_whole()
    {
        var draft = new ActivityDraft
        {
            IsPartial = true,
            Streams = Ride(101),
            Laps = [new() { StartSeconds = 0, ElapsedSeconds = 300, TimerSeconds = 290, DistanceM = 1000 }],
        }.Complete();

        draft.ElapsedSeconds.ShouldBe(1000);
        draft.TimerSeconds.ShouldBeNull();
        draft.DistanceM!.Value.ShouldBe(11_119.5, 1);
    }

    [Theory]
    [InlineData(3600, null)]
    [InlineData(null, 3600)]
    [InlineData(null, null)]
    public void Points_of_a_file_that_says_it_went_on_are_not_the_whole(int? elapsed, int? timer)
    {
        var draft = new ActivityDraft
        {
            IsPartial = true,
            ElapsedSeconds = elapsed,
            TimerSeconds = timer,
            MaxHeartRateBpm = 180,
            Streams = Ride(101),
            Laps =
            [
                new() { StartSeconds = 0, ElapsedSeconds = 600 },
                new() { StartSeconds = 600, ElapsedSeconds = 3000 },
            ],
        };
        var complete = draft.Complete();

        foreach (var (total, member) in Totals(complete).Select(total => (total.Total, total.Member)).Skip(2))
        {
            total.ShouldBe(member == "max_heart_rate_bpm" ? 180 : null, member);
            complete.Derived.ShouldNotContain(member);
        }

        complete.ElapsedSeconds.ShouldBe(3600, "the laps say so when nothing else does");
        complete.Laps[0].AverageHeartRateBpm!.Value.ShouldBe(129.5, 1e-9, "its points are all there");
        complete.Laps[1].ShouldBe(draft.Laps[1]);
        (draft with { IsPartial = false }).Complete().DistanceM!.Value.ShouldBe(11_119.5, 1);
    }

    [Fact]
    public void Points_that_reach_as_far_as_the_totals_are_the_whole_though_the_file_was_cut_off()
    {
        var draft = new ActivityDraft
        {
            IsPartial = true, ElapsedSeconds = 1004, TimerSeconds = 900, Streams = Ride(101),
        }.Complete();

        draft.AscentM!.Value.ShouldBe(100, 1);
        draft.Derived.ShouldContain("elevation_gain_m");
    }

    [Fact]
    public void Laps_of_a_file_that_was_cut_off_are_the_whole_when_they_reach_as_far_as_its_totals()
    {
        Cut(3600).AverageHeartRateBpm.ShouldBe(140);
        Cut(5000).AverageHeartRateBpm.ShouldBeNull("the laps end before");

        static ActivityDraft Cut(double elapsed) => new ActivityDraft
        {
            IsPartial = true,
            ElapsedSeconds = elapsed,
            Streams = Ride(101),
            Laps = [new() { StartSeconds = 0, ElapsedSeconds = 3600, AverageHeartRateBpm = 140 }],
        }.Complete();
    }

    [Fact]
    public void A_lap_learns_from_its_points_what_it_does_not_say()
    {
        var laps = new ActivityDraft
        {
            Streams = Ride(101),
            Laps =
            [
                new() { StartSeconds = 0, AverageHeartRateBpm = 99 },
                new() { StartSeconds = 500 },
            ],
        }.Complete().Laps;

        laps[0].ElapsedSeconds.ShouldBe(500);
        laps[0].AverageHeartRateBpm.ShouldBe(99);
        laps[0].MaxHeartRateBpm.ShouldBe(149);
        laps[0].DistanceM!.Value.ShouldBe(49 * 111.195, 1);
        laps[0].TimerSeconds.ShouldBeNull();
        laps[1].AverageHeartRateBpm!.Value.ShouldBe(175, 1e-9);
        laps[1].DistanceM!.Value.ShouldBe(51 * 111.195, 1);
        laps[1].AscentM!.Value.ShouldBe(50, 1);
        laps[1].AveragePowerWatts!.Value.ShouldBe(350, 1e-9);
        laps[1].ElapsedSeconds.ShouldBe(500);
    }

    [Fact]
    public void Without_points_and_laps_nothing_is_known()
    {
        var draft = new ActivityDraft().Complete();
        draft.Derived.ShouldBeEmpty();
        draft.ShouldBe(new ActivityDraft { Derived = draft.Derived });
    }

    [Fact]
    public void What_is_recorded_stays_and_completing_twice_changes_nothing() => Claim.Holds(AnyDraft, draft =>
    {
        var once = draft.Complete();
        foreach (var (before, after, member) in Totals(draft).Zip(Totals(once), (x, y) => (x.Total, y.Total, x.Member)))
        {
            if (before is not null) after.ShouldBe(before);
            once.Derived.Contains(member).ShouldBe(
                (before is null && after is not null) ||
                (member == "duration_minutes" && after is null && once.Derived.Contains("elapsed_minutes")), member);
        }

        once.Laps.Count.ShouldBe(draft.Laps.Count);
        var twice = once.Complete();
        Totals(twice).ShouldBe(Totals(once));
        twice.Laps.ShouldBe(once.Laps);
        twice.Derived.ShouldBe(once.Derived, ignoreOrder: true);
    });

    private static (string Member, double? Total)[] Totals(ActivityDraft draft) =>
    [
        ("elapsed_minutes", draft.ElapsedSeconds), ("duration_minutes", draft.TimerSeconds),
        ("moving_minutes", draft.MovingSeconds), ("distance_km", draft.DistanceM),
        ("elevation_gain_m", draft.AscentM), ("elevation_loss_m", draft.DescentM),
        ("average_heart_rate_bpm", draft.AverageHeartRateBpm), ("max_heart_rate_bpm", draft.MaxHeartRateBpm),
        ("average_power_watts", draft.AveragePowerWatts), ("max_power_watts", draft.MaxPowerWatts),
        ("average_cadence_rpm", draft.AverageCadenceRpm), ("max_cadence_rpm", draft.MaxCadenceRpm),
    ];

    private static Lap Lap(double?[] said) => new()
    {
        StartSeconds = said[0],
        ElapsedSeconds = said[1],
        TimerSeconds = said[2],
        DistanceM = said[3],
        AverageHeartRateBpm = said[4],
        AscentM = said[5],
    };

    /// <summary>Every ten seconds 111 m north, one metre up, the heart one beat faster, two watts more.</summary>
    private static Streams Ride(int points, params int[] breaks) => new(
        new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [.. Each(points, at => at * 10)],
            [StreamType.Latitude] = [.. Each(points, at => at * 0.001)],
            [StreamType.Longitude] = [.. Each(points, _ => 7)],
            [StreamType.Altitude] = [.. Each(points, at => at)],
            [StreamType.HeartRate] = [.. Each(points, at => 100 + at)],
            [StreamType.Power] = [.. Each(points, at => 200 + (2 * at))],
            [StreamType.Cadence] = [.. Each(points, at => at % 2 == 0 ? 80 : 0)],
        }, breaks);

    private static IEnumerable<double> Each(int points, Func<int, double> value) =>
        Enumerable.Range(0, points).Select(value);
}

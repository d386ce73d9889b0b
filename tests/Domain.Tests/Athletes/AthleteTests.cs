using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Athletes;

public sealed class AthleteTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 11, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void An_athlete_starts_with_distance_of_running_and_climb_of_all_feet()
    {
        var athlete = Athlete();
        (athlete.Id, athlete.Timezone, athlete.CreatedAt, athlete.UpdatedAt)
            .ShouldBe((new AthleteId(7), Timezone.Parse("Europe/Berlin"), Now, Now));
        athlete.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
        athlete.DistanceTypes.ShouldBe([SportType.Run, SportType.Trail]);
        athlete.ElevationTypes.ShouldBe([SportType.Run, SportType.Trail, SportType.Hike]);
    }

    [Fact]
    public void Settings_are_replaced_and_each_sport_counts_once_in_the_order_of_sports()
    {
        var athlete = Athlete();
        athlete.Change(Timezone.Utc, [SportType.Bike, SportType.Run, SportType.Bike], [], Now.AddHours(1));
        athlete.Timezone.ShouldBe(Timezone.Utc);
        athlete.DistanceTypes.ShouldBe([SportType.Run, SportType.Bike]);
        athlete.ElevationTypes.ShouldBeEmpty();
        (athlete.CreatedAt, athlete.UpdatedAt).ShouldBe((Now, Now.AddHours(1)));
    }

    [Fact]
    public void Two_changes_at_the_same_instant_are_told_apart()
    {
        var athlete = Athlete();
        athlete.Change(Timezone.Utc, [], [], Now);
        athlete.UpdatedAt.ShouldBe(Now.AddTicks(1));
    }

    private static Athlete Athlete() => new(new AthleteId(7), Timezone.Parse("Europe/Berlin"), Now);
}

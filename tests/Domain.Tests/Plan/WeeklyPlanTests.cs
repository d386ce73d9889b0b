using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Domain.Tests.Plan;

public sealed class WeeklyPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 11, 0, 0, TimeSpan.FromHours(1));
    private static readonly WeekTargets NoTargets = new(null, null, null, null);
    private static readonly WeekTargets AllTargets = new(Kilometres.Of(45), 5, Minutes.Of(300), Metres.Of(800));

    [Fact]
    public void A_plan_that_says_little_knows_nothing_else()
    {
        var plan = Plan();
        (plan.AthleteId, plan.Week, plan.Description).ShouldBe((new AthleteId(7), new IsoWeek(2026, 47), ""));
        (plan.TargetDistance, plan.TargetSessions, plan.TargetDuration, plan.TargetElevationGain, plan.Tags)
            .ShouldBe((null, null, null, null, null));
        (plan.CreatedAt, plan.UpdatedAt).ShouldBe((Now, Now));
        plan.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_plan_keeps_all_that_is_meant()
    {
        var plan = Plan();

        plan.Intend("Easy,\nthen hills", AllTargets, Tags.Of("build"), Now.AddHours(1));

        plan.Description.ShouldBe("Easy,\nthen hills");
        (plan.TargetDistance, plan.TargetSessions).ShouldBe((Kilometres.Of(45), 5));
        (plan.TargetDuration, plan.TargetElevationGain).ShouldBe((Minutes.Of(300), Metres.Of(800)));
        plan.Tags.ShouldBe(Tags.Of("build"));
        (plan.CreatedAt, plan.UpdatedAt).ShouldBe((Now, Now.AddHours(1)));
    }

    [Fact]
    public void A_plan_said_again_forgets_what_was_said_before()
    {
        var plan = Plan();
        plan.Intend("Hard", AllTargets, Tags.Of("build"), Now);

        plan.Intend("", NoTargets, null, Now);

        (plan.Description, plan.Tags).ShouldBe(("", null));
        (plan.TargetDistance, plan.TargetSessions, plan.TargetDuration, plan.TargetElevationGain)
            .ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Two_changes_at_the_same_instant_are_told_apart()
    {
        var plan = Plan();
        plan.Intend("One", NoTargets, null, Now);
        var first = plan.UpdatedAt;
        plan.Intend("Two", NoTargets, null, Now);
        plan.UpdatedAt.ShouldBeGreaterThan(first);
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void A_description_has_at_most_10000_characters(int length, bool fits)
    {
        var plan = Plan();
        void Intend() => plan.Intend(new string('x', length), NoTargets, null, Now);
        if (fits) Should.NotThrow(Intend);
        else Should.Throw<DomainException>(Intend).About.ShouldBe("Description");
    }

    [Fact]
    public void What_is_refused_changes_nothing()
    {
        var plan = Plan();
        plan.Intend("Easy", new WeekTargets(Kilometres.Of(45), 5, null, null), Tags.Of("build"), Now);
        var before = plan.UpdatedAt;

        Should.Throw<DomainException>(() => plan.Intend("\0", NoTargets, null, Now.AddHours(1)));

        (plan.Description, plan.TargetDistance, plan.TargetSessions, plan.Tags, plan.UpdatedAt)
            .ShouldBe(("Easy", Kilometres.Of(45), 5, Tags.Of("build"), before));
    }

    private static WeeklyPlan Plan() => new(new AthleteId(7), new IsoWeek(2026, 47), "", NoTargets, null, Now);
}

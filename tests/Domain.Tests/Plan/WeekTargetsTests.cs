using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Domain.Tests.Plan;

public sealed class WeekTargetsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(100)]
    public void A_week_has_from_none_to_100_sessions(int? sessions) =>
        new WeekTargets(null, sessions, null, null).Sessions.ShouldBe(sessions);

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void More_or_less_are_refused(int sessions)
    {
        var refused = Should.Throw<DomainException>(() => new WeekTargets(null, sessions, null, null));
        refused.Message.ShouldBe("A week has from 0 to 100 sessions.");
        refused.About.ShouldBe("TargetSessions");
    }
}

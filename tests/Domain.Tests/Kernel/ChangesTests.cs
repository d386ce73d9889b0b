using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Kernel;

public sealed class ChangesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset> AnyInstant =
        from ticks in ArbMap.Default.GeneratorFor<long>()
        from quarters in Gen.Choose(-56, 56)
        select Noon.AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(15 * quarters));

    [Fact]
    public void Changes_are_marked_by_the_clock() =>
        Changes.After(Noon, Noon.AddSeconds(1)).ShouldBe(Noon.AddSeconds(1));

    [Fact]
    public void Two_changes_within_one_tick_are_told_apart() => Changes.After(Noon, Noon).ShouldBe(Noon.AddTicks(1));

    [Fact]
    public void A_clock_set_back_does_not_bring_a_mark_again()
    {
        var mark = Noon;
        for (var i = 0; i < 100; i++) mark = Changes.After(mark, Noon.AddHours(-1));
        mark.ShouldBe(Noon.AddTicks(100));
    }

    [Fact]
    public void A_mark_is_always_later_than_the_one_before_and_never_before_now() => Claim.Holds(
        from first in AnyInstant from clock in Gen.ListOf(Gen.OneOf(AnyInstant, Gen.Constant(first))) select (first,
        clock),
        x =>
        {
            var before = x.first.ToUniversalTime();
            foreach (var now in x.clock)
            {
                var after = Changes.After(before, now);
                after.ShouldBeGreaterThan(before);
                after.ShouldBeGreaterThanOrEqualTo(now);
                after.Offset.ShouldBe(TimeSpan.Zero);
                before = after;
            }
        });
}

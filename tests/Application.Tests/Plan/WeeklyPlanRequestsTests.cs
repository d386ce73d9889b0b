using FsCheck.Fluent;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Tests.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Application.Tests.Plan;

/// <summary>
/// What the validator lets pass the domain takes, and what it refuses the domain refuses: no drift, no 500.
/// </summary>
public sealed class WeeklyPlanRequestsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly SetWeeklyPlan Least = new(2026, 47, "", null, null, null, null, null);
    private static readonly SetWeeklyPlan.Validator Validator = new();

    [Fact]
    public void Every_member_a_writer_may_send_is_tried_here() =>
        typeof(SetWeeklyPlan).GetConstructors().Single().GetParameters().Select(p => p.Name).ShouldBe(
            [
                "Year", "WeekNumber", "Description", "TargetDistanceKm", "TargetSessions", "TargetDurationMinutes",
                "TargetElevationGainM", "Tags",
            ]);

    [Fact]
    public void A_week_passes_the_validator_just_when_there_is_one() => Claim.Holds(
        from year in Gen.OneOf(Gen.Choose(1898, 2202), Edges.WholeNumbers)
        from number in Gen.OneOf(Gen.Choose(51, 54), Edges.WholeNumbers)
        select Least with { Year = year, WeekNumber = number },
        Agree);

    [Fact]
    public void A_description_passes_the_validator_just_when_the_domain_takes_it() =>
        Claim.Holds(
            Edges.Texts(10_000).Where(text => text is not null), text => Agree(Least with { Description = text }));

    [Fact]
    public void Targets_pass_the_validator_just_when_the_domain_takes_them() => Claim.Holds(Edges.Numbers, number =>
    {
        Agree(Least with { TargetDistanceKm = number });
        Agree(Least with { TargetDurationMinutes = number });
        Agree(Least with { TargetElevationGainM = number });
    });

    [Fact]
    public void A_number_of_sessions_passes_the_validator_just_when_the_domain_takes_it() =>
        Claim.Holds(Edges.WholeNumbers, number => Agree(Least with { TargetSessions = number }));

    [Fact]
    public void Tags_pass_the_validator_just_when_the_domain_takes_them() => Claim.Holds(
        Gen.OneOf(
            Edges.Texts(50),
            Gen.Choose(19, 22).Select(count => (string?)string.Join(',', Enumerable.Repeat("tag", count))),
            Gen.Choose(1038, 1042).Select(length => (string?)("a" + new string(',', length - 1)))),
        tags => Agree(Least with { Tags = tags }));

    [Theory]
    [InlineData("Year", "Say the ISO year of the week.")]
    [InlineData("WeekNumber", "Say the ISO number of the week.")]
    [InlineData("Description", "Say the plan in words; an empty text is fine.")]
    public void What_must_be_said_is_asked_for(string member, string sentence)
    {
        var command = member switch
        {
            "Year" => Least with { Year = null },
            "WeekNumber" => Least with { WeekNumber = null },
            _ => Least with { Description = null },
        };
        var failure = Validator.Validate(command).Errors.ShouldHaveSingleItem();
        (failure.PropertyName, failure.ErrorMessage).ShouldBe((member, sentence));
    }

    [Fact]
    public void Week_53_of_2025_is_refused_with_the_weeks_there_are() =>
        Validator.Validate(Least with { Year = 2025, WeekNumber = 53 }).Errors.ShouldHaveSingleItem().ErrorMessage
            .ShouldBe("There is no week 53 in 2025: its weeks are 1 to 52.");

    private static void Agree(SetWeeklyPlan command)
    {
        if (Validator.Validate(command).IsValid) Should.NotThrow(() => Intend(command));
        else Should.Throw<DomainException>(() => Intend(command));
    }

    private static WeeklyPlan Intend(SetWeeklyPlan command) => new(
        new AthleteId(1),
        new IsoWeek(command.Year!.Value, command.WeekNumber!.Value),
        command.Description!,
        new WeekTargets(
            Quantity.Maybe<Kilometres>(command.TargetDistanceKm),
            command.TargetSessions,
            Quantity.Maybe<Minutes>(command.TargetDurationMinutes),
            Quantity.Maybe<Metres>(command.TargetElevationGainM)),
        Tags.Of(command.Tags),
        Now);
}

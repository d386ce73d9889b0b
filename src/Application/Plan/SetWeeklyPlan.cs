using System.ComponentModel;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Application.Plan;

/// <param name="Year">ISO year of the week.</param>
/// <param name="WeekNumber">ISO number of the week.</param>
/// <param name="Description">The plan in words; may be empty.</param>
/// <param name="TargetDistanceKm">Distance the week should add up to, in kilometres.</param>
/// <param name="TargetSessions">How many sessions the week should have.</param>
/// <param name="TargetDurationMinutes">Time the week should add up to, in minutes.</param>
/// <param name="TargetElevationGainM">Climb the week should add up to, in metres.</param>
/// <param name="Tags">Tags: one string with commas between, or an array of strings.</param>
[Description("Say what the athlete means to do in one week. It replaces what was said before.")]
public sealed record SetWeeklyPlan(
    int? Year,
    int? WeekNumber,
    string? Description,
    double? TargetDistanceKm,
    int? TargetSessions,
    double? TargetDurationMinutes,
    double? TargetElevationGainM,
    [property: JsonConverter(typeof(TagsJson))] string? Tags) : ICommand<WeeklyPlanView>
{
    [JsonIgnore]
    public Precondition Expected { get; init; } = Precondition.None;

    internal sealed class Validator : AbstractValidator<SetWeeklyPlan>
    {
        public Validator()
        {
            RuleFor(c => c.Year).IsSaid("Say the ISO year of the week.")
                .InclusiveBetween(IsoWeek.FirstYear, IsoWeek.LastYear)
                .WithMessage((_, year) => IsoWeek.Refusal(year!.Value, 1)!);
            RuleFor(c => c.WeekNumber).IsSaid("Say the ISO number of the week.")
                .Must((command, number) => Refusal(command.Year, number) is null)
                .WithMessage((command, number) => Refusal(command.Year, number)!);
            RuleFor(c => c.Description).IsSaid("Say the plan in words; an empty text is fine.")
                .IsText(WeeklyPlan.MaxDescription);
            RuleFor(c => c.TargetDistanceKm).IsKilometres();
            RuleFor(c => c.TargetSessions).InclusiveBetween(0, WeekTargets.MaxSessions)
                .WithMessage($"A week has from 0 to {WeekTargets.MaxSessions} sessions.");
            RuleFor(c => c.TargetDurationMinutes).IsMinutes();
            RuleFor(c => c.TargetElevationGainM).IsMetres();
            RuleFor(c => c.Tags).Must(tags => Domain.Plan.Tags.Refusal(tags) is null)
                .WithMessage((_, tags) => Domain.Plan.Tags.Refusal(tags)!);
        }

        private static string? Refusal(int? year, int? number) =>
            year is >= IsoWeek.FirstYear and <= IsoWeek.LastYear && number is not null
                ? IsoWeek.Refusal(year.Value, number.Value)
                : null;
    }

    internal sealed class Handler(
        IPlanStore store, ICurrentAthlete athlete, TimeProvider clock, Projection<WeeklyPlan, WeeklyPlanView> view)
        : IRequestHandler<SetWeeklyPlan, WeeklyPlanView>
    {
        public async Task<WeeklyPlanView> Handle(SetWeeklyPlan command, CancellationToken cancellationToken)
        {
            var week = new IsoWeek(command.Year!.Value, command.WeekNumber!.Value);
            var plan = await store.WeeklyPlans.SingleOrDefaultAsync(plan => plan.Week == week, cancellationToken);
            command.Expected.Check(plan?.UpdatedAt);

            var (description, targets, now) = (command.Description!, command.Targets, clock.GetUtcNow());
            var tags = Domain.Plan.Tags.Of(command.Tags);
            if (plan is not null) plan.Intend(description, targets, tags, now);
            else store.WeeklyPlans.Add(plan = new WeeklyPlan(athlete.Id, week, description, targets, tags, now));
            return view.Of(plan);
        }
    }

    private WeekTargets Targets => new(
        Quantity.Maybe<Kilometres>(TargetDistanceKm),
        TargetSessions,
        Quantity.Maybe<Minutes>(TargetDurationMinutes),
        Quantity.Maybe<Metres>(TargetElevationGainM));
}

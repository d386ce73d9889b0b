using System.ComponentModel;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Athletes;

/// <param name="Timezone">IANA time zone, such as Europe/Berlin.</param>
/// <param name="DistanceTypes">Sport types whose kilometres add up to a week's distance.</param>
/// <param name="ElevationTypes">Sport types whose metres add up to a week's climb.</param>
[Description("Replace the athlete's settings. Totals of all weeks are counted by the new ones from then on.")]
public sealed record ChangeSettings(
    string? Timezone,
    IReadOnlyList<SportType>? DistanceTypes,
    IReadOnlyList<SportType>? ElevationTypes) : ICommand<SettingsView>
{
    [JsonIgnore]
    public Precondition Expected { get; init; } = Precondition.None;

    internal sealed class Validator : AbstractValidator<ChangeSettings>
    {
        public Validator()
        {
            RuleFor(c => c.Timezone).IsSaid("Say the time zone, such as Europe/Berlin.").IsTimezone();
            RuleFor(c => c.DistanceTypes).IsSaid("Say which sport types count; an empty list is none.");
            RuleFor(c => c.ElevationTypes).IsSaid("Say which sport types count; an empty list is none.");
        }
    }

    internal sealed class Handler(IAthleteStore store, TimeProvider clock, Projection<Athlete, SettingsView> view)
        : IRequestHandler<ChangeSettings, SettingsView>
    {
        public async Task<SettingsView> Handle(ChangeSettings command, CancellationToken cancellationToken)
        {
            var athlete = await store.Athletes.SingleAsync(cancellationToken);
            command.Expected.Check(athlete.UpdatedAt);
            athlete.Change(
                Domain.Kernel.Timezone.Parse(command.Timezone!, null),
                command.DistanceTypes!,
                command.ElevationTypes!,
                clock.GetUtcNow());
            return view.Of(athlete);
        }
    }
}

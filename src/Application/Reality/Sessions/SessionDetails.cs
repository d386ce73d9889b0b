using FluentValidation;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <summary>All that a writer says of one session. What is left out is not known.</summary>
/// <param name="Date">The local day it happened on, such as 2026-11-16.</param>
/// <param name="StartTime">
/// When it began: <c>2026-11-16T06:30:00+01:00</c>, or without an offset as the clocks showed it in the time zone.
/// </param>
/// <param name="Timezone">
/// IANA time zone where it happened. When it is left out, none is kept, and a start without an offset is read on the
/// athlete's clocks.
/// </param>
/// <param name="ExternalId">What another program calls it; the same one twice is a conflict.</param>
/// <param name="Source">Where it was written down.</param>
/// <param name="Type">Kind of sport.</param>
/// <param name="Title">A short name.</param>
/// <param name="DurationMinutes">Time in motion by the timer, in minutes.</param>
/// <param name="ElapsedMinutes">Time from start to end with pauses, in minutes.</param>
/// <param name="DistanceKm">Distance in kilometres.</param>
/// <param name="ElevationGainM">Climb in metres.</param>
/// <param name="AverageHeartRateBpm">Average heart rate in beats per minute.</param>
/// <param name="MaxHeartRateBpm">Highest heart rate in beats per minute.</param>
/// <param name="AveragePowerWatts">Average power in watts.</param>
/// <param name="CaloriesKcal">Energy in kilocalories.</param>
/// <param name="PerceivedIntensity">How hard it felt, from 1 (very easy) to 10 (all out).</param>
/// <param name="IsRace">Whether it was a race.</param>
/// <param name="Notes">What the athlete wrote about it.</param>
public sealed record SessionDetails(
    DateOnly? Date,
    StartTime? StartTime,
    string? Timezone,
    string? ExternalId,
    string? Source,
    SportType? Type,
    string? Title,
    double? DurationMinutes,
    double? ElapsedMinutes,
    double? DistanceKm,
    double? ElevationGainM,
    double? AverageHeartRateBpm,
    double? MaxHeartRateBpm,
    double? AveragePowerWatts,
    double? CaloriesKcal,
    int? PerceivedIntensity,
    bool? IsRace,
    string? Notes)
{
    /// <summary>
    /// The details as facts of the domain, on the clocks of the session's time zone or else the athlete's.
    /// </summary>
    /// <param name="now">The athlete's clocks.</param>
    /// <param name="kept">The start that is kept so far, if these details are a correction.</param>
    internal SessionFacts ToFacts(AthleteTime now, DateTimeOffset? kept = null)
    {
        var timezone = Timezone is null ? null : Domain.Kernel.Timezone.Parse(Timezone, null);
        return new SessionFacts
        {
            Date = Date!.Value,
            StartTime = StartTime?.On(timezone, now.Timezone, kept),
            Timezone = timezone,
            ExternalId = ExternalId,
            Source = Source,
            Type = Type!.Value,
            Title = Title,
            Duration = Minutes.Of(DurationMinutes!.Value),
            Elapsed = Quantity.Maybe<Minutes>(ElapsedMinutes),
            Distance = Quantity.Maybe<Kilometres>(DistanceKm),
            ElevationGain = Quantity.Maybe<Metres>(ElevationGainM),
            AverageHeartRate = Quantity.Maybe<BeatsPerMinute>(AverageHeartRateBpm),
            MaxHeartRate = Quantity.Maybe<BeatsPerMinute>(MaxHeartRateBpm),
            AveragePower = Quantity.Maybe<Watts>(AveragePowerWatts),
            Calories = Quantity.Maybe<Kilocalories>(CaloriesKcal),
            PerceivedIntensity = Quantity.Maybe<Intensity>(PerceivedIntensity),
            IsRace = IsRace ?? false,
            Notes = Notes,
        };
    }

    internal sealed class Validator : AbstractValidator<SessionDetails>
    {
        public Validator()
        {
            RuleFor(d => d.Date).IsSaid("Say the day it happened on, such as 2026-11-16.");
            RuleFor(d => d.Type).IsSaid("Say the kind of sport, such as run.").IsInEnum();
            RuleFor(d => d.DurationMinutes).IsSaid("Say how many minutes it lasted.").IsMinutes();
            RuleFor(d => d.Timezone).IsTimezone();
            RuleFor(d => d.ExternalId).IsText(Session.MaxExternalId)
                .MinimumLength(1).WithMessage(Session.BlankExternalId)
                .Must(id => id is null or "" || !PlainText.IsBlank(id)).WithMessage(Session.BlankExternalId);
            RuleFor(d => d.Source).IsText(Session.MaxSource);
            RuleFor(d => d.Title).IsText(Session.MaxTitle);
            RuleFor(d => d.Notes).IsText(Session.MaxNotes);
            RuleFor(d => d.ElapsedMinutes).IsMinutes();
            RuleFor(d => d.DistanceKm).IsKilometres();
            RuleFor(d => d.ElevationGainM).IsMetres();
            RuleFor(d => d.AverageHeartRateBpm).IsHeartRate();
            RuleFor(d => d.MaxHeartRateBpm).IsHeartRate();
            RuleFor(d => d.AveragePowerWatts).IsQuantity<SessionDetails, Watts>();
            RuleFor(d => d.CaloriesKcal).IsQuantity<SessionDetails, Kilocalories>();
            RuleFor(d => d.PerceivedIntensity).InclusiveBetween((int)Intensity.Least, (int)Intensity.Most)
                .WithMessage(Quantity.Limits<Intensity>());
        }
    }
}

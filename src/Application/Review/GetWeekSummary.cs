using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using TrainingOs.Application.Common;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Review;

namespace TrainingOs.Application.Review;

/// <summary>One week: what was meant beside what was done, and the difference.</summary>
/// <param name="Year">ISO year.</param>
/// <param name="WeekNumber">ISO week number.</param>
/// <param name="Week">The week in one word, such as 2026-W47.</param>
/// <param name="StartDate">Monday.</param>
/// <param name="EndDate">Sunday.</param>
/// <param name="Today">The day it is where the athlete lives.</param>
/// <param name="Plan">What was meant; null when nothing was planned.</param>
/// <param name="Sessions">What was done, by date and then start time.</param>
/// <param name="DayNotes">The notes of the days, by date.</param>
/// <param name="TotalSessions">How many sessions were done, of any sport.</param>
/// <param name="TotalDurationMinutes">Minutes of all sessions.</param>
/// <param name="TotalDistanceKm">
/// Kilometres of the sessions whose type is in distance_types. One that does not say its distance adds nothing:
/// totals_by_type says null where none does.
/// </param>
/// <param name="TotalElevationGainM">
/// Metres of climb of the sessions whose type is in elevation_types. One that does not say its climb adds nothing:
/// totals_by_type says null where none does.
/// </param>
/// <param name="DistanceTypes">The sport types whose distance was counted.</param>
/// <param name="ElevationTypes">The sport types whose climb was counted.</param>
/// <param name="TotalsByType">What each sport that was done adds up to.</param>
/// <param name="Delta">Each target the plan sets against what was done.</param>
public sealed record WeekSummaryView(
    int Year,
    int WeekNumber,
    string Week,
    DateOnly StartDate,
    DateOnly EndDate,
    DateOnly Today,
    WeeklyPlanView? Plan,
    IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<DayNoteView> DayNotes,
    int TotalSessions,
    double TotalDurationMinutes,
    double TotalDistanceKm,
    double TotalElevationGainM,
    IReadOnlyList<SportType> DistanceTypes,
    IReadOnlyList<SportType> ElevationTypes,
    IReadOnlyDictionary<SportType, TotalsView> TotalsByType,
    WeekDeltaView Delta);

/// <summary>What the sessions of one sport add up to.</summary>
/// <param name="Sessions">How many.</param>
/// <param name="DurationMinutes">Minutes.</param>
/// <param name="DistanceKm">Kilometres; null when no session says any.</param>
/// <param name="ElevationGainM">Metres of climb; null when no session says any.</param>
public sealed record TotalsView(int Sessions, double DurationMinutes, double? DistanceKm, double? ElevationGainM);

/// <summary>Planned against done, for the targets the plan sets. A target that is not set has no member.</summary>
/// <param name="Distance">Kilometres of the sports whose distance counts.</param>
/// <param name="Sessions">How many sessions, of any sport.</param>
/// <param name="Duration">Minutes of all sessions.</param>
/// <param name="Elevation">Metres of climb of the sports whose climb counts.</param>
public sealed record WeekDeltaView(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeltaView? Distance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeltaView? Sessions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeltaView? Duration,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeltaView? Elevation);

/// <summary>One target against what was done.</summary>
/// <param name="Target">What was meant.</param>
/// <param name="Actual">What was done.</param>
/// <param name="Difference">Actual less target: negative when some is left to do.</param>
/// <param name="Percent">Actual in percent of the target; null when the target is zero.</param>
/// <param name="Unit">The unit of target, actual and difference.</param>
public sealed record DeltaView(
    double Target,
    double Actual,
    double Difference,
    double? Percent,
    [property: AllowedValues("km", "sessions", "minutes", "m")] string Unit)
{
    internal static DeltaView? Of(Delta? delta, string unit) =>
        delta is null ? null : new DeltaView(delta.Target, delta.Actual, delta.Difference, delta.Percent, unit);
}

/// <param name="Week">The week; the present one, where the athlete lives, when null.</param>
[Description("One week: its plan beside its sessions and day notes, totals, and each target against what was done.")]
public sealed record GetWeekSummary(IsoWeek? Week) : IQuery<WeekSummaryView>
{
    internal sealed class Handler(IReviewStore store, TimeProvider clock)
        : IRequestHandler<GetWeekSummary, WeekSummaryView>
    {
        public Task<WeekSummaryView> Handle(GetWeekSummary query, CancellationToken cancellationToken) =>
            store.AtOnce(async () =>
            {
                var counting = await store.Counting(cancellationToken);
                var today = counting.Timezone.DayAt(clock.GetUtcNow());
                var week = query.Week ?? IsoWeek.Of(today);
                return Summary(week, today, counting, await store.Week(week, cancellationToken));
            });
    }

    private static WeekSummaryView Summary(IsoWeek week, DateOnly today, Counting counting, WeekFacts facts)
    {
        var done = facts.Sessions
            .Select(s => new DoneSession(s.Type, s.DurationMinutes, s.DistanceKm, s.ElevationGainM)).ToList();
        var totals = WeekTotals.Of(done, counting.DistanceTypes, counting.ElevationTypes);
        return new WeekSummaryView(
            week.Year, week.Number, week.ToString(), week.Monday, week.Sunday, today,
            facts.Plan, facts.Sessions, facts.DayNotes,
            totals.Sessions, totals.DurationMinutes, totals.DistanceKm, totals.ElevationGainM,
            counting.DistanceTypes, counting.ElevationTypes,
            Totals.ByType(done).ToDictionary(
                sport => sport.Key,
                sport => new TotalsView(
                    sport.Value.Sessions,
                    sport.Value.DurationMinutes,
                    sport.Value.DistanceKm,
                    sport.Value.ElevationGainM)),
            new WeekDeltaView(
                DeltaView.Of(Delta.Of(facts.Plan?.TargetDistanceKm, totals.DistanceKm), "km"),
                DeltaView.Of(Delta.Of(facts.Plan?.TargetSessions, totals.Sessions), "sessions"),
                DeltaView.Of(Delta.Of(facts.Plan?.TargetDurationMinutes, totals.DurationMinutes), "minutes"),
                DeltaView.Of(Delta.Of(facts.Plan?.TargetElevationGainM, totals.ElevationGainM), "m")));
    }
}

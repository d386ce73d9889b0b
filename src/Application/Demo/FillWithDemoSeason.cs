using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Demo;

/// <summary>What a demo season put into the training log.</summary>
/// <param name="Plans">How many weeks were planned.</param>
/// <param name="Sessions">How many sessions were done.</param>
/// <param name="DayNotes">How many days have a note.</param>
/// <param name="FirstWeek">The week it begins in.</param>
/// <param name="RaceWeek">The week of its race.</param>
public sealed record DemoSeasonView(int Plans, int Sessions, int DayNotes, IsoWeek FirstWeek, IsoWeek RaceWeek);

[Description("Fill an empty training log with a believable season up to now, to look at. A log with data is refused.")]
public sealed record FillWithDemoSeason : ICommand<DemoSeasonView>
{
    /// <summary>Without rules: nothing is said that could be wrong.</summary>
    internal sealed class Validator : AbstractValidator<FillWithDemoSeason>;

    internal sealed class Handler(IPlanStore plan, IRealityStore reality, ICurrentAthlete athlete, AthleteClock clock)
        : IRequestHandler<FillWithDemoSeason, DemoSeasonView>
    {
        public async Task<DemoSeasonView> Handle(FillWithDemoSeason command, CancellationToken cancellationToken)
        {
            await RefuseData(cancellationToken);
            var season = Season.Until(await clock.Now(cancellationToken));
            plan.WeeklyPlans.AddRange(season.Plans.Select(week => week.For(athlete.Id)));
            reality.DayNotes.AddRange(season.DayNotes.Select(note => note.For(athlete.Id)));
            foreach (var session in season.Sessions)
            {
                reality.Sessions.Add(session.For(athlete.Id, await reality.NextSessionId(cancellationToken)));
            }

            return season.View;
        }

        private async Task RefuseData(CancellationToken cancellationToken)
        {
            var weeks = await plan.WeeklyPlans.CountAsync(cancellationToken);
            var sessions = await reality.Sessions.CountAsync(cancellationToken);
            var notes = await reality.DayNotes.CountAsync(cancellationToken);
            if (weeks + sessions + notes == 0) return;
            throw new DomainException(
                $"A demo season goes into an empty training log only, and this one has data (plans: {weeks}, "
                + $"sessions: {sessions}, day notes: {notes}). Nothing was changed.");
        }
    }
}

using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>What was forgotten.</summary>
/// <param name="Sessions">How many sessions, with their recordings.</param>
/// <param name="HasMore">Whether there are more to forget.</param>
public sealed record PurgedView(int Sessions, bool HasMore);

[Description("Forget sessions deleted over 30 days ago, and files no session was read from. A few at a time.")]
public sealed record PurgeDeletedSessions : ICommand<PurgedView>
{
    /// <summary>So many at once that others who write hardly wait.</summary>
    public const int AtOnce = 50;

    /// <summary>Without rules: nothing is said that could be wrong.</summary>
    internal sealed class Validator : AbstractValidator<PurgeDeletedSessions>;

    internal sealed class Handler(
        IRealityStore store, IOriginalFiles files, ICurrentAthlete athlete, TimeProvider clock)
        : IRequestHandler<PurgeDeletedSessions, PurgedView>
    {
        public async Task<PurgedView> Handle(PurgeDeletedSessions command, CancellationToken cancellationToken)
        {
            var (owner, latest) = (athlete.Id, clock.GetUtcNow().AddDays(-Session.RestorableDays));
            var all = store.Sessions.IgnoreQueryFilters().Where(session => session.AthleteId == owner);
            var old = await all.Where(session => session.DeletedAt < latest && session.SupersededBy == null)
                .OrderBy(session => session.Id).Take(AtOnce).ToListAsync(cancellationToken);

            // What gave way to a better recording goes with it, and not before: it may come back.
            var ids = old.Select(session => (SessionId?)session.Id).ToList();
            var superseded = await all.Where(session => ids.Contains(session.SupersededBy))
                .ToListAsync(cancellationToken);
            store.Sessions.RemoveRange([.. old, .. superseded]);

            // Those of these sessions are without one from the next time on.
            var gone = await files.RemoveOrphans(AtOnce, cancellationToken);
            return new PurgedView(old.Count, HasMore: old.Count > 0 || gone == AtOnce);
        }
    }
}

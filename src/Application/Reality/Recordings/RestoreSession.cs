using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">No session of this number was deleted in the last 30 days.</exception>
/// <exception cref="ConflictException">
/// Another session carries its <c>external_id</c> by now: <c>existing_id</c> is its number.
/// </exception>
[Description("Bring back a session that was deleted, with its recording. It can be done for 30 days.")]
public sealed record RestoreSession(SessionId Id) : ICommand<SessionView>
{
    /// <summary>Without rules: a number that was never given is not found.</summary>
    internal sealed class Validator : AbstractValidator<RestoreSession>;

    internal sealed class Handler(
        IRealityStore store, ICurrentAthlete athlete, TimeProvider clock, Projection<Session, SessionView> view)
        : IRequestHandler<RestoreSession, SessionView>
    {
        public async Task<SessionView> Handle(RestoreSession command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var (owner, earliest) = (athlete.Id, now.AddDays(-Session.RestorableDays));
            var session = await store.Sessions.IgnoreQueryFilters().SingleOrDefaultAsync(
                s => s.Id == command.Id && s.AthleteId == owner && s.DeletedAt >= earliest, cancellationToken)
                ?? throw new NotFoundException(
                    $"No session {command.Id.Value} was deleted in the last {Session.RestorableDays} days.");
            await store.RefuseKnown(session.ExternalId, except: session.Id, cancellationToken);
            session.Restore(now);
            return view.Of(session);
        }
    }
}

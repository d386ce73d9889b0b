using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Import.Rules;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">No session of this number was deleted in the last 30 days.</exception>
/// <exception cref="ConflictException">
/// It is there again, by the rules of imports: another session carries its <c>external_id</c>, was read from its file,
/// or is of the same sport and time. <c>existing_id</c> is the number of that one.
/// </exception>
[Description("Bring back a session that was deleted, with its recording. It can be done for 30 days.")]
public sealed record RestoreSession(SessionId Id) : ICommand<SessionView>
{
    /// <summary>Without rules: a number that was never given is not found.</summary>
    internal sealed class Validator : AbstractValidator<RestoreSession>;

    internal sealed class Handler(
        IRealityStore store,
        IOriginalFiles files,
        ICurrentAthlete athlete,
        TimeProvider clock,
        Projection<Session, SessionView> view)
        : IRequestHandler<RestoreSession, SessionView>
    {
        private static readonly IDuplicateRule[] Duplicates = [new SameExternalId(), new SameTime()];

        public async Task<SessionView> Handle(RestoreSession command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var (owner, earliest) = (athlete.Id, now.AddDays(-Session.RestorableDays));
            var session = await store.Sessions.IgnoreQueryFilters().SingleOrDefaultAsync(
                s => s.Id == command.Id && s.AthleteId == owner && s.DeletedAt >= earliest && s.SupersededBy == null,
                cancellationToken)
                ?? throw new NotFoundException(
                    $"No session {command.Id.Value} was deleted in the last {Session.RestorableDays} days.");
            await RefuseAgain(session, cancellationToken);
            session.Restore(now);
            return view.Of(session);
        }

        private async Task RefuseAgain(Session session, CancellationToken cancellationToken)
        {
            if (await files.ReadAgainAs(session.Id, cancellationToken) is [var again, ..])
            {
                throw Again(again, $"Session {again.Value} was read from the same file.");
            }

            var known = new KnownSessions(store);
            foreach (var rule in Duplicates)
            {
                var same = await rule.Find(session.Facts, session.Recorded, known, cancellationToken);

                // Two that stood beside each other before may do so again, as long as no two carry one external id.
                if (same is null || (rule is SameTime && same.CreatedAt < session.DeletedAt)) continue;
                throw Again(same.Id, $"It is session {same.Id.Value}: {rule.Because}.");
            }
        }

        private static ConflictException Again(SessionId id, string sentence) =>
            new($"This session is there again. {sentence} To have this one instead, delete that one first.", id.Value);
    }
}

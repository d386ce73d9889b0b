using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <param name="Id">Number of the session.</param>
/// <param name="Details">All that is known of it from now on.</param>
/// <exception cref="NotFoundException">There is no such session.</exception>
/// <exception cref="ConflictException">
/// Another session carries this <c>external_id</c>: <c>existing_id</c> is its number.
/// </exception>
/// <exception cref="DomainException">
/// The facts contradict each other, or the day lies before 1900 or over a year ahead.
/// </exception>
[Description("Replace all that is known of a session. What is left out is forgotten.")]
public sealed record ReplaceSession(SessionId Id, SessionDetails Details) : ICommand<SessionView>
{
    public Precondition Expected { get; init; } = Precondition.None;

    internal sealed class Validator : AbstractValidator<ReplaceSession>
    {
        public Validator() => RuleFor(c => c.Details).NotNull().SetValidator(new SessionDetails.Validator());
    }

    internal sealed class Handler(IRealityStore store, AthleteClock clock, Projection<Session, SessionView> view)
        : IRequestHandler<ReplaceSession, SessionView>
    {
        public async Task<SessionView> Handle(ReplaceSession command, CancellationToken cancellationToken)
        {
            var now = await clock.Now(cancellationToken);
            var session = await store.Sessions
                .SingleOrDefaultAsync(session => session.Id == command.Id, cancellationToken)
                ?? throw GetSession.NoSuchSession(command.Id);
            command.Expected.Check(session.UpdatedAt);
            await store.RefuseKnown(command.Details.ExternalId, except: session.Id, cancellationToken);
            session.Correct(command.Details.ToFacts(now, session.StartTime), now.Today, now.Instant);
            return view.Of(session);
        }
    }
}

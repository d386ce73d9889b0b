using System.ComponentModel;
using FluentValidation;
using MediatR;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <exception cref="ConflictException">
/// Another session carries this <c>external_id</c>: <c>existing_id</c> is its number.
/// </exception>
/// <exception cref="DomainException">
/// The facts contradict each other, or the day lies before 1900 or over a year ahead.
/// </exception>
[Description("Write down a session the athlete did. The same external_id twice is a conflict that names the first.")]
public sealed record LogSession(SessionDetails Details) : ICommand<SessionView>
{
    internal sealed class Validator : AbstractValidator<LogSession>
    {
        public Validator() => RuleFor(c => c.Details).NotNull().SetValidator(new SessionDetails.Validator());
    }

    internal sealed class Handler(
        IRealityStore store, ICurrentAthlete athlete, AthleteClock clock, Projection<Session, SessionView> view)
        : IRequestHandler<LogSession, SessionView>
    {
        public async Task<SessionView> Handle(LogSession command, CancellationToken cancellationToken)
        {
            var now = await clock.Now(cancellationToken);
            await store.RefuseKnown(command.Details.ExternalId, except: null, cancellationToken);
            var id = await store.NextSessionId(cancellationToken);
            var session = new Session(id, athlete.Id, command.Details.ToFacts(now), now.Today, now.Instant);
            store.Sessions.Add(session);
            return view.Of(session);
        }
    }
}

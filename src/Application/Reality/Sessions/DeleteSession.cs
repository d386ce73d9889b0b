using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">There is no such session.</exception>
[Description("Delete a session. For 30 days it can be restored, with its recording.")]
public sealed record DeleteSession(SessionId Id) : ICommand<Unit>
{
    public Precondition Expected { get; init; } = Precondition.None;

    internal sealed class Validator : AbstractValidator<DeleteSession>
    {
        public Validator() => RuleFor(c => c.Expected).NotNull();
    }

    internal sealed class Handler(IRealityStore store, AthleteClock clock) : IRequestHandler<DeleteSession, Unit>
    {
        public async Task<Unit> Handle(DeleteSession command, CancellationToken cancellationToken)
        {
            var session = await store.Sessions
                .SingleOrDefaultAsync(session => session.Id == command.Id, cancellationToken)
                ?? throw GetSession.NoSuchSession(command.Id);
            command.Expected.Check(session.UpdatedAt);
            session.Delete((await clock.Now(cancellationToken)).Instant);
            return Unit.Value;
        }
    }
}

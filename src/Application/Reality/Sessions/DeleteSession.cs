using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">There is no such session.</exception>
[Description("Delete a session.")]
public sealed record DeleteSession(SessionId Id) : ICommand<Unit>
{
    public Precondition Expected { get; init; } = Precondition.None;

    internal sealed class Validator : AbstractValidator<DeleteSession>
    {
        public Validator() => RuleFor(c => c.Expected).NotNull();
    }

    internal sealed class Handler(IRealityStore store) : IRequestHandler<DeleteSession, Unit>
    {
        public async Task<Unit> Handle(DeleteSession command, CancellationToken cancellationToken)
        {
            var session = await store.Sessions
                .SingleOrDefaultAsync(session => session.Id == command.Id, cancellationToken)
                ?? throw GetSession.NoSuchSession(command.Id);
            command.Expected.Check(session.UpdatedAt);
            store.Sessions.Remove(session);
            return Unit.Value;
        }
    }
}

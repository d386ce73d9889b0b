using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;

namespace TrainingOs.Application.Reality.DayNotes;

/// <param name="Date">The local day.</param>
/// <exception cref="NotFoundException">There is no note for that day.</exception>
[Description("Delete the note of one day.")]
public sealed record DeleteDayNote(DateOnly Date) : ICommand<Unit>
{
    public Precondition Expected { get; init; } = Precondition.None;

    internal sealed class Validator : AbstractValidator<DeleteDayNote>
    {
        public Validator() => RuleFor(c => c.Expected).NotNull();
    }

    internal sealed class Handler(IRealityStore store) : IRequestHandler<DeleteDayNote, Unit>
    {
        public async Task<Unit> Handle(DeleteDayNote command, CancellationToken cancellationToken)
        {
            var note = await store.DayNotes.SingleOrDefaultAsync(note => note.Date == command.Date, cancellationToken)
                ?? throw new NotFoundException($"There is no note for {command.Date:yyyy-MM-dd}.");
            command.Expected.Check(note.UpdatedAt);
            store.DayNotes.Remove(note);
            return Unit.Value;
        }
    }
}

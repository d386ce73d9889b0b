using System.ComponentModel;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.DayNotes;

/// <param name="Date">The local day.</param>
/// <param name="Note">Free text: context, fatigue, stress.</param>
/// <exception cref="DomainException">The day lies before 1900 or over a year ahead.</exception>
[Description("Write the note of one day. It replaces the note that was there.")]
public sealed record WriteDayNote(DateOnly? Date, string? Note) : ICommand<DayNoteView>
{
    [JsonIgnore]
    public Precondition Expected { get; init; } = Precondition.None;

    internal sealed class Validator : AbstractValidator<WriteDayNote>
    {
        private const string NoWord = "Write at least one word.";

        public Validator()
        {
            RuleFor(c => c.Date).IsSaid("Say the day, such as 2026-11-16.");
            RuleFor(c => c.Note).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage(NoWord)
                .Must(note => !PlainText.IsBlank(note)).WithMessage(NoWord)
                .IsText(DayNote.MaxNote);
        }
    }

    internal sealed class Handler(
        IRealityStore store, ICurrentAthlete athlete, AthleteClock clock, Projection<DayNote, DayNoteView> view)
        : IRequestHandler<WriteDayNote, DayNoteView>
    {
        public async Task<DayNoteView> Handle(WriteDayNote command, CancellationToken cancellationToken)
        {
            var day = command.Date!.Value;
            var now = await clock.Now(cancellationToken);
            var note = await store.DayNotes.SingleOrDefaultAsync(note => note.Date == day, cancellationToken);
            command.Expected.Check(note?.UpdatedAt);

            if (note is not null) note.Rewrite(command.Note!, now.Instant);
            else store.DayNotes.Add(note = new DayNote(athlete.Id, day, command.Note!, now.Today, now.Instant));
            return view.Of(note);
        }
    }
}

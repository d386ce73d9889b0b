using System.ComponentModel;
using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.DayNotes;

/// <summary>The note of one day.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Note">Free text: context, fatigue, stress.</param>
/// <param name="CreatedAt">When the note was first written.</param>
/// <param name="UpdatedAt">When the note last changed.</param>
public sealed record DayNoteView(DateOnly Date, string Note, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
    : IVersioned;

/// <param name="Date">The local day.</param>
/// <exception cref="NotFoundException">There is no note for that day.</exception>
[Description("The note of one day.")]
public sealed record GetDayNote(DateOnly Date) : IQuery<DayNoteView>
{
    internal sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<DayNote, DayNoteView>();
    }

    internal sealed class Handler(IRealityStore store, Projection<DayNote, DayNoteView> view)
        : IRequestHandler<GetDayNote, DayNoteView>
    {
        public async Task<DayNoteView> Handle(GetDayNote query, CancellationToken cancellationToken) =>
            await store.DayNotes.Where(note => note.Date == query.Date).Select(view.Expression)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException($"There is no note for {query.Date:yyyy-MM-dd}.");
    }
}

using System.ComponentModel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.DayNotes;

/// <param name="StartDate">First day; from the first note on when not given.</param>
/// <param name="EndDate">Last day, itself included; up to the last note when not given.</param>
[Description("The notes of a range of days, earliest first.")]
public sealed record ListDayNotes(DateOnly? StartDate, DateOnly? EndDate) : IQuery<IReadOnlyList<DayNoteView>>
{
    internal sealed class Handler(IRealityStore store, Projection<DayNote, DayNoteView> view)
        : IRequestHandler<ListDayNotes, IReadOnlyList<DayNoteView>>
    {
        public async Task<IReadOnlyList<DayNoteView>> Handle(ListDayNotes query, CancellationToken cancellationToken)
        {
            var notes = store.DayNotes.AsQueryable();
            if (query.StartDate is { } start) notes = notes.Where(note => note.Date >= start);
            if (query.EndDate is { } end) notes = notes.Where(note => note.Date <= end);
            return await notes.OrderBy(note => note.Date).Select(view.Expression).ToListAsync(cancellationToken);
        }
    }
}

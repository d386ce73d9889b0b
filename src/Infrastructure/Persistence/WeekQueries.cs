using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Application.Review;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The compiled queries of a week. They end in the same projections as every other query.</summary>
internal sealed class WeekQueries(
    Projection<WeeklyPlan, WeeklyPlanView> plan,
    Projection<Session, SessionView> session,
    Projection<DayNote, DayNoteView> dayNote)
{
    public Func<TrainingDb, IAsyncEnumerable<Counting>> Counting { get; } = EF.CompileAsyncQuery(
        (TrainingDb db) => db.Athletes.Select(a => new Counting(a.Timezone, a.DistanceTypes, a.ElevationTypes)));

    public Func<TrainingDb, IsoWeek, IsoWeek, IAsyncEnumerable<WeeklyPlanView>> Plans { get; } =
        Compile<IsoWeek, WeeklyPlan, WeeklyPlanView>(
            (db, first, last) => db.WeeklyPlans.Where(p => p.Week >= first && p.Week <= last).OrderBy(p => p.Week),
            plan);

    public Func<TrainingDb, DateOnly, DateOnly, IAsyncEnumerable<SessionView>> Sessions { get; } =
        Compile<DateOnly, Session, SessionView>(
            (db, first, last) => db.Sessions.Where(s => s.Date >= first && s.Date <= last)
                .OrderBy(s => s.Date).ThenBy(s => s.StartUtc ?? SessionCursor.NoStart).ThenBy(s => s.Id),
            session);

    public Func<TrainingDb, DateOnly, DateOnly, IAsyncEnumerable<DayNoteView>> DayNotes { get; } =
        Compile<DateOnly, DayNote, DayNoteView>(
            (db, first, last) => db.DayNotes.Where(n => n.Date >= first && n.Date <= last).OrderBy(n => n.Date),
            dayNote);

    private static Func<TrainingDb, TKey, TKey, IAsyncEnumerable<TView>> Compile<TKey, TSource, TView>(
        Expression<Func<TrainingDb, TKey, TKey, IQueryable<TSource>>> rows, Projection<TSource, TView> view)
    {
        var select = Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Select),
            [typeof(TSource), typeof(TView)],
            rows.Body,
            Expression.Quote(view.Expression));
        return EF.CompileAsyncQuery(
            Expression.Lambda<Func<TrainingDb, TKey, TKey, IQueryable<TView>>>(select, rows.Parameters));
    }
}

using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <summary>A page of sessions, and where the next one begins.</summary>
/// <param name="Sessions">By date, then start time; those without a start time close their day.</param>
/// <param name="Next">What to ask for next; null when these were the last.</param>
public sealed record SessionPage(IReadOnlyList<SessionView> Sessions, SessionCursor? Next);

/// <param name="StartDate">First day; from the first session on when not given.</param>
/// <param name="EndDate">Last day, itself included; up to the last session when not given.</param>
/// <param name="Type">Only sessions of these kinds of sport: one, or several with commas between.</param>
/// <param name="Q">Only sessions whose title or notes hold this text, in any case.</param>
/// <param name="Limit">At most so many sessions; all of them when not given.</param>
/// <param name="Cursor">Where a page begins, as the link to the next page says.</param>
[Description("The sessions of a range of days, by date and then start time.")]
public sealed record ListSessions(
    DateOnly? StartDate, DateOnly? EndDate, SportChoice? Type, string? Q, int? Limit, SessionCursor? Cursor)
    : IQuery<SessionPage>
{
    public const int MaxLimit = 1000;

    /// <summary>The sessions it asks for in their order, and one more where there is a limit.</summary>
    internal IQueryable<Session> Chosen(IRealityStore store)
    {
        var sessions = store.Sessions.AsQueryable();
        if (StartDate is { } start) sessions = sessions.Where(s => s.Date >= start);
        if (EndDate is { } end) sessions = sessions.Where(s => s.Date <= end);
        if (Type?.Types is { } types) sessions = sessions.Where(s => types.Contains(s.Type));
        if (!PlainText.IsBlank(Q))
        {
            var words = Q!.Trim();
            sessions = sessions.Where(s => TextSearch.Holds(s.Title, words) || TextSearch.Holds(s.Notes, words));
        }

        if (Cursor is { } after) sessions = sessions.Where(after.Later);
        sessions = sessions.OrderBy(s => s.Date).ThenBy(s => s.StartUtc ?? SessionCursor.NoStart).ThenBy(s => s.Id);
        return Limit is { } limit ? sessions.Take(limit + 1) : sessions;
    }

    internal sealed class Validator : AbstractValidator<ListSessions>
    {
        public Validator()
        {
            RuleFor(q => q.Q).IsText(Session.MaxTitle);
            RuleFor(q => q.Limit).InclusiveBetween(1, MaxLimit)
                .WithMessage($"A page has from 1 to {MaxLimit} sessions.");
        }
    }

    internal sealed class Handler(IRealityStore store, Projection<Session, SessionView> view)
        : IRequestHandler<ListSessions, SessionPage>
    {
        public async Task<SessionPage> Handle(ListSessions query, CancellationToken cancellationToken)
        {
            var found = await query.Chosen(store).Select(view.Expression).ToListAsync(cancellationToken);
            return found.Count > query.Limit
                ? new SessionPage(found[..query.Limit.Value], SessionCursor.After(found[query.Limit.Value - 1]))
                : new SessionPage(found, null);
        }
    }
}

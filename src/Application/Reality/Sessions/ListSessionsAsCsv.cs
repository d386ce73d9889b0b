using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <param name="StartDate">First day; from the first session on when not given.</param>
/// <param name="EndDate">Last day, itself included; up to the last session when not given.</param>
/// <param name="Type">Only sessions of these kinds of sport: one, or several with commas between.</param>
/// <param name="Q">Only sessions whose title or notes hold this text, in any case.</param>
[Description("The sessions of a range of days as a table for spreadsheets: a column for each member.")]
public sealed record ListSessionsAsCsv(DateOnly? StartDate, DateOnly? EndDate, SportChoice? Type, string? Q)
    : IQuery<IAsyncEnumerable<SessionView>>
{
    internal sealed class Validator : AbstractValidator<ListSessionsAsCsv>
    {
        public Validator() => RuleFor(q => q.Q).IsText(Session.MaxTitle);
    }

    internal sealed class Handler(IRealityStore store, Projection<Session, SessionView> view)
        : IRequestHandler<ListSessionsAsCsv, IAsyncEnumerable<SessionView>>
    {
        public Task<IAsyncEnumerable<SessionView>> Handle(ListSessionsAsCsv query, CancellationToken cancellationToken)
        {
            var all = new ListSessions(
                query.StartDate, query.EndDate, query.Type, query.Q, Limit: null, Cursor: null);
            return Task.FromResult(all.Chosen(store).Select(view.Expression).AsAsyncEnumerable());
        }
    }
}

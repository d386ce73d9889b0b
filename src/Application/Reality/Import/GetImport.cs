using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>Files that were brought in together, and what became of each activity in them.</summary>
/// <param name="Id">Number of the import, given once and never again.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Counts">How many files there are, and what became of their activities.</param>
/// <param name="Decisions">What became of each activity, in the order in which it was decided.</param>
/// <param name="CanBeTakenBack">Whether it goes on, or there is something that it added or filled in.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="FinishedAt">When it ended; null while it goes on.</param>
public sealed record ImportView(
    long Id,
    ImportState State,
    ImportCounts Counts,
    IReadOnlyList<DecisionView> Decisions,
    bool CanBeTakenBack,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    internal static ImportView Of(
        Domain.Reality.Import import, ImportCounts counts, IReadOnlyList<DecisionView> decisions, bool hasLeft) =>
        new(
            import.Id.Value, import.State, counts, decisions, import.FinishedAt is null || hasLeft, import.CreatedAt,
            import.FinishedAt);
}

/// <summary>An import in numbers.</summary>
/// <param name="Files">Files found so far, those inside of zips among them.</param>
/// <param name="Imported">Activities that became sessions.</param>
/// <param name="Duplicate">Activities that were known already.</param>
/// <param name="Rejected">Activities that could not be taken.</param>
public sealed record ImportCounts(int Files, int Imported, int Duplicate, int Rejected);

/// <summary>What became of one activity of an import.</summary>
/// <param name="Id">Number of the decision; later ones have higher numbers.</param>
/// <param name="File">Name of the file that was given.</param>
/// <param name="Entry">Name inside of it, and the number of the activity when there are several.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="SessionIds">The sessions it became, or the ones it is a duplicate of.</param>
/// <param name="Sessions">Those of them that are there, in a few words.</param>
/// <param name="Rule">
/// By which rule it is a duplicate: <c>same_file</c>, <c>same_external_id</c>, <c>same_time</c>. Or <c>restored</c>: it
/// is a whole export that was brought back.
/// </param>
/// <param name="Reason">Why it was rejected, as a code for programs.</param>
/// <param name="Message">What to know about it, in sentences.</param>
/// <param name="Filled">
/// What a duplicate added to the session that was there, or replaced in it, as members are named.
/// </param>
public sealed record DecisionView(
    long Id,
    string File,
    string? Entry,
    DecisionOutcome Outcome,
    IReadOnlyList<long> SessionIds,
    IReadOnlyList<DecidedSessionView> Sessions,
    string? Rule,
    string? Reason,
    string? Message,
    IReadOnlyList<string> Filled);

/// <summary>A session that a decision is about, in a few words.</summary>
/// <param name="Id">Number of the session.</param>
/// <param name="Date">The day it took place.</param>
/// <param name="Type">What kind of sport it is.</param>
public sealed record DecidedSessionView(long Id, DateOnly Date, SportType Type);

/// <param name="Id">Number of the import.</param>
/// <param name="After">Only decisions later than this one.</param>
/// <param name="Before">Only decisions earlier than this one; with a limit, the latest of them.</param>
/// <param name="Outcome">Only decisions of this kind.</param>
/// <param name="Limit">At most so many decisions; all of them when not given.</param>
/// <exception cref="NotFoundException">There is no such import.</exception>
[Description("One import: how far it has come, and what became of each activity in it, with the reason.")]
public sealed record GetImport(
    ImportId Id, long? After = null, long? Before = null, DecisionOutcome? Outcome = null, int? Limit = null)
    : IQuery<ImportView>
{
    public const int MaxLimit = 1000;

    internal sealed class Validator : AbstractValidator<GetImport>
    {
        public Validator()
        {
            RuleFor(q => q.Limit).InclusiveBetween(1, MaxLimit)
                .WithMessage($"A page has from 1 to {MaxLimit} decisions.");
            RuleFor(q => q.Outcome).IsInEnum()
                .WithMessage("A decision is imported, duplicate or rejected; ask for one of these.");
        }
    }

    internal sealed class Handler(IRealityStore store) : IRequestHandler<GetImport, ImportView>
    {
        public async Task<ImportView> Handle(GetImport query, CancellationToken cancellationToken)
        {
            // The state before the decisions: whoever reads "done" has read every decision.
            var import = await store.Imports.AsNoTracking()
                .SingleOrDefaultAsync(import => import.Id == query.Id, cancellationToken)
                ?? throw NoSuchImport(query.Id);
            var counts = await Counts(store, [import], cancellationToken);
            var hasLeft = import.FinishedAt is not null && await store.Decisions.AnyAsync(
                decision => decision.ImportId == query.Id && decision.LeftAt != null, cancellationToken);
            var decisions = await Chosen(query).AsNoTracking().ToListAsync(cancellationToken);
            if (query.Before is not null) decisions.Reverse();
            var sessions = await Sessions(decisions, cancellationToken);
            return ImportView.Of(
                import, counts[import.Id], [.. decisions.Select(decision => ViewOf(decision, sessions))], hasLeft);
        }

        private IQueryable<Decision> Chosen(GetImport query)
        {
            var decisions = store.Decisions.Where(decision => decision.ImportId == query.Id);
            if (query.After is { } after) decisions = decisions.Where(decision => decision.Id > after);
            if (query.Outcome is { } outcome) decisions = decisions.Where(decision => decision.Outcome == outcome);
            decisions = query.Before is { } before
                ? decisions.Where(decision => decision.Id < before).OrderByDescending(decision => decision.Id)
                : decisions.OrderBy(decision => decision.Id);
            return query.Limit is { } limit ? decisions.Take(limit) : decisions;
        }

        /// <summary>The sessions that decisions are about. One that was deleted since is none.</summary>
        private async Task<Dictionary<SessionId, DecidedSessionView>> Sessions(
            IEnumerable<Decision> decisions, CancellationToken cancellationToken)
        {
            var ids = decisions.SelectMany(decision => decision.SessionIds).Distinct().ToList();
            if (ids.Count == 0) return [];
            // As one parameter: as one for each there would be more than a statement can have.
            return await store.Sessions.Where(session => EF.Parameter(ids).Contains(session.Id))
                .Select(session => new { session.Id, session.Date, session.Type })
                .ToDictionaryAsync(
                    session => session.Id,
                    session => new DecidedSessionView(session.Id.Value, session.Date, session.Type),
                    cancellationToken);
        }

        private static DecisionView ViewOf(
            Decision decision, Dictionary<SessionId, DecidedSessionView> sessions) => new(
            decision.Id, decision.File, decision.Entry, decision.Outcome,
            [.. decision.SessionIds.Select(id => id.Value)],
            [.. decision.SessionIds.Where(sessions.ContainsKey).Select(id => sessions[id])],
            decision.Rule, decision.Reason, decision.Message, decision.Filled);
    }

    internal static NotFoundException NoSuchImport(ImportId id) => new($"There is no import {id.Value}.");

    internal static async Task<Dictionary<ImportId, ImportCounts>> Counts(
        IRealityStore store, IReadOnlyCollection<Domain.Reality.Import> imports, CancellationToken cancellationToken)
    {
        var ids = imports.Select(import => import.Id).ToList();
        var found = await store.Decisions.Where(decision => ids.Contains(decision.ImportId))
            .GroupBy(decision => new { decision.ImportId, decision.Outcome })
            .Select(group => new { group.Key.ImportId, group.Key.Outcome, Count = group.Count() })
            .ToDictionaryAsync(group => (group.ImportId, group.Outcome), group => group.Count, cancellationToken);
        return imports.ToDictionary(import => import.Id, import => new ImportCounts(
            import.Files,
            Of(import, DecisionOutcome.Imported),
            Of(import, DecisionOutcome.Duplicate),
            Of(import, DecisionOutcome.Rejected)));

        int Of(Domain.Reality.Import import, DecisionOutcome outcome) =>
            found.GetValueOrDefault((import.Id, outcome));
    }
}

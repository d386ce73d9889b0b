using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>Files that were brought in together, and what became of each activity in them.</summary>
/// <param name="Id">Number of the import, given once and never again.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Counts">How many files there are, and what became of their activities.</param>
/// <param name="Decisions">What became of each activity, in the order in which it was decided.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="FinishedAt">When it ended; null while it goes on.</param>
public sealed record ImportView(
    long Id,
    ImportState State,
    ImportCounts Counts,
    IReadOnlyList<DecisionView> Decisions,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    internal static ImportView Of(
        Domain.Reality.Import import, ImportCounts counts, IReadOnlyList<DecisionView> decisions) =>
        new(import.Id.Value, import.State, counts, decisions, import.CreatedAt, import.FinishedAt);
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
    string? Rule,
    string? Reason,
    string? Message,
    IReadOnlyList<string> Filled);

/// <param name="Id">Number of the import.</param>
/// <param name="After">Only decisions later than this one.</param>
/// <param name="Limit">At most so many decisions; all of them when not given.</param>
/// <exception cref="NotFoundException">There is no such import.</exception>
[Description("One import: how far it has come, and what became of each activity in it, with the reason.")]
public sealed record GetImport(ImportId Id, long? After = null, int? Limit = null) : IQuery<ImportView>
{
    public const int MaxLimit = 1000;

    internal sealed class Validator : AbstractValidator<GetImport>
    {
        public Validator() => RuleFor(q => q.Limit).InclusiveBetween(1, MaxLimit)
            .WithMessage($"A page has from 1 to {MaxLimit} decisions.");
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
            var decisions = store.Decisions.Where(decision => decision.ImportId == query.Id);
            if (query.After is { } after) decisions = decisions.Where(decision => decision.Id > after);
            decisions = decisions.OrderBy(decision => decision.Id);
            if (query.Limit is { } limit) decisions = decisions.Take(limit);
            var views = await decisions.AsNoTracking().Select(decision => ViewOf(decision))
                .ToListAsync(cancellationToken);
            return ImportView.Of(import, counts[import.Id], views);
        }
    }

    internal static NotFoundException NoSuchImport(ImportId id) => new($"There is no import {id.Value}.");

    internal static DecisionView ViewOf(Decision decision) => new(
        decision.Id, decision.File, decision.Entry, decision.Outcome,
        [.. decision.SessionIds.Select(id => id.Value)], decision.Rule, decision.Reason, decision.Message,
        decision.Filled);

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

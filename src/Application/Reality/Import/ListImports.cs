using System.ComponentModel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>An import without its decisions.</summary>
/// <param name="Id">Number of the import.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Counts">How many files there are, and what became of their activities.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="FinishedAt">When it ended; null while it goes on.</param>
public sealed record ImportSummaryView(
    long Id, ImportState State, ImportCounts Counts, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);

[Description("All imports, the newest first, without their decisions.")]
public sealed record ListImports : IQuery<IReadOnlyList<ImportSummaryView>>
{
    internal sealed class Handler(IRealityStore store)
        : IRequestHandler<ListImports, IReadOnlyList<ImportSummaryView>>
    {
        public async Task<IReadOnlyList<ImportSummaryView>> Handle(
            ListImports query, CancellationToken cancellationToken)
        {
            var imports = await store.Imports.AsNoTracking().OrderByDescending(import => import.CreatedAt)
                .ToListAsync(cancellationToken);
            var counts = await GetImport.Counts(store, imports, cancellationToken);
            return [.. imports.Select(import => new ImportSummaryView(
                import.Id.Value, import.State, counts[import.Id], import.CreatedAt, import.FinishedAt))];
        }
    }
}

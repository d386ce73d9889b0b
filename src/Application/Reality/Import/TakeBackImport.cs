using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <summary>What taking an import back did.</summary>
/// <param name="Id">Number of the import, which is gone.</param>
/// <param name="RemovedSessionIds">The sessions it had made, which are gone.</param>
/// <param name="RestoredSessionIds">Sessions it had added something to, which are again as they were before.</param>
/// <param name="Kept">Sessions that were left as they are, and why.</param>
public sealed record TakenBackView(
    long Id,
    IReadOnlyList<long> RemovedSessionIds,
    IReadOnlyList<long> RestoredSessionIds,
    IReadOnlyList<KeptSessionView> Kept);

/// <summary>A session that stays although its import was taken back.</summary>
/// <param name="SessionId">Number of the session.</param>
/// <param name="Reason">Why it stays, in a sentence.</param>
public sealed record KeptSessionView(long SessionId, string Reason);

/// <param name="Id">Number of the import.</param>
/// <exception cref="NotFoundException">There is no such import.</exception>
/// <exception cref="ConflictException">It is still going on.</exception>
[Description("Take an import back: what it added goes, and nothing else. A session edited since stays, and is listed.")]
public sealed record TakeBackImport(ImportId Id) : ICommand<TakenBackView>
{
    internal sealed class Validator : AbstractValidator<TakeBackImport>
    {
        public Validator() => RuleFor(c => c.Id).Must(id => id.Value > 0).WithMessage("Imports are counted from 1.");
    }

    internal sealed class Handler(
        IRealityStore store, IRecordings recordings, IOriginalFiles files, AthleteClock clock)
        : IRequestHandler<TakeBackImport, TakenBackView>
    {
        private readonly List<long> _removed = [];
        private readonly List<long> _restored = [];
        private readonly List<KeptSessionView> _kept = [];

        public async Task<TakenBackView> Handle(TakeBackImport command, CancellationToken cancellationToken)
        {
            var import = await store.Imports.SingleOrDefaultAsync(i => i.Id == command.Id, cancellationToken)
                ?? throw GetImport.NoSuchImport(command.Id);
            if (import.State is ImportState.Queued or ImportState.Running)
            {
                throw new ConflictException(
                    $"Import {import.Id.Value} is still going on. Wait until it is done, then take it back.",
                    import.Id.Value);
            }

            var now = (await clock.Now(cancellationToken)).Instant;

            // The last first: what filled a session goes before what made it.
            var decisions = await store.Decisions.Where(d => d.ImportId == import.Id).OrderByDescending(d => d.Id)
                .ToListAsync(cancellationToken);
            foreach (var decision in decisions.Where(d => d.LeftAt is not null))
            {
                foreach (var id in decision.SessionIds) await TakeBack(decision, id, now, cancellationToken);
            }

            store.Decisions.RemoveRange(decisions);
            store.Imports.Remove(import);
            return new(import.Id.Value, _removed, _restored, _kept);
        }

        private async Task TakeBack(
            Decision decision, SessionId id, DateTimeOffset now, CancellationToken cancellationToken)
        {
            // Deleted since by hand: nothing is left to take back.
            var session = await store.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
            if (session is null || _kept.Any(kept => kept.SessionId == id.Value)) return;
            if (session.UpdatedAt != decision.LeftAt && !_restored.Contains(id.Value))
            {
                _kept.Add(new(id.Value, "It was changed after the import; delete it by hand if it should go."));
                return;
            }

            if (decision.Outcome == DecisionOutcome.Imported)
            {
                _restored.Remove(id.Value);
                _removed.Add(id.Value);
                session.Delete(now);
                return;
            }

            session.Forget(decision.Filled, now);
            if (decision.Filled.Contains("streams")) await recordings.Remove(id, cancellationToken);
            await files.Remove(id, decision.ImportId, cancellationToken);
            _restored.Add(id.Value);
        }
    }
}

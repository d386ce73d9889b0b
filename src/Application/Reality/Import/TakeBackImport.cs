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
/// <exception cref="ConflictException">It brought back an export, which is not taken back.</exception>
[Description("Take an import back, also one that is going on: what it added goes, and nothing else. A session edited "
    + "since stays, and is listed.")]
public sealed record TakeBackImport(ImportId Id) : ICommand<TakenBackView>
{
    internal sealed class Validator : AbstractValidator<TakeBackImport>
    {
        public Validator() => RuleFor(c => c.Id).Must(id => id.Value > 0).WithMessage("Imports are counted from 1.");
    }

    internal sealed class Handler(
        IRealityStore store,
        IRecordings recordings,
        IOriginalFiles files,
        ICurrentAthlete athlete,
        AthleteClock clock)
        : IRequestHandler<TakeBackImport, TakenBackView>
    {
        private const int SessionsAtOnce = 500;

        private readonly List<long> _removed = [];
        private readonly HashSet<long> _restored = [];
        private readonly Dictionary<long, KeptSessionView> _kept = [];
        private Dictionary<SessionId, Session> _sessions = [];
        private ILookup<SessionId, Decision> _byOthers = null!;

        /// <summary>What sessions were before a better recording took the place of theirs, the oldest first.</summary>
        private Dictionary<SessionId, List<Layer>> _layers = [];

        public async Task<TakenBackView> Handle(TakeBackImport command, CancellationToken cancellationToken)
        {
            var import = await store.Imports.SingleOrDefaultAsync(i => i.Id == command.Id, cancellationToken)
                ?? throw GetImport.NoSuchImport(command.Id);

            var decisions = await store.Decisions.Where(d => d.ImportId == import.Id).OrderBy(d => d.Id)
                .ToListAsync(cancellationToken);
            if (decisions.Any(decision => decision.Rule == Decision.Restored))
            {
                throw new ConflictException(
                    $"Import {import.Id.Value} brought a whole export back, which cannot be taken back. To begin anew, "
                        + "start with another file (ConnectionStrings__TrainingOs).",
                    import.Id.Value);
            }

            var now = (await clock.Now(cancellationToken)).Instant;
            var changed = decisions.Where(decision => decision.LeftAt is not null).ToList();
            _sessions = await Sessions(
                changed.SelectMany(decision => decision.SessionIds).Distinct(), cancellationToken);
            _byOthers = await ByOthers(import.Id, cancellationToken);
            _layers = await Layers(changed, cancellationToken);

            // What it made goes as it is, with what it filled in later: so it can still be restored, and what is kept
            // is kept whole.
            var made = new HashSet<Session>();
            foreach (var (decision, session) in Of(DecisionOutcome.Imported))
            {
                made.Add(session);
                Remove(decision, session, now);
            }

            foreach (var (decision, session) in Of(DecisionOutcome.Duplicate))
            {
                if (!made.Contains(session)) await Empty(decision, session, now, cancellationToken);
            }

            store.Decisions.RemoveRange(decisions);
            store.Imports.Remove(import);
            return new(import.Id.Value, _removed, [.. _restored], [.. _kept.Values]);

            // What it made and a person deleted since is gone already; what it added to a session goes from one that is
            // deleted as well, which may come back.
            List<(Decision Decision, Session Session)> Of(DecisionOutcome outcome) =>
            [
                .. from decision in changed
                   where decision.Outcome == outcome
                   from id in decision.SessionIds
                   where _sessions.ContainsKey(id)
                   let session = _sessions[id]
                   where outcome == DecisionOutcome.Duplicate || session.DeletedAt is null
                   select (decision, session),
            ];
        }

        /// <summary>Sessions by their numbers, also those that are not to be seen.</summary>
        private async Task<Dictionary<SessionId, Session>> Sessions(
            IEnumerable<SessionId> ids, CancellationToken cancellationToken)
        {
            var (owner, found) = (athlete.Id, new Dictionary<SessionId, Session>());
            foreach (var few in ids.Chunk(SessionsAtOnce))
            {
                var some = await store.Sessions.IgnoreQueryFilters()
                    .Where(s => s.AthleteId == owner && few.Contains(s.Id)).ToListAsync(cancellationToken);
                foreach (var session in some) found.Add(session.Id, session);
            }

            return found;
        }

        /// <summary>What other imports did to sessions that this one changed.</summary>
        private async Task<ILookup<SessionId, Decision>> ByOthers(
            ImportId import, CancellationToken cancellationToken)
        {
            var others = await store.Decisions.AsNoTracking()
                .Where(d => d.ImportId != import && d.LeftAt != null).ToListAsync(cancellationToken);
            return others.SelectMany(d => d.SessionIds.Where(_sessions.ContainsKey).Select(id => (id, d)))
                .ToLookup(pair => pair.id, pair => pair.d);
        }

        /// <summary>What sessions were before decisions of this import or of others replaced it.</summary>
        private async Task<Dictionary<SessionId, List<Layer>>> Layers(
            IEnumerable<Decision> changed, CancellationToken cancellationToken)
        {
            var superseding = changed.Concat(_byOthers.SelectMany(decisions => decisions))
                .Where(decision => decision.SupersededId is not null).DistinctBy(decision => decision.Id).ToList();
            var superseded = await Sessions(
                superseding.Select(decision => decision.SupersededId!.Value), cancellationToken);
            return superseding.OrderBy(decision => decision.Id)
                .Where(decision => superseded.ContainsKey(decision.SupersededId!.Value))
                .Select(decision => new Layer(decision, superseded[decision.SupersededId!.Value]))
                .GroupBy(layer => layer.Superseded.SupersededBy!.Value)
                .ToDictionary(layers => layers.Key, layers => layers.ToList());
        }

        private void Remove(Decision decision, Session session, DateTimeOffset now)
        {
            if (IsKept(decision, session)) return;
            _removed.Add(session.Id.Value);
            session.Delete(now);
        }

        private async Task Empty(
            Decision decision, Session session, DateTimeOffset now, CancellationToken cancellationToken)
        {
            if (IsKept(decision, session)) return;
            if (session.DeletedAt is null) _restored.Add(session.Id.Value);
            var layers = _layers.GetValueOrDefault(session.Id, []);
            var before = layers.Find(layer => layer.Decision.Id == decision.Id);
            foreach (var names in decision.Filled.GroupBy(name => Bearer(name)))
            {
                if (before is null) names.Key.Forget([.. names], now);
                else names.Key.Return(before.Superseded, [.. names], now);
            }

            await files.Remove(session.Id, decision.ImportId, cancellationToken);
            if (decision.Filled.Contains("streams"))
            {
                var bearer = Bearer("streams").Id;
                await (before is null
                    ? recordings.Forget(bearer, decision.Filled.Contains("laps"), cancellationToken)
                    : recordings.Return(before.Superseded.Id, bearer, cancellationToken));
            }

            if (before is not null)
            {
                layers.Remove(before);
                store.Sessions.Remove(before.Superseded);
            }

            // All of it was read from files, and no import is left that read it.
            if (session.DeletedAt is not null || session.EditedAt is not null || _byOthers[session.Id].Any()) return;
            _restored.Remove(session.Id.Value);
            _removed.Add(session.Id.Value);
            session.Delete(now);

            // What this decision added lies in the session, or where the next better recording laid it aside.
            Session Bearer(string name) => layers
                .Find(layer => layer.Decision.Id > decision.Id && layer.Decision.Filled.Contains(name))?.Superseded
                ?? session;
        }

        private bool IsKept(Decision decision, Session session)
        {
            var id = session.Id.Value;
            if (_kept.ContainsKey(id)) return true;
            if (WhyKept(decision, session) is not { } reason) return false;
            _kept.Add(id, new(id, reason));
            return true;
        }

        private string? WhyKept(Decision decision, Session session)
        {
            var isMade = decision.Outcome == DecisionOutcome.Imported;
            if (session.EditedAt > decision.LeftAt)
            {
                return isMade
                    ? "It was changed after the import; delete it by hand if it should go."
                    : $"It was changed after the import had added {string.Join(", ", decision.Filled)}; clear by hand "
                        + "what should go.";
            }

            return isMade && _byOthers[session.Id].FirstOrDefault() is { } filled
                ? $"Import {filled.ImportId.Value} added to it; when that is taken back as well, it goes."
                : null;
        }

        /// <summary>What a session was before a decision put a better recording in its place.</summary>
        private sealed record Layer(Decision Decision, Session Superseded);
    }
}

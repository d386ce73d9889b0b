using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Import.Rules;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <param name="Id">Number of the import.</param>
/// <param name="Files">Files that were read, in the order in which they are judged.</param>
/// <param name="Found">How many files the import has, as far as is known.</param>
/// <exception cref="NotFoundException">There is no such import.</exception>
[Description("Decide for each activity of some files of an import whether it becomes a session, and say why.")]
public sealed record DecideFiles(ImportId Id, IReadOnlyList<ReadFile> Files, int Found) : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<DecideFiles>
    {
        public Validator() => RuleFor(c => c.Files).NotNull();
    }

    internal sealed class Handler(
        IRealityStore store,
        IRecordings recordings,
        IOriginalFiles originals,
        ICurrentAthlete athlete,
        AthleteClock clock)
        : IRequestHandler<DecideFiles, Unit>
    {
        private static readonly IRefusalRule[] Refusals =
            [new WithoutStart(), new WithoutDuration(), new OutsideOfTheLog()];

        private static readonly IDuplicateRule[] Duplicates = [new SameExternalId(), new SameTime()];

        private readonly KnownSessions _known = new(store);
        private readonly Dictionary<string, List<SessionId>> _files = [];
        private AthleteTime _now = null!;
        private SessionId _next;

        public async Task<Unit> Handle(DecideFiles command, CancellationToken cancellationToken)
        {
            var import = await store.Imports.SingleOrDefaultAsync(i => i.Id == command.Id, cancellationToken)
                ?? throw GetImport.NoSuchImport(command.Id);
            import.Found(command.Found);
            _now = await clock.Now(cancellationToken);
            _next = await store.NextSessionId(cancellationToken);
            foreach (var file in command.Files) await Decide(import.Id, file, cancellationToken);
            return Unit.Value;
        }

        private async Task Decide(ImportId import, ReadFile file, CancellationToken cancellationToken)
        {
            if (file.Refusal is { } refusal)
            {
                Say(import, file, file.Entry, new Verdict(DecisionOutcome.Rejected) { Refusal = refusal });
                return;
            }

            if (file.Original is { } original && await ReadBefore(original, cancellationToken) is { Count: > 0 } same)
            {
                var numbers = string.Join(", ", same.Select(id => id.Value));
                var (filled, leftAt) = await FillFromList(file, same, cancellationToken);
                Say(import, file, file.Entry, new Verdict(DecisionOutcome.Duplicate)
                {
                    Sessions = same,
                    Rule = "same_file",
                    Sentence = $"This very file was read before (session {numbers}).{Added(filled)}",
                    Filled = filled,
                    LeftAt = leftAt,
                });
                return;
            }

            foreach (var row in file.RefusedEntries)
            {
                Say(import, file, file.EntryOf(row.Entry), new(DecisionOutcome.Rejected) { Refusal = row.Refusal });
            }

            foreach (var activity in file.Activities.GroupBy(activity => activity.Draft.Activity))
            {
                var verdicts = new List<Verdict>();
                _known.BeginActivity();
                foreach (var part in activity) verdicts.Add(await Judge(import, file, part, cancellationToken));

                // The sessions of a triathlon share one decision, unless they fare differently.
                foreach (var alike in verdicts.GroupBy(Fate))
                {
                    Say(import, file, file.EntryOf(activity.First().Draft), alike.Last() with
                    {
                        Sessions = [.. alike.SelectMany(v => v.Sessions)],
                    });
                }
            }
        }

        /// <summary>
        /// A file that was read alone before comes in an export whose list knows more of it: a title, notes, a name.
        /// </summary>
        private async Task<(IReadOnlyList<string> Filled, DateTimeOffset? LeftAt)> FillFromList(
            ReadFile file, IReadOnlyList<SessionId> same, CancellationToken cancellationToken)
        {
            var activities = file.Activities;
            if (same is not [var id] || activities is not [{ Draft: { FileName: not null } draft }]) return ([], null);
            var start = LocalClock.StartOf(draft, _now.Timezone);
            if (Refusals.Any(rule => rule.Judge(draft, start, _now) is not null)) return ([], null);
            var session = await _known.ById(id, cancellationToken);
            var facts = DraftFacts.FactsOf(draft, start!.Value, _now.Timezone);
            var filled = session.Fill(
                await WithoutTakenName(facts, cancellationToken), new RecordedFacts(), _now.Instant);
            return (filled, filled.Count > 0 ? session.UpdatedAt : null);
        }

        private async Task<Verdict> Judge(
            ImportId import, ReadFile file, ReadActivity activity, CancellationToken cancellationToken)
        {
            var draft = activity.Draft;
            var start = LocalClock.StartOf(draft, _now.Timezone);
            var refusals = Refusals.Select(rule => rule.Judge(draft, start, _now)).OfType<Refusal>();
            if (refusals.FirstOrDefault() is { } refusal) return new(DecisionOutcome.Rejected) { Refusal = refusal };

            var facts = DraftFacts.FactsOf(draft, start!.Value, _now.Timezone);
            var recorded = DraftFacts.RecordedOf(draft, file.Original?.Name);
            foreach (var rule in Duplicates)
            {
                if (await rule.Find(facts, recorded, _known, cancellationToken) is not { } same) continue;
                var filled = same.Fill(await WithoutTakenName(facts, cancellationToken), recorded, _now.Instant);
                if (filled.Contains("streams")) recordings.Add(same.Id, activity.Recording!);
                if (filled.Contains("file")) await KeepOriginal(file.Original!, same.Id, import, cancellationToken);
                return new(DecisionOutcome.Duplicate)
                {
                    Sessions = [same.Id],
                    Rule = rule.Word,
                    Filled = filled,
                    Sentence = rule.Sentence(same.Id) + Added(filled),
                    LeftAt = filled.Count > 0 ? same.UpdatedAt : null,
                };
            }

            var session = new Session(_next, athlete.Id, facts, recorded, _now.Today, _now.Instant);
            _next = new(_next.Value + 1);
            _known.Add(session);
            if (activity.Recording is { } recording) recordings.Add(session.Id, recording);
            if (file.Original is { } original) await KeepOriginal(original, session.Id, import, cancellationToken);
            return new(DecisionOutcome.Imported) { Sessions = [session.Id], LeftAt = session.UpdatedAt };
        }

        /// <summary>
        /// The facts without an external id that another session carries than the one they are about.
        /// </summary>
        private async Task<SessionFacts> WithoutTakenName(SessionFacts facts, CancellationToken cancellationToken) =>
            facts.ExternalId is { } id && await _known.ByExternalId(id, cancellationToken) is not null
                ? facts with { ExternalId = null }
                : facts;

        private async Task<IReadOnlyList<SessionId>> ReadBefore(
            PackedFile original, CancellationToken cancellationToken) =>
            _files.TryGetValue(Convert.ToHexString(original.ContentHash), out var sessions)
                ? sessions
                : await originals.SessionsOf(original.ContentHash, cancellationToken);

        private async Task KeepOriginal(
            PackedFile original, SessionId session, ImportId import, CancellationToken cancellationToken)
        {
            await originals.Add(original, session, import, cancellationToken);
            var hash = Convert.ToHexString(original.ContentHash);
            if (!_files.TryGetValue(hash, out var sessions)) _files[hash] = sessions = [];
            sessions.Add(session);
        }

        /// <summary>
        /// What must be the same for two sessions to share a decision: all that taking it back looks at.
        /// </summary>
        private static (DecisionOutcome, string?, Refusal?, string, DateTimeOffset?) Fate(Verdict verdict) => (
            verdict.Outcome, verdict.Rule, verdict.Refusal, string.Join(' ', verdict.Filled), verdict.LeftAt);

        private void Say(ImportId import, ReadFile file, string? entry, Verdict verdict)
        {
            var sentences = new[] { verdict.Refusal?.Message, verdict.Sentence }
                .Concat(file.Warnings)
                .OfType<string>();
            store.Decisions.Add(new Decision(import, athlete.Id, new DecisionFacts
            {
                File = Shown(file.File),
                Entry = entry is null ? null : Shown(entry),
                Outcome = verdict.Outcome,
                Rule = verdict.Rule,
                Reason = verdict.Refusal?.Reason,
                Message = string.Join(' ', sentences) is { Length: > 0 } message ? message : null,
                SessionIds = verdict.Sessions,
                Filled = verdict.Filled,
                LeftAt = verdict.LeftAt,
            }));
        }

        private static string Shown(string name) => PlainText.Opening(
            string.Concat(name.Where(c => !char.IsControl(c))), Decision.MaxName - 20)!;

        private static string Added(IReadOnlyList<string> filled) =>
            filled.Count == 0 ? "" : $" It added what was not known there: {string.Join(", ", filled)}.";

        private sealed record Verdict(DecisionOutcome Outcome)
        {
            public IReadOnlyList<SessionId> Sessions { get; init; } = [];
            public IReadOnlyList<string> Filled { get; init; } = [];
            public string? Rule { get; init; }
            public Refusal? Refusal { get; init; }
            public string? Sentence { get; init; }
            public DateTimeOffset? LeftAt { get; init; }
        }
    }
}

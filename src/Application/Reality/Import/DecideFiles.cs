using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Import.Rules;
using TrainingOs.Application.Reality.Recordings;
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

        private static readonly SameTime SameTime = new();
        private static readonly IDuplicateRule[] Duplicates = [new SameExternalId(), SameTime];

        private readonly KnownSessions _sessions = new(store);
        private AthleteTime _now = null!;
        private ImportId _import;
        private SessionId _next;

        public async Task<Unit> Handle(DecideFiles command, CancellationToken cancellationToken)
        {
            var import = await store.Imports.SingleOrDefaultAsync(i => i.Id == command.Id, cancellationToken)
                ?? throw GetImport.NoSuchImport(command.Id);
            import.Found(command.Found);
            _import = import.Id;
            _now = await clock.Now(cancellationToken);
            _next = await store.NextSessionId(cancellationToken);
            foreach (var file in command.Files) await Decide(file, cancellationToken);
            return Unit.Value;
        }

        private async Task Decide(ReadFile file, CancellationToken cancellationToken)
        {
            if (file.Refusal is { } refusal)
            {
                Say(file, file.Entry, Verdict.Rejected(refusal));
                return;
            }

            IReadOnlyList<SessionId> readBefore = file.Original is { } original
                ? await originals.SessionsOf(original.ContentHash, cancellationToken)
                : [];
            if (readBefore.Count > 0 && readBefore.Count >= file.Activities.Count)
            {
                Say(file, file.Entry, await ReadBefore(file, readBefore, cancellationToken));
                return;
            }

            var legs = await LegsReadBefore(file, readBefore, cancellationToken);
            foreach (var row in file.RefusedEntries)
            {
                Say(file, file.EntryOf(row.Entry), Verdict.Rejected(row.Refusal));
            }

            foreach (var activity in file.Activities.GroupBy(activity => activity.Draft.Activity))
            {
                var verdicts = new List<Verdict>();
                _sessions.BeginActivity(MinutesOf(activity.Select(part => part.Draft)));
                foreach (var part in activity)
                {
                    verdicts.Add(legs.TryGetValue(part, out var leg)
                        ? Verdict.Duplicate(SameFile.Word, SameFile.Because, leg)
                        : await Judge(file, part, cancellationToken));
                }

                // The sessions of a triathlon share one decision, unless they fare differently.
                foreach (var alike in verdicts.GroupBy(verdict => verdict.Fate))
                {
                    Say(file, file.EntryOf(activity.First().Draft), alike.Last() with
                    {
                        Sessions = [.. alike.SelectMany(verdict => verdict.Sessions)],
                    });
                }
            }
        }

        /// <summary>
        /// A file that was read alone before may come in an export whose list knows more of it: a title, notes, a name.
        /// </summary>
        private async Task<Verdict> ReadBefore(
            ReadFile file, IReadOnlyList<SessionId> same, CancellationToken cancellationToken)
        {
            var verdict = Verdict.Duplicate(SameFile.Word, SameFile.Because, same);
            if (same is [var id] && file.Activities is [{ Draft.FileName: not null } listed]
                && StartOf(listed) is { Start: { } start, Refusal: null })
            {
                var (session, facts) = (await _sessions.ById(id, cancellationToken), FactsOf(listed, start));

                // Of a part the list knows the whole; its points are there.
                var told = listed with { Recorded = new RecordedFacts() };
                return await Supersede(file, told, facts, session, cancellationToken) is var (superseded, taken)
                    ? verdict.Superseding(taken, session, superseded)
                    : verdict.Filling(await Fill(session, facts, told.Recorded, cancellationToken), session);
            }

            return verdict;
        }

        /// <summary>
        /// Which sessions the activities of a file became when it was read before. Some of them may have been deleted
        /// since; those that are there are not read again, also when a person moved them to another time.
        /// </summary>
        private async Task<IReadOnlyDictionary<ReadActivity, SessionId>> LegsReadBefore(
            ReadFile file, IReadOnlyList<SessionId> readBefore, CancellationToken cancellationToken)
        {
            var legs = new Dictionary<ReadActivity, SessionId>(ReferenceEqualityComparer.Instance);
            if (readBefore.Count == 0) return legs;
            _sessions.BeginActivity(minutes: null);
            var possible = file.Activities.Where(activity => StartOf(activity).Refusal is null).ToList();
            var left = readBefore.ToList();
            foreach (var activity in possible)
            {
                var facts = FactsOf(activity, StartOf(activity).Start!.Value);
                var same = await SameTime.Find(facts, activity.Recorded, _sessions, cancellationToken);
                if (same is not null && left.Remove(same.Id)) legs.Add(activity, same.Id);
            }

            foreach (var (activity, id) in possible.Where(activity => !legs.ContainsKey(activity)).Zip(left))
            {
                legs.Add(activity, id);
            }

            return legs;
        }

        private async Task<Verdict> Judge(ReadFile file, ReadActivity activity, CancellationToken cancellationToken)
        {
            var (start, refusal) = StartOf(activity);
            if (refusal is not null) return Verdict.Rejected(refusal);

            var facts = FactsOf(activity, start!.Value);
            foreach (var rule in Duplicates)
            {
                var same = await rule.Find(facts, activity.Recorded, _sessions, cancellationToken);
                if (same is null) continue;
                return await JudgeAgain(file, activity, facts, same, rule, cancellationToken);
            }

            var session = new Session(_next, athlete.Id, facts, activity.Recorded, _now.Today, _now.Instant);
            _next = new(_next.Value + 1);
            _sessions.Add(session);
            if (activity.Recording is { } recording) recordings.Add(session.Id, recording);
            await AddOriginal(file, activity, session, cancellationToken);
            return Verdict.Imported(session);
        }

        /// <summary>What becomes of an activity that is a session already.</summary>
        private async Task<Verdict> JudgeAgain(
            ReadFile file,
            ReadActivity activity,
            SessionFacts facts,
            Session same,
            IDuplicateRule rule,
            CancellationToken cancellationToken)
        {
            var recorded = activity.Recorded;
            if (same.HasMoreThan(recorded)) return Verdict.Duplicate(rule.Word, SameTime.Part, same.Id);

            var isPart = same.IsPartOf(recorded);
            var verdict = Verdict.Duplicate(rule.Word, isPart ? SameTime.Whole : rule.Because, same.Id);
            if (await Supersede(file, activity, facts, same, cancellationToken) is var (superseded, taken))
            {
                return verdict.Superseding(taken, same, superseded);
            }

            // What the whole counted does not belong to a part that a person made their own.
            if (isPart && same.EditedAt is not null)
            {
                const string stays = "It was edited since, and stays as it is.";
                return verdict with
                {
                    Note = recorded.IsPartial || recorded.Streams.Count == 0
                        ? stays
                        : $"{stays} To have the whole instead, delete that session and import this file again.",
                };
            }

            var filled = recorded.IsPartial
                ? await FillMoments(same, facts, recorded, cancellationToken)
                : await Fill(same, facts, recorded, cancellationToken);
            if (filled.Contains("streams") && await recordings.Fill(same.Id, activity.Recording!, cancellationToken))
            {
                filled = [.. filled, "laps"];
            }

            if (filled.Contains("streams") || filled.Contains("file"))
            {
                await AddOriginal(file, activity, same, cancellationToken);
            }

            return verdict.Filling(filled, same);
        }

        private async Task<(SessionId Superseded, IReadOnlyList<string> Taken)?> Supersede(
            ReadFile file,
            ReadActivity activity,
            SessionFacts facts,
            Session same,
            CancellationToken cancellationToken)
        {
            facts = await WithoutIdOfAnother(same, facts, cancellationToken);
            var better = same.Supersede(facts, activity.Recorded, _next, _now.Today, _now.Instant);
            if (better is not var (superseded, taken)) return null;

            _next = new(_next.Value + 1);
            store.Sessions.Add(superseded);
            _sessions.Changed(same);
            if (taken.Contains("streams")
                && await recordings.Replace(same.Id, activity.Recording!, superseded.Id, cancellationToken))
            {
                taken = [.. taken, "laps"];
            }

            await AddOriginal(file, activity, same, cancellationToken);
            return (superseded.Id, taken);
        }

        /// <summary>From the start of the first part to the end of the last.</summary>
        private static double? MinutesOf(IEnumerable<ActivityDraft> parts)
        {
            var known = parts.Where(part => part.Start is not null).ToList();
            if (known.Count == 0) return null;
            var end = known.Max(part => part.Start!.Value.AddSeconds(part.ElapsedSeconds ?? part.TimerSeconds ?? 0));
            return (end - known.Min(part => part.Start!.Value)).TotalMinutes;
        }

        /// <summary>When an activity began on the clocks there, and why it cannot become a session.</summary>
        private (DateTimeOffset? Start, Refusal? Refusal) StartOf(ReadActivity activity)
        {
            var start = LocalClock.StartOf(activity, _now.Timezone);
            var refusals = Refusals.Select(rule => rule.Judge(activity.Draft, start, _now));
            return (start, refusals.FirstOrDefault(refusal => refusal is not null));
        }

        private SessionFacts FactsOf(ReadActivity activity, DateTimeOffset start) =>
            DraftFacts.FactsOf(activity.Draft, start, _now.Timezone);

        /// <summary>
        /// Fills what is not known of a session, but for an external id that another session carries.
        /// </summary>
        private async Task<IReadOnlyList<string>> Fill(
            Session session, SessionFacts facts, RecordedFacts recorded, CancellationToken cancellationToken)
        {
            facts = await WithoutIdOfAnother(session, facts, cancellationToken);
            var filled = session.Fill(facts, recorded, _now.Instant);
            if (filled.Count > 0) _sessions.Changed(session);
            return filled;
        }

        /// <summary>
        /// Fills the moments of a file that was cut off, and not its numbers: what a part counted is not what the whole
        /// of it was.
        /// </summary>
        private Task<IReadOnlyList<string>> FillMoments(
            Session session, SessionFacts facts, RecordedFacts recorded, CancellationToken cancellationToken) => Fill(
                session,
                new()
                {
                    Date = facts.Date,
                    StartTime = facts.StartTime,
                    Type = facts.Type,
                    Duration = facts.Duration,
                    ExternalId = facts.ExternalId,
                    Source = facts.Source,
                },
                new()
                {
                    Device = recorded.Device,
                    File = recorded.File,
                    IsPartial = true,
                    Span = recorded.Span,
                    Streams = recorded.Streams,
                },
                cancellationToken);

        private async Task<SessionFacts> WithoutIdOfAnother(
            Session session, SessionFacts facts, CancellationToken cancellationToken) =>
            facts.ExternalId is { } id && await _sessions.ByExternalId(id, cancellationToken) is { } other
                && other.Id != session.Id
                ? facts with { ExternalId = null }
                : facts;

        private Task AddOriginal(
            ReadFile file, ReadActivity activity, Session session, CancellationToken cancellationToken) =>
            file.Original is { } original
                ? originals.Add(
                    original, activity.Recorded.File ?? original.Name, session.Id, _import, cancellationToken)
                : Task.CompletedTask;

        private void Say(ReadFile file, string? entry, Verdict verdict) => store.Decisions.Add(
            new Decision(_import, athlete.Id, verdict.As(file.File, entry, file.Warnings)));
    }
}

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

        private static readonly IDuplicateRule[] Duplicates = [new SameExternalId(), new SameTime()];

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

            if (file.Original is { } original
                && await originals.SessionsOf(original.ContentHash, cancellationToken) is { Count: > 0 } same)
            {
                Say(file, file.Entry, await ReadBefore(file, same, cancellationToken));
                return;
            }

            foreach (var row in file.RefusedEntries)
            {
                Say(file, file.EntryOf(row.Entry), Verdict.Rejected(row.Refusal));
            }

            foreach (var activity in file.Activities.GroupBy(activity => activity.Draft.Activity))
            {
                var verdicts = new List<Verdict>();
                _sessions.BeginActivity();
                foreach (var part in activity) verdicts.Add(await Judge(file, part, cancellationToken));

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
            var sentence = SameFile.Sentence(same);
            if (same is [var id] && file.Activities is [{ Draft.FileName: not null } listed]
                && StartOf(listed) is { Start: { } start, Refusal: null })
            {
                var session = await _sessions.ById(id, cancellationToken);
                var filled = await Fill(session, FactsOf(listed, start), new RecordedFacts(), cancellationToken);
                return Verdict.Duplicate(SameFile.Word, sentence, same, filled, session.UpdatedAt);
            }

            return Verdict.Duplicate(SameFile.Word, sentence, same, [], null);
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

            var session = new Session(Next(), athlete.Id, facts, activity.Recorded, _now.Today, _now.Instant);
            _sessions.Add(session);
            if (activity.Recording is { } recording) recordings.Add(session.Id, recording);
            await AddOriginal(file, session, cancellationToken);
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
            if (SameTime.IsPartOf(same, recorded))
            {
                return Verdict.Duplicate(rule.Word, SameTime.SentenceOfPart(same.Id), [same.Id], [], null);
            }

            var isMore = SameTime.IsMoreOf(same, recorded);
            var sentence = isMore ? SameTime.SentenceOfWhole(same.Id) : rule.Sentence(same.Id);
            if (same.GivesWayTo(facts, recorded))
            {
                var (superseded, taken) = await Supersede(file, activity, facts, same, cancellationToken);
                return Verdict.Superseding(rule.Word, sentence, same, taken, superseded);
            }

            // What the whole counted does not belong to a part that a person made their own.
            if (isMore)
            {
                sentence += " It was edited since, and stays as it is. To have the whole instead, delete that session "
                    + "and import this file again.";
                return Verdict.Duplicate(rule.Word, sentence, [same.Id], [], null);
            }

            var filled = recorded.IsPartial
                ? await FillMoments(same, facts, recorded, cancellationToken)
                : await Fill(same, facts, recorded, cancellationToken);
            if (filled.Contains("streams") && await recordings.Fill(same.Id, activity.Recording!, cancellationToken))
            {
                filled = [.. filled, "laps"];
            }

            if (filled.Contains("streams") || filled.Contains("file")) await AddOriginal(file, same, cancellationToken);
            return Verdict.Duplicate(rule.Word, sentence, [same.Id], filled, same.UpdatedAt);
        }

        private async Task<(SessionId Superseded, IReadOnlyList<string> Taken)> Supersede(
            ReadFile file,
            ReadActivity activity,
            SessionFacts facts,
            Session same,
            CancellationToken cancellationToken)
        {
            facts = await WithoutIdOfAnother(same, facts, cancellationToken);
            var (superseded, taken) =
                same.Supersede(facts, activity.Recorded, Next(), _now.Today, _now.Instant);
            store.Sessions.Add(superseded);
            _sessions.Changed(same);
            await recordings.Replace(same.Id, activity.Recording!, superseded.Id, cancellationToken);
            await originals.SetAside(same.Id, superseded.Id, cancellationToken);
            await AddOriginal(file, same, cancellationToken);
            return (superseded.Id, [.. taken, "laps"]);
        }

        private SessionId Next()
        {
            var id = _next;
            _next = new(id.Value + 1);
            return id;
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

        private Task AddOriginal(ReadFile file, Session session, CancellationToken cancellationToken) =>
            file.Original is { } original
                ? originals.Add(original, session.Id, _import, cancellationToken)
                : Task.CompletedTask;

        private void Say(ReadFile file, string? entry, Verdict verdict) => store.Decisions.Add(
            new Decision(_import, athlete.Id, verdict.As(file.File, entry, file.Warnings)));
    }
}

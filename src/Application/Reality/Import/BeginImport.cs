using System.ComponentModel;
using FluentValidation;
using MediatR;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <param name="Files">What was received.</param>
/// <exception cref="ExportRefusedException">
/// It is an export of Training OS, and the training log is not empty, or the export cannot be read:
/// <c>reason</c> says which.
/// </exception>
[Description("Bring in recordings: FIT, GPX, TCX, lists, and zips of them. An export brings a whole log back.")]
public sealed record BeginImport(ReceivedFiles Files) : ICommand<ImportView>
{
    internal sealed class Validator : AbstractValidator<BeginImport>
    {
        public Validator() => RuleFor(c => c.Files).NotNull();
    }

    internal sealed class Handler(
        IRealityStore store, IImportFiles files, ITrainingArchive archive, ICurrentAthlete athlete, AthleteClock clock)
        : IRequestHandler<BeginImport, ImportView>
    {
        public async Task<ImportView> Handle(BeginImport command, CancellationToken cancellationToken)
        {
            if (files.ExportIn(command.Files) is { } export)
            {
                try
                {
                    return await Restored(export, cancellationToken);
                }
                finally
                {
                    export.Dispose();
                    files.Forget(command.Files);
                }
            }

            var now = await clock.Now(cancellationToken);
            var id = await store.NextImportId(cancellationToken);
            var import = new Domain.Reality.Import(id, athlete.Id, now.Instant);
            files.Assign(command.Files, id);
            store.Imports.Add(import);
            return ImportView.Of(import, new(0, 0, 0, 0), [], hasLeft: false);
        }

        /// <summary>
        /// An export is brought back before this import gets its number, which is none of those that come back.
        /// </summary>
        private async Task<ImportView> Restored(ReceivedExport export, CancellationToken cancellationToken)
        {
            var restored = await archive.Restore(export.Zip, cancellationToken);
            var now = await clock.Now(cancellationToken);
            var import = new Domain.Reality.Import(
                await store.NextImportId(cancellationToken), athlete.Id, now.Instant);
            import.Begin();
            import.Found(1);
            import.End(ImportState.Done, now.Instant);
            store.Imports.Add(import);
            store.Decisions.Add(new Decision(import.Id, athlete.Id, new()
            {
                File = Decision.NameOf(export.Name),
                Outcome = DecisionOutcome.Imported,
                Rule = Decision.Restored,
                Message = "This export brought everything back: "
                    + $"{PlainText.Count(restored.Sessions, "session")}, {PlainText.Count(restored.Plans, "plan")}, "
                    + $"{PlainText.Count(restored.DayNotes, "day note")} and "
                    + $"{PlainText.Count(restored.Files, "original file")}.",
            }));
            return ImportView.Of(import, new(1, 1, 0, 0), [], hasLeft: false);
        }
    }
}

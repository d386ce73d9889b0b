using System.ComponentModel;
using FluentValidation;
using MediatR;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;

namespace TrainingOs.Application.Reality.Import;

/// <param name="Files">What was received.</param>
[Description("Bring in recordings: FIT, GPX, TCX, lists of activities, and zips of them. They are read one by one.")]
public sealed record BeginImport(ReceivedFiles Files) : ICommand<ImportView>
{
    internal sealed class Validator : AbstractValidator<BeginImport>
    {
        public Validator() => RuleFor(c => c.Files).NotNull();
    }

    internal sealed class Handler(
        IRealityStore store, IImportFiles files, ICurrentAthlete athlete, AthleteClock clock)
        : IRequestHandler<BeginImport, ImportView>
    {
        public async Task<ImportView> Handle(BeginImport command, CancellationToken cancellationToken)
        {
            var now = await clock.Now(cancellationToken);
            var id = await store.NextImportId(cancellationToken);
            var import = new Domain.Reality.Import(id, athlete.Id, now.Instant);
            files.Assign(command.Files, id);
            store.Imports.Add(import);
            return ImportView.Of(import, new(0, 0, 0, 0), []);
        }
    }
}

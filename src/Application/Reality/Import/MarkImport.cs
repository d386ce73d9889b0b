using System.ComponentModel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Import;

/// <param name="Id">Number of the import.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Found">How many files it has; what was known of that stays when not given.</param>
/// <exception cref="NotFoundException">There is no such import.</exception>
[Description("Say how far an import has come: that its files are being read, or that nothing more is done for it.")]
public sealed record MarkImport(ImportId Id, ImportState State, int? Found = null) : ICommand<Unit>
{
    internal sealed class Validator : AbstractValidator<MarkImport>
    {
        public Validator() => RuleFor(c => c.State).IsInEnum();
    }

    internal sealed class Handler(IRealityStore store, AthleteClock clock) : IRequestHandler<MarkImport, Unit>
    {
        public async Task<Unit> Handle(MarkImport command, CancellationToken cancellationToken)
        {
            var import = await store.Imports.SingleOrDefaultAsync(i => i.Id == command.Id, cancellationToken)
                ?? throw GetImport.NoSuchImport(command.Id);
            if (command.Found is { } found) import.Found(found);
            if (command.State == ImportState.Running) import.Begin();
            else import.End(command.State, (await clock.Now(cancellationToken)).Instant);
            return Unit.Value;
        }
    }
}

using System.ComponentModel;
using FluentValidation;
using MediatR;
using TrainingOs.Application.Common;

namespace TrainingOs.Application.Export;

/// <param name="Zip">The export, in which one can go back and forth.</param>
/// <exception cref="ExportRefusedException">
/// The training log has data already, or the export cannot be read: <c>reason</c> says which.
/// </exception>
[Description("Bring everything back that an export holds, with its numbers, into a training log without data.")]
public sealed record RestoreExport(Stream Zip) : ICommand<RestoredView>
{
    internal sealed class Validator : AbstractValidator<RestoreExport>
    {
        public Validator() => RuleFor(c => c.Zip).NotNull();
    }

    internal sealed class Handler(ITrainingArchive archive) : IRequestHandler<RestoreExport, RestoredView>
    {
        public Task<RestoredView> Handle(RestoreExport command, CancellationToken cancellationToken) =>
            archive.Restore(command.Zip, cancellationToken);
    }
}

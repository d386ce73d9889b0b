using System.ComponentModel;
using MediatR;
using TrainingOs.Application.Common;

namespace TrainingOs.Application.Export;

/// <summary>An export that is written when somebody takes it.</summary>
/// <param name="Name">What the file may be called.</param>
/// <param name="Write">Writes it to a stream.</param>
public sealed record ExportView(string Name, Func<Stream, CancellationToken, Task> Write);

[Description("Everything as one zip: JSON Lines of all there is, and the original files. An empty log takes it back.")]
public sealed record ExportTraining : IQuery<ExportView>
{
    internal sealed class Handler(ITrainingArchive archive, TimeProvider clock)
        : IRequestHandler<ExportTraining, ExportView>
    {
        public Task<ExportView> Handle(ExportTraining query, CancellationToken cancellationToken) =>
            Task.FromResult(new ExportView($"training-os-{clock.GetUtcNow():yyyy-MM-dd}.zip", archive.Write));
    }
}

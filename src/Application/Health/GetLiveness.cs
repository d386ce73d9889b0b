using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MediatR;
using TrainingOs.Application.Common;

namespace TrainingOs.Application.Health;

/// <summary>How the server is.</summary>
/// <param name="Status">Always <c>ok</c>: what is not well answers with a problem.</param>
public sealed record HealthView([property: AllowedValues("ok")] string Status);

[Description("Whether the server lives. It touches nothing else.")]
public sealed record GetLiveness : IQuery<HealthView>
{
    internal sealed class Handler : IRequestHandler<GetLiveness, HealthView>
    {
        public Task<HealthView> Handle(GetLiveness query, CancellationToken cancellationToken) =>
            Task.FromResult(new HealthView("ok"));
    }
}

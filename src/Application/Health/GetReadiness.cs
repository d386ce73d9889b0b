using System.ComponentModel;
using MediatR;
using TrainingOs.Application.Common;

namespace TrainingOs.Application.Health;

[Description("Whether the server can do its work: the database answers.")]
public sealed record GetReadiness : IQuery<HealthView>
{
    internal sealed class Handler(IDataLocation data) : IRequestHandler<GetReadiness, HealthView>
    {
        public async Task<HealthView> Handle(GetReadiness query, CancellationToken cancellationToken)
        {
            await data.Check(cancellationToken);
            return new HealthView("ok");
        }
    }
}

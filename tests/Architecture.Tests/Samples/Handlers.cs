#nullable enable

using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Application.Health;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Architecture.Tests.Samples;

public sealed class SavesBehindAnAwait(DbContext db)
{
    public async Task<Unit> Handle()
    {
        await Task.Yield();
        await db.SaveChangesAsync();
        return Unit.Value;
    }
}

public sealed class BeginsATransaction(DbContext db)
{
    public Func<object> Handle() => () => db.Database.BeginTransaction();
}

public sealed class OpensAUnit(IUnitOfWork unit)
{
    public Task<int> Handle() => unit.Keep(() => Task.FromResult(1), default);
}

public sealed class DeletesAtOnce(DbContext db)
{
    public Task<int> Handle() => db.Set<WeeklyPlan>().ExecuteDeleteAsync();
}

public sealed class SendsAnother(IMediator mediator)
{
    public async Task<string> Handle() => (await mediator.Send(new GetLiveness())).Status;
}

public sealed class WritesWhileAsked(DbContext db)
{
    public async Task<WeeklyPlan?> Handle()
    {
        var plan = await db.Set<WeeklyPlan>().FirstOrDefaultAsync();
        db.Set<WeeklyPlan>().Remove(plan!);
        return plan;
    }
}

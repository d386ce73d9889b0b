using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The one database as each context sees it: its own tables and no others.</summary>
internal sealed class Stores(TrainingDbLease lease) : IPlanStore, IRealityStore, IAthleteStore
{
    public DbSet<Athlete> Athletes => lease.Db.Athletes;
    public DbSet<WeeklyPlan> WeeklyPlans => lease.Db.WeeklyPlans;
    public DbSet<Session> Sessions => lease.Db.Sessions;
    public DbSet<DayNote> DayNotes => lease.Db.DayNotes;
    public DbSet<Import> Imports => lease.Db.Imports;
    public DbSet<Decision> Decisions => lease.Db.Decisions;

    public async Task<SessionId> NextSessionId(CancellationToken cancellationToken)
    {
        var last = await LastGiven("reality_sessions", cancellationToken);
        var unsaved = lease.Db.Sessions.Local.Select(session => session.Id.Value).DefaultIfEmpty().Max();
        return new SessionId(Math.Max(last, unsaved) + 1);
    }

    public async Task<ImportId> NextImportId(CancellationToken cancellationToken) =>
        new(await LastGiven("reality_imports", cancellationToken) + 1);

    /// <summary>AUTOINCREMENT keeps the highest number ever given, also when what had it is gone.</summary>
    private Task<long> LastGiven(string table, CancellationToken cancellationToken) => lease.Db.Database
        .SqlQuery<long>($"SELECT seq AS Value FROM sqlite_sequence WHERE name = {table}")
        .SingleOrDefaultAsync(cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Reality;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence.Reality;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The database of plan and reality, as one athlete may see it.</summary>
public sealed class TrainingDb(DbContextOptions<TrainingDb> options) : DbContext(options)
{
    /// <summary>Whose data this context shows. Everything else is filtered out, here and nowhere else.</summary>
    public AthleteId AthleteId { get; internal set; }

    public DbSet<Athlete> Athletes => Set<Athlete>();
    public DbSet<WeeklyPlan> WeeklyPlans => Set<WeeklyPlan>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<DayNote> DayNotes => Set<DayNote>();

    public DbSet<Import> Imports => Set<Import>();
    public DbSet<Decision> Decisions => Set<Decision>();
    internal DbSet<KeptFile> KeptFiles => Set<KeptFile>();
    internal DbSet<SessionFile> SessionFiles => Set<SessionFile>();
    internal DbSet<KeptRecording> Recordings => Set<KeptRecording>();
    internal DbSet<KeptStream> Streams => Set<KeptStream>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Converters.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TrainingDb).Assembly);
        modelBuilder.Entity<Athlete>().HasQueryFilter(athlete => athlete.Id == AthleteId);
        modelBuilder.Entity<WeeklyPlan>().HasQueryFilter(plan => plan.AthleteId == AthleteId);
        modelBuilder.Entity<Session>().HasQueryFilter(
            session => session.AthleteId == AthleteId && session.DeletedAt == null);
        modelBuilder.Entity<DayNote>().HasQueryFilter(note => note.AthleteId == AthleteId);
        modelBuilder.Entity<Import>().HasQueryFilter(import => import.AthleteId == AthleteId);
        modelBuilder.Entity<Decision>().HasQueryFilter(decision => decision.AthleteId == AthleteId);
        modelBuilder.Entity<KeptFile>().HasQueryFilter(file => file.AthleteId == AthleteId);
        modelBuilder.Entity<SessionFile>().HasQueryFilter(file => file.AthleteId == AthleteId);
        modelBuilder.Entity<KeptRecording>().HasQueryFilter(recording => recording.AthleteId == AthleteId);
        modelBuilder.Entity<KeptStream>().HasQueryFilter(stream => stream.AthleteId == AthleteId);
        modelBuilder.HasDbFunction(typeof(TextSearch).GetMethod(nameof(TextSearch.Holds))!)
            .HasName(SqliteFile.HoldsFunction);
    }
}

#nullable enable

using Microsoft.EntityFrameworkCore;
using TrainingOs.Architecture.Tests.Samples.Plan;
using TrainingOs.Architecture.Tests.Samples.Reality;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Architecture.Tests.Samples;

/// <summary>A database in which the sides are tied together.</summary>
public sealed class CrossedDb(DbContextOptions<CrossedDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Aim>().ToTable("aims").HasQueryFilter(aim => aim.AthleteId == new AthleteId(1))
            .Property(aim => aim.AthleteId).HasConversion(id => id.Value, value => new AthleteId(value));
        modelBuilder.Entity<Feat>().ToTable("reality_feats").HasOne(feat => feat.Aim).WithMany(aim => aim.Feats);
    }
}

/// <summary>An aggregate that anybody can change.</summary>
public class OpenHouse
{
    public int Guests;

    public string Name { get; set; } = "";
    public int Room { get; init; }
    public List<string> Beds { get; private set; } = [];
    public IReadOnlyList<string> Windows { get; private set; } = [];
    public int Doors { get; private set; }
}

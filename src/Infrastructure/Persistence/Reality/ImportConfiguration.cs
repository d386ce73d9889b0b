using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.ToTable("reality_imports").HasKey(import => import.Id);
        builder.HasIndex(import => new { import.AthleteId, import.State });
        builder.Property(import => import.Id).HasColumnName("id").ValueGeneratedOnAdd().UseAutoincrement();
        builder.Property(import => import.AthleteId).HasColumnName("athlete_id");
        builder.Property(import => import.State).HasColumnName("state");
        builder.Property(import => import.Files).HasColumnName("files");
        builder.Property(import => import.CreatedAt).HasColumnName("created_at");
        builder.Property(import => import.FinishedAt).HasColumnName("finished_at");
    }
}

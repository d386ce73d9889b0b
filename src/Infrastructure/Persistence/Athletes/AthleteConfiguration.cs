using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Athletes;

namespace TrainingOs.Infrastructure.Persistence.Athletes;

internal sealed class AthleteConfiguration : IEntityTypeConfiguration<Athlete>
{
    public void Configure(EntityTypeBuilder<Athlete> builder)
    {
        builder.ToTable("athletes").HasKey(athlete => athlete.Id);
        builder.Property(athlete => athlete.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(athlete => athlete.Timezone).HasColumnName("timezone");
        builder.Property(athlete => athlete.DistanceTypes).HasColumnName("distance_types");
        builder.Property(athlete => athlete.ElevationTypes).HasColumnName("elevation_types");
        builder.Property(athlete => athlete.CreatedAt).HasColumnName("created_at");
        builder.Property(athlete => athlete.UpdatedAt).HasColumnName("updated_at");
    }
}

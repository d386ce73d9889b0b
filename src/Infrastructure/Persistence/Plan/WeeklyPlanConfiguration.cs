using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Infrastructure.Persistence.Plan;

internal sealed class WeeklyPlanConfiguration : IEntityTypeConfiguration<WeeklyPlan>
{
    public void Configure(EntityTypeBuilder<WeeklyPlan> builder)
    {
        builder.ToTable("plan_weeks").HasKey(plan => new { plan.AthleteId, plan.Week });
        builder.Property(plan => plan.AthleteId).HasColumnName("athlete_id");
        builder.Property(plan => plan.Week).HasColumnName("week");
        builder.Property(plan => plan.Description).HasColumnName("description").HasMaxLength(WeeklyPlan.MaxDescription);
        builder.Property(plan => plan.TargetDistance).HasColumnName("target_distance_km");
        builder.Property(plan => plan.TargetSessions).HasColumnName("target_sessions");
        builder.Property(plan => plan.TargetDuration).HasColumnName("target_duration_minutes");
        builder.Property(plan => plan.TargetElevationGain).HasColumnName("target_elevation_gain_m");
        builder.Property(plan => plan.Tags).HasColumnName("tags");
        builder.Property(plan => plan.CreatedAt).HasColumnName("created_at");
        builder.Property(plan => plan.UpdatedAt).HasColumnName("updated_at");
    }
}

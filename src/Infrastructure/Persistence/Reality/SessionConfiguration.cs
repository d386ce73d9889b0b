using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("reality_sessions").HasKey(session => session.Id);
        builder.HasIndex(session => new { session.AthleteId, session.Date });
        builder.HasIndex(session => new { session.AthleteId, session.ExternalId }).IsUnique()
            .HasFilter("deleted_at IS NULL");
        builder.HasIndex(session => new { session.AthleteId, session.StartUtc });

        builder.Property(session => session.Id).HasColumnName("id").ValueGeneratedOnAdd().UseAutoincrement();
        builder.Property(session => session.AthleteId).HasColumnName("athlete_id");
        builder.Property(session => session.Date).HasColumnName("date");
        builder.Property(session => session.StartUtc).HasColumnName("start_utc");
        builder.Property(session => session.UtcOffsetMinutes).HasColumnName("utc_offset_minutes");
        builder.Property(session => session.Timezone).HasColumnName("timezone");
        builder.Property(session => session.ExternalId)
            .HasColumnName("external_id").HasMaxLength(Session.MaxExternalId);
        builder.Property(session => session.Source).HasColumnName("source").HasMaxLength(Session.MaxSource);
        builder.Property(session => session.Type).HasColumnName("type");
        builder.Property(session => session.Title).HasColumnName("title").HasMaxLength(Session.MaxTitle);
        builder.Property(session => session.Duration).HasColumnName("duration_minutes");
        builder.Property(session => session.Elapsed).HasColumnName("elapsed_minutes");
        builder.Property(session => session.Distance).HasColumnName("distance_km");
        builder.Property(session => session.ElevationGain).HasColumnName("elevation_gain_m");
        builder.Property(session => session.AverageHeartRate).HasColumnName("average_heart_rate_bpm");
        builder.Property(session => session.MaxHeartRate).HasColumnName("max_heart_rate_bpm");
        builder.Property(session => session.AveragePower).HasColumnName("average_power_watts");
        builder.Property(session => session.Calories).HasColumnName("calories_kcal");
        builder.Property(session => session.PerceivedIntensity).HasColumnName("perceived_intensity");
        builder.Property(session => session.IsRace).HasColumnName("is_race");
        builder.Property(session => session.Notes).HasColumnName("notes").HasMaxLength(Session.MaxNotes);
        builder.Property(session => session.Moving).HasColumnName("moving_minutes");
        builder.Property(session => session.ElevationLoss).HasColumnName("elevation_loss_m");
        builder.Property(session => session.MaxPower).HasColumnName("max_power_watts");
        builder.Property(session => session.AverageCadence).HasColumnName("average_cadence_rpm");
        builder.Property(session => session.MaxCadence).HasColumnName("max_cadence_rpm");
        builder.Property(session => session.Device).HasColumnName("device").HasMaxLength(Session.MaxDevice);
        builder.Property(session => session.File).HasColumnName("file").HasMaxLength(Session.MaxFile);
        builder.Property(session => session.IsPartial).HasColumnName("is_partial");
        builder.Property(session => session.Derived).HasColumnName("derived").HasMaxLength(400);
        builder.Property(session => session.RecordedSpan).HasColumnName("recorded_span_minutes");
        builder.Property(session => session.Streams).HasColumnName("streams").HasMaxLength(200);
        builder.Property(session => session.CreatedAt).HasColumnName("created_at");
        builder.Property(session => session.UpdatedAt).HasColumnName("updated_at");
        builder.Property(session => session.EditedAt).HasColumnName("edited_at");
        builder.Property(session => session.DeletedAt).HasColumnName("deleted_at");
        builder.Property(session => session.SupersededBy).HasColumnName("superseded_by");
    }
}

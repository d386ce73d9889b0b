using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

/// <summary>What a device recorded of a session: its laps, how many moments, and where stretches begin.</summary>
internal sealed class KeptRecording
{
    public SessionId SessionId { get; init; }
    public AthleteId AthleteId { get; init; }

    /// <summary>How many values each of its streams has.</summary>
    public int Points { get; set; }

    /// <summary>The indices at which stretches begin, packed as a stream is.</summary>
    public required byte[] Breaks { get; set; }

    /// <summary>The laps as JSON.</summary>
    public required string Laps { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<KeptRecording>
    {
        public void Configure(EntityTypeBuilder<KeptRecording> builder)
        {
            builder.ToTable("reality_recordings").HasKey(recording => recording.SessionId);
            builder.HasOne<Session>().WithOne().HasForeignKey<KeptRecording>(recording => recording.SessionId)
                .OnDelete(DeleteBehavior.Cascade);
            builder.Property(recording => recording.SessionId).HasColumnName("session_id").ValueGeneratedNever();
            builder.Property(recording => recording.AthleteId).HasColumnName("athlete_id");
            builder.Property(recording => recording.Points).HasColumnName("points");
            builder.Property(recording => recording.Breaks).HasColumnName("breaks");
            builder.Property(recording => recording.Laps).HasColumnName("laps");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

/// <summary>One column of what was measured while a session lasted, packed.</summary>
internal sealed class KeptStream
{
    public SessionId SessionId { get; init; }
    public StreamType Type { get; init; }
    public AthleteId AthleteId { get; init; }
    public required byte[] Data { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<KeptStream>
    {
        public void Configure(EntityTypeBuilder<KeptStream> builder)
        {
            builder.ToTable("reality_streams").HasKey(stream => new { stream.SessionId, stream.Type });
            builder.HasOne<Session>().WithMany().HasForeignKey(stream => stream.SessionId)
                .OnDelete(DeleteBehavior.Cascade);
            builder.Property(stream => stream.SessionId).HasColumnName("session_id");
            builder.Property(stream => stream.Type).HasColumnName("type");
            builder.Property(stream => stream.AthleteId).HasColumnName("athlete_id");
            builder.Property(stream => stream.Data).HasColumnName("data");
        }
    }
}

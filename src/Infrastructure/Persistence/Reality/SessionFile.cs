using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

/// <summary>That a session was read from a file, and which import brought it.</summary>
internal sealed class SessionFile
{
    public SessionId SessionId { get; init; }
    public AthleteId AthleteId { get; init; }
    public required byte[] Hash { get; init; }
    public ImportId ImportId { get; init; }

    /// <summary>What a session calls it that says it was read from it; null of one kept before names were.</summary>
    public string? Name { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SessionFile>
    {
        public void Configure(EntityTypeBuilder<SessionFile> builder)
        {
            builder.ToTable("reality_session_files").HasKey(file => new { file.SessionId, file.Hash });
            builder.HasIndex(file => new { file.AthleteId, file.Hash });
            builder.HasOne<Session>().WithMany().HasForeignKey(file => file.SessionId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<KeptFile>().WithMany().HasForeignKey(file => new { file.AthleteId, file.Hash });
            builder.Property(file => file.SessionId).HasColumnName("session_id");
            builder.Property(file => file.AthleteId).HasColumnName("athlete_id");
            builder.Property(file => file.Hash).HasColumnName("hash");
            builder.Property(file => file.ImportId).HasColumnName("import_id");
            builder.Property(file => file.Name).HasColumnName("name").HasMaxLength(Session.MaxFile);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Persistence.Reality;

/// <summary>The original bytes of one file, by their hash. Several sessions may have been read from it.</summary>
internal sealed class KeptFile
{
    public AthleteId AthleteId { get; init; }

    /// <summary>SHA-256 of the bytes as they were given.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>SHA-256 of what is in them: of the unpacked bytes of a <c>.gz</c>, else the same hash.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>The name it was given with, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes there were.</summary>
    public long Size { get; init; }

    /// <summary>Whether <see cref="Bytes"/> is compressed (zlib), or the original as it is.</summary>
    public bool IsCompressed { get; init; }

    public required byte[] Bytes { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<KeptFile>
    {
        public void Configure(EntityTypeBuilder<KeptFile> builder)
        {
            builder.ToTable("reality_files").HasKey(file => new { file.AthleteId, file.Hash });
            builder.HasIndex(file => new { file.AthleteId, file.ContentHash });
            builder.Property(file => file.AthleteId).HasColumnName("athlete_id");
            builder.Property(file => file.Hash).HasColumnName("hash");
            builder.Property(file => file.ContentHash).HasColumnName("content_hash");
            builder.Property(file => file.Name).HasColumnName("name");
            builder.Property(file => file.Size).HasColumnName("size");
            builder.Property(file => file.IsCompressed).HasColumnName("is_compressed");
            builder.Property(file => file.Bytes).HasColumnName("bytes");
        }
    }
}

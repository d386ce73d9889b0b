using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("reality_decisions").HasKey(decision => decision.Id);

        // Who follows an import asks again and again how many decisions there are of each kind.
        builder.HasIndex(decision => new { decision.ImportId, decision.Outcome });
        builder.HasOne<Import>().WithMany().HasForeignKey(decision => decision.ImportId);
        builder.Property(decision => decision.Id).HasColumnName("id").ValueGeneratedOnAdd().UseAutoincrement();
        builder.Property(decision => decision.ImportId).HasColumnName("import_id");
        builder.Property(decision => decision.AthleteId).HasColumnName("athlete_id");
        builder.Property(decision => decision.File).HasColumnName("file").HasMaxLength(Decision.MaxName);
        builder.Property(decision => decision.Entry).HasColumnName("entry").HasMaxLength(Decision.MaxName);
        builder.Property(decision => decision.Outcome).HasColumnName("outcome");
        builder.Property(decision => decision.Rule).HasColumnName("rule").HasMaxLength(40);
        builder.Property(decision => decision.Reason).HasColumnName("reason").HasMaxLength(40);
        builder.Property(decision => decision.Message).HasColumnName("message");
        builder.Property(decision => decision.SessionIds).HasColumnName("session_ids");
        builder.Property(decision => decision.Filled).HasColumnName("filled");
        builder.Property(decision => decision.LeftAt).HasColumnName("left_at");
        builder.Property(decision => decision.SupersededId).HasColumnName("superseded_id");
    }
}

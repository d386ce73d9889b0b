using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

internal sealed class DayNoteConfiguration : IEntityTypeConfiguration<DayNote>
{
    public void Configure(EntityTypeBuilder<DayNote> builder)
    {
        builder.ToTable("reality_day_notes").HasKey(note => new { note.AthleteId, note.Date });
        builder.Property(note => note.AthleteId).HasColumnName("athlete_id");
        builder.Property(note => note.Date).HasColumnName("date");
        builder.Property(note => note.Note).HasColumnName("note").HasMaxLength(DayNote.MaxNote);
        builder.Property(note => note.CreatedAt).HasColumnName("created_at");
        builder.Property(note => note.UpdatedAt).HasColumnName("updated_at");
    }
}

using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Reality;

/// <summary>Free text of one day: context, fatigue, stress.</summary>
public sealed class DayNote
{
    public const int MaxNote = 10_000;

    private DayNote() { }

    /// <exception cref="DomainException">
    /// Nothing can be written down for that day, or the text breaks its rules.
    /// </exception>
    public DayNote(AthleteId athleteId, DateOnly date, string note, DateOnly today, DateTimeOffset now)
    {
        AthleteId = athleteId;
        Date = Days.Check(date, today);
        Note = Checked(note);
        CreatedAt = UpdatedAt = now.ToUniversalTime();
    }

    public AthleteId AthleteId { get; private init; }
    public DateOnly Date { get; private init; }
    public string Note { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Replaces the text.</summary>
    /// <exception cref="DomainException">The text breaks its rules.</exception>
    public void Rewrite(string note, DateTimeOffset now)
    {
        Note = Checked(note);
        UpdatedAt = Changes.After(UpdatedAt, now);
    }

    private static string Checked(string note) => PlainText.IsBlank(note)
        ? throw new DomainException("A note has at least one word.", nameof(Note))
        : PlainText.Check(note, MaxNote, nameof(Note))!;
}

using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

public sealed class DayNoteTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 11, 0, 0, TimeSpan.FromHours(1));
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_note_keeps_what_was_written()
    {
        var note = Note("Slept badly.\nHeavy legs 😴");
        (note.AthleteId, note.Date, note.Note).ShouldBe((new AthleteId(7), Today, "Slept badly.\nHeavy legs 😴"));
        (note.CreatedAt, note.UpdatedAt).ShouldBe((Now, Now));
        note.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_note_written_again_replaces_the_first_and_says_when()
    {
        var note = Note("Tired");
        note.Rewrite("Fresh", Now);
        note.Note.ShouldBe("Fresh");
        note.CreatedAt.ShouldBe(Now);
        note.UpdatedAt.ShouldBe(Now.AddTicks(1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_note_has_at_least_a_word(string? text)
    {
        var refused = Should.Throw<DomainException>(() => Note(text!));
        refused.Message.ShouldBe("A note has at least one word.");
        refused.About.ShouldBe("Note");
    }

    [Fact]
    public void A_note_has_at_most_10000_characters_of_text()
    {
        Note(new string('x', 10_000)).Note.Length.ShouldBe(10_000);
        Should.Throw<DomainException>(() => Note(new string('x', 10_001))).About.ShouldBe("Note");
        Should.Throw<DomainException>(() => Note("a\ab")).About.ShouldBe("Note");
    }

    [Fact]
    public void What_is_refused_changes_nothing()
    {
        var note = Note("Tired");
        Should.Throw<DomainException>(() => note.Rewrite("", Now.AddHours(1)));
        (note.Note, note.UpdatedAt).ShouldBe(("Tired", Now));
    }

    [Fact]
    public void A_note_is_of_a_day_something_may_be_written_down_for()
    {
        Should.Throw<DomainException>(() => Note("Tired", new(1899, 12, 31))).About.ShouldBe("Date");
        Should.Throw<DomainException>(() => Note("Tired", new(2027, 11, 23))).About.ShouldBe("Date");
        Note("Holiday", new(2027, 11, 22)).Date.ShouldBe(new(2027, 11, 22));
    }

    private static DayNote Note(string text, DateOnly? day = null) =>
        new(new AthleteId(7), day ?? Today, text, Today, Now);
}

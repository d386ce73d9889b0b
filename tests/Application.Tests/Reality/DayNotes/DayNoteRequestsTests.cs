using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Tests.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Tests.Reality.DayNotes;

public sealed class DayNoteRequestsTests
{
    private static readonly DateOnly Day = new(2026, 11, 16);

    [Fact]
    public void A_note_passes_the_validator_just_when_the_domain_takes_it() => Claim.Holds(Edges.Texts(10_000), text =>
    {
        var verdict = new WriteDayNote.Validator().Validate(new WriteDayNote(Day, text));
        if (verdict.IsValid) Should.NotThrow(() => Write(text));
        else Should.Throw<DomainException>(() => Write(text));
    });

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void A_note_at_its_limit_passes_and_one_beyond_does_not(int length, bool fits) =>
        new WriteDayNote.Validator().Validate(new WriteDayNote(Day, new string('x', length))).IsValid.ShouldBe(fits);

    [Theory]
    [InlineData(" ")]
    [InlineData("\u202a")]
    [InlineData("\u0301\u200b")]
    public void The_day_and_a_word_must_be_said(string unseen) =>
        new WriteDayNote.Validator().Validate(new WriteDayNote(null, unseen))
        .Errors.Select(failure => (failure.PropertyName, failure.ErrorMessage))
        .ShouldBe([("Date", "Say the day, such as 2026-11-16."), ("Note", "Write at least one word.")]);

    private static DayNote Write(string? text) =>
        new(new AthleteId(1), Day, text!, Day, new(2026, 11, 16, 10, 0, 0, TimeSpan.Zero));
}

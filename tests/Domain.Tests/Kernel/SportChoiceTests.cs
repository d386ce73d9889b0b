using FsCheck.Fluent;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Kernel;

public sealed class SportChoiceTests
{
    [Fact]
    public void A_choice_reads_back_from_its_text() => Claim.Holds(
        Gen.NonEmptyListOf(Gen.Elements(SportTypes.All.ToArray())).Where(types => types.Count < 20),
        types => SportChoice.Parse(new SportChoice([.. types]).ToString()).Types.ShouldBe(types.Distinct()));

    [Fact]
    public void Blanks_around_the_commas_do_not_matter() =>
        SportChoice.Parse(" run , TRAIL").Types.ShouldBe([SportType.Run, SportType.Trail]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("run,")]
    [InlineData("run,,trail")]
    [InlineData("run;trail")]
    [InlineData("run,flying")]
    public void A_text_with_a_word_that_is_no_sport_is_no_choice(string? text)
    {
        SportChoice.TryParse(text, null, out var choice).ShouldBeFalse();
        choice.ShouldBeNull();
        Should.Throw<FormatException>(() => SportChoice.Parse(text!)).Message.ShouldContain("such as run,trail");
    }

    [Fact]
    public void An_endless_text_is_no_choice() =>
        SportChoice.TryParse(string.Join(',', Enumerable.Repeat("run", 100_000)), null, out _).ShouldBeFalse();

    [Fact]
    public void Garbage_is_refused_and_never_throws() => Claim.Holds(Claim.AnyText, text =>
        SportChoice.TryParse(text, null, out var choice).ShouldBe(choice is not null));
}

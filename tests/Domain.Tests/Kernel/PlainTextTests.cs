using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Kernel;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Easy along the river")]
    [InlineData("two\nlines\r\nand a\ttab")]
    [InlineData("Zürich → Δ 5 km 🏃‍♀️ 走る")]
    public void What_a_person_writes_is_given_back_as_it_is(string? text)
    {
        PlainText.IsClean(text).ShouldBeTrue();
        PlainText.Check(text, 100, "Title").ShouldBe(text);
    }

    [Fact]
    public void Control_characters_but_line_breaks_and_tabs_are_refused()
    {
        foreach (var c in Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code))
        {
            PlainText.IsClean($"a{c}b").ShouldBe(c is '\n' or '\r' or '\t', $"U+{(int)c:X4}");
        }

        var refused = Should.Throw<DomainException>(() => PlainText.Check("a\0b", 100, "Title"));
        refused.Message.ShouldBe("Title holds a control character; only line breaks and tabs are text.");
        refused.About.ShouldBe("Title");
    }

    [Fact]
    public void The_limit_itself_is_allowed_and_one_more_is_not()
    {
        PlainText.Check(new string('x', 10), 10, "Title")!.Length.ShouldBe(10);
        var refused = Should.Throw<DomainException>(() => PlainText.Check(new string('x', 11), 10, "Title"));
        refused.Message.ShouldBe("Title is at most 10 characters long; this has 11.");
        refused.About.ShouldBe("Title");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("12345", "12345")]
    [InlineData("123456", "12345…")]
    [InlineData("1234🏃", "1234…")]
    [InlineData("123🏃6", "123🏃…")]
    public void A_long_text_is_quoted_by_its_opening_and_no_character_is_cut_in_two(string? text, string? opening) =>
        PlainText.Opening(text, 5).ShouldBe(opening);

    [Theory]
    [InlineData(0, "0 day notes"), InlineData(1, "1 day note"), InlineData(2, "2 day notes")]
    public void How_many_there_are_is_said_as_a_person_says_it(long number, string words) =>
        PlainText.Count(number, "day note").ShouldBe(words);

    [Fact]
    public void A_text_is_given_back_or_refused_and_never_changed() => Claim.Holds(Claim.AnyText, text =>
    {
        if (PlainText.IsClean(text) && !(text?.Length > 5)) PlainText.Check(text, 5, "Title").ShouldBe(text);
        else Should.Throw<DomainException>(() => PlainText.Check(text, 5, "Title"));
    });

    [Theory]
    [InlineData(null, true), InlineData("", true), InlineData(" \t\n", true), InlineData("\u00a0\u2003", true)]
    [InlineData("\u200b", true), InlineData("\ufeff", true), InlineData("\u0301", true), InlineData("\u2028", true)]
    [InlineData("a", false), InlineData(".", false), InlineData("🏃", false), InlineData(" \u200bé", false)]
    public void A_text_is_blank_when_it_shows_nothing(string? text, bool isBlank) =>
        PlainText.IsBlank(text).ShouldBe(isBlank);
}

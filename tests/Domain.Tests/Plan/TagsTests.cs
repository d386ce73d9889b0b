using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Domain.Tests.Plan;

public sealed class TagsTests
{
    [Fact]
    public void Tags_are_kept_as_they_were_written()
    {
        var tags = Tags.Of(" build,3 weeks to race , schön ")!;
        tags.Text.ShouldBe("build,3 weeks to race , schön");
        tags.ToString().ShouldBe(tags.Text);
        tags.Words.ShouldBe(["build", "3 weeks to race", "schön"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(", ,,")]
    public void A_text_without_a_word_is_no_tags(string? text)
    {
        Tags.Refusal(text).ShouldBeNull();
        Tags.Of(text).ShouldBeNull();
    }

    [Fact]
    public void Twenty_tags_are_allowed_and_one_more_is_not()
    {
        Tags.Of(Words(20))!.Words.Count.ShouldBe(20);
        var refused = Should.Throw<DomainException>(() => Tags.Of(Words(21)));
        refused.Message.ShouldBe("A week has at most 20 tags; these are 21.");
        refused.About.ShouldBe("Tags");
    }

    [Fact]
    public void A_tag_of_50_characters_is_allowed_and_one_more_is_not()
    {
        Tags.Of(new string('x', 50))!.Words.ShouldBe([new string('x', 50)]);
        Should.Throw<DomainException>(() => Tags.Of("ok," + new string('x', 51))).Message
            .ShouldBe("A tag has at most 50 characters; 'xxxxxxxxxxxxxxxxxxxx…' has 51.");
    }

    [Fact]
    public void A_refusal_does_not_cut_a_character_in_two() =>
        Tags.Refusal(new string('x', 19) + string.Concat(Enumerable.Repeat("🏃", 20)))!.Any(char.IsSurrogate)
            .ShouldBeFalse();

    [Fact]
    public void Twenty_of_the_longest_tags_fit()
    {
        var longest = string.Join(", ", Enumerable.Repeat(new string('x', 50), 20));
        Tags.Of(longest)!.Text.ShouldBe(longest);
    }

    [Fact]
    public void An_endless_text_of_commas_and_blanks_is_refused() =>
        Tags.Refusal("a" + new string(',', 1040)).ShouldBe("Tags are at most 1040 characters together.");

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("two\rlines")]
    [InlineData("a\ttab")]
    [InlineData("nu\0l")]
    public void Tags_are_words_on_one_line(string text) =>
        Should.Throw<DomainException>(() => Tags.Of(text)).Message
            .ShouldBe("Tags are words on one line, with commas between.");

    [Fact]
    public void What_is_not_refused_reads_back_as_the_same_tags() => Claim.Holds(Claim.AnyText, text =>
    {
        if (Tags.Refusal(text) is { } refusal)
        {
            Should.Throw<DomainException>(() => Tags.Of(text)).Message.ShouldBe(refusal);
        }
        else if (Tags.Of(text) is { } tags)
        {
            Tags.Of(tags.Text).ShouldBe(tags);
            Tags.Of(string.Join(',', tags.Words))!.Words.ShouldBe(tags.Words);
            tags.Words.ShouldAllBe(word => word.Length > 0 && word.Trim() == word);
        }
    });

    private static string Words(int count) => string.Join(',', Enumerable.Range(1, count).Select(n => $"tag {n}"));
}

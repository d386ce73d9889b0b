using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Kernel;

public sealed class SportTypesTests
{
    private const string Words = "run trail hike walk bike swim row ski skate strength mobility generic other";

    [Fact]
    public void The_words_are_those_of_the_contract_in_their_order() =>
        string.Join(' ', SportTypes.All.Select(type => type.Word()))
            .ShouldBe(Words);

    [Theory]
    [InlineData(SportFamily.OnFoot, "run trail hike walk")]
    [InlineData(SportFamily.Wheels, "bike")]
    [InlineData(SportFamily.Water, "swim row")]
    [InlineData(SportFamily.Gliding, "ski skate")]
    [InlineData(SportFamily.Gym, "strength mobility")]
    [InlineData(SportFamily.Other, "generic other")]
    public void A_family_holds_the_sports_that_load_the_body_alike(SportFamily family, string words) =>
        string.Join(' ', SportTypes.All.Where(type => type.Family() == family).Select(type => type.Word()))
            .ShouldBe(words);

    [Fact]
    public void Every_sport_has_a_family() =>
        SportTypes.All.Select(type => type.Family()).Distinct().Count().ShouldBe(Enum.GetValues<SportFamily>().Length);

    [Fact]
    public void A_number_that_stands_for_no_sport_has_no_family() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ((SportType)13).Family());

    [Fact]
    public void A_word_reads_back_as_its_sport_in_upper_and_lower_case()
    {
        foreach (var type in SportTypes.All)
        {
            SportTypes.Parse(type.Word()).ShouldBe(type);
            SportTypes.Parse(type.Word().ToUpperInvariant()).ShouldBe(type);
        }
    }

    [Fact]
    public void Only_the_words_are_sports() => Claim.Holds(Claim.AnyText, text =>
    {
        var isWord = text is not null
            && SportTypes.All.Any(type => text.Equals(type.Word(), StringComparison.OrdinalIgnoreCase));
        SportTypes.TryParse(text!, out _).ShouldBe(isWord);
    });

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("running")]
    [InlineData("run ")]
    [InlineData("run,trail")]
    public void Another_word_is_refused_and_the_words_are_named(string word)
    {
        SportTypes.TryParse(word, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => SportTypes.Parse(word)).Message
            .ShouldBe($"'{word}' is no sport type; these are: {Words}.");
    }
}

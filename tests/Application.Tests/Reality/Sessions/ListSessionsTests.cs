using TrainingOs.Application.Reality.Sessions;

namespace TrainingOs.Application.Tests.Reality.Sessions;

public sealed class ListSessionsTests
{
    private static readonly ListSessions All = new(null, null, null, null, null, null);
    private static readonly ListSessions.Validator Validator = new();

    [Fact]
    public void Nothing_needs_to_be_said() => Validator.Validate(All).IsValid.ShouldBeTrue();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(int.MinValue, false)]
    public void A_page_has_from_1_to_1000_sessions(int limit, bool isPage) =>
        Validator.Validate(All with { Limit = limit }).IsValid.ShouldBe(isPage);

    [Fact]
    public void Words_to_look_for_are_no_longer_than_a_title()
    {
        Validator.Validate(All with { Q = new string('x', 200) }).IsValid.ShouldBeTrue();
        Validator.Validate(All with { Q = new string('x', 201) }).IsValid.ShouldBeFalse();
        Validator.Validate(All with { Q = "a\0b" }).IsValid.ShouldBeFalse();
    }
}

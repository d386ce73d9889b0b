using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

public sealed class DecisionTests
{
    [Theory]
    [InlineData("ride.fit", "ride.fit")]
    [InlineData("a\u0007b\n.fit", "ab.fit")]
    [InlineData("ride\u202Etif.exe", "ridetif.exe")]
    [InlineData("\u2066ri\u200Bde\u00AD.fit\u2069\u200F\uFEFF", "ride.fit")]
    [InlineData("ri\u2028de.fit", "ride.fit")]
    [InlineData("🏃‍♀️ می‌خواهم.fit", "🏃‍♀️ می‌خواهم.fit")]
    public void A_name_is_written_without_what_no_person_can_see(string name, string written) =>
        Decision.NameOf(name).ShouldBe(written);

    [Fact]
    public void Of_a_name_that_is_too_long_the_end_is_written()
    {
        var name = Decision.NameOf(new string('x', 5000) + "/ride.fit, row 7");
        (name.Length, name[0]).ShouldBe((Decision.MaxName, '…'));
        name.ShouldEndWith("x/ride.fit, row 7");
        Decision.NameOf(name).ShouldBe(name);
    }

    [Fact]
    public void A_character_of_two_halves_is_not_cut_between_them()
    {
        var name = Decision.NameOf("🏃" + new string('x', Decision.MaxName - 1));
        name.ShouldBe("…" + new string('x', Decision.MaxName - 1));
        Decision.NameOf("half \uD83C.fit").ShouldBe("half \uFFFD.fit", "as the database would keep it");
        name = Decision.NameOf("a🏃" + new string('x', Decision.MaxName - 2));
        name.ShouldBe("…" + new string('x', Decision.MaxName - 2));
    }
}

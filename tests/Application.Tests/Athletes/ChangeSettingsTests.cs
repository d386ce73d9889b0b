using TrainingOs.Application.Athletes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Tests.Athletes;

public sealed class ChangeSettingsTests
{
    private static readonly ChangeSettings.Validator Validator = new();

    [Fact]
    public void An_empty_list_of_sports_is_none_and_fine() =>
        Validator.Validate(new ChangeSettings("Europe/Berlin", [], [])).IsValid.ShouldBeTrue();

    [Fact]
    public void All_of_it_must_be_said() => Validator.Validate(new ChangeSettings(null, null, null))
        .Errors.Select(failure => failure.PropertyName).ShouldBe(["Timezone", "DistanceTypes", "ElevationTypes"]);

    [Fact]
    public void A_zone_passes_the_validator_just_when_it_is_one() => Claim.Holds(Claim.AnyText, text =>
        Validator.Validate(new ChangeSettings(text, [SportType.Run], [SportType.Run])).IsValid
            .ShouldBe(Timezone.TryParse(text, null, out _)));

    [Fact]
    public void The_refusal_of_a_zone_says_what_one_looks_like() =>
        Validator.Validate(new ChangeSettings("Berlin", [], [])).Errors.ShouldHaveSingleItem().ErrorMessage
            .ShouldBe("'Berlin' is no time zone of the IANA database; one is Europe/Berlin.");

    [Fact]
    public void The_athlete_lives_in_a_day_of_their_own() =>
        new AthleteTime(new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero), Timezone.Parse("Pacific/Auckland")).Today
            .ShouldBe(new(2026, 11, 23));
}

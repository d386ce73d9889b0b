using FsCheck.Fluent;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Tests.Reality.Import;

public sealed class SportsTests
{
    [Theory]
    [InlineData("running", "generic", SportType.Run)]
    [InlineData("running", null, SportType.Run)]
    [InlineData("running", "trail", SportType.Trail)]
    [InlineData("running", "treadmill", SportType.Run)]
    [InlineData("running", "ultra", SportType.Run)]
    [InlineData("running", "virtual_activity", SportType.Run)]
    [InlineData("cycling", "virtual_activity", SportType.Bike)]
    [InlineData("cycling", "mountain", SportType.Bike)]
    [InlineData("cycling", "indoor_cycling", SportType.Bike)]
    [InlineData("e_biking", "e_bike_mountain", SportType.Bike)]
    [InlineData("swimming", "lap_swimming", SportType.Swim)]
    [InlineData("swimming", "openWater", SportType.Swim)]
    [InlineData("fitness_equipment", "indoor_rowing", SportType.Row)]
    [InlineData("fitnessEquipment", "indoorRowing", SportType.Row)]
    [InlineData("fitness_equipment", "treadmill", SportType.Run)]
    [InlineData("fitness_equipment", "elliptical", SportType.Other)]
    [InlineData("fitness_equipment", "generic", SportType.Other)]
    [InlineData("fitness_equipment", "strength_training", SportType.Strength)]
    [InlineData("training", "strength_training", SportType.Strength)]
    [InlineData("training", "yoga", SportType.Mobility)]
    [InlineData("training", "pilates", SportType.Mobility)]
    [InlineData("training", "flexibility_training", SportType.Mobility)]
    [InlineData("training", "cardio_training", SportType.Generic)]
    [InlineData("mobility", "generic", SportType.Mobility)]
    [InlineData("walking", "casual_walking", SportType.Walk)]
    [InlineData("walking", "rucking", SportType.Hike)]
    [InlineData("hiking", "generic", SportType.Hike)]
    [InlineData("hiking", "trail", SportType.Hike)]
    [InlineData("mountaineering", null, SportType.Hike)]
    [InlineData("snowshoeing", null, SportType.Hike)]
    [InlineData("rowing", "indoor_rowing", SportType.Row)]
    [InlineData("cross_country_skiing", "skate_skiing", SportType.Ski)]
    [InlineData("alpine_skiing", "resort", SportType.Ski)]
    [InlineData("inline_skating", null, SportType.Skate)]
    [InlineData("ice_skating", null, SportType.Skate)]
    [InlineData("rock_climbing", "strength_training", SportType.Other)]
    [InlineData("transition", "generic", SportType.Other)]
    [InlineData("transition", "run_to_bike_transition", SportType.Other)]
    [InlineData("multisport", "triathlon", SportType.Other)]
    [InlineData("generic", "generic", SportType.Generic)]
    [InlineData("generic", "yoga", SportType.Mobility)]
    [InlineData(null, "trail", SportType.Trail)]
    [InlineData("137", "strength_training", SportType.Strength)]
    [InlineData("137", null, SportType.Other)]
    public void Names_of_FIT_are_types(string? sport, string? subSport, SportType type) =>
        Sports.Of(sport, subSport).ShouldBe(type);

    [Theory]
    [InlineData("Running", SportType.Run)]
    [InlineData("Biking", SportType.Bike)]
    [InlineData("Other", SportType.Other)]
    [InlineData("1", SportType.Bike)]
    [InlineData("4", SportType.Hike)]
    [InlineData("9", SportType.Run)]
    [InlineData("10", SportType.Walk)]
    [InlineData("16", SportType.Swim)]
    [InlineData("30", SportType.Strength)]
    [InlineData("31", SportType.Mobility)]
    [InlineData("unknown", SportType.Other)]
    [InlineData("trail_running", SportType.Trail)]
    [InlineData("street_running", SportType.Run)]
    [InlineData("jkljkl", SportType.Other)]
    [InlineData("", SportType.Other)]
    [InlineData(null, SportType.Other)]
    public void Names_in_TCX_and_GPX_are_types(string? sport, SportType type) => Sports.Of(sport).ShouldBe(type);

    [Theory]
    [InlineData("Trail Run", SportType.Trail)]
    [InlineData("Virtual Ride", SportType.Bike)]
    [InlineData("VirtualRide", SportType.Bike)]
    [InlineData("E-Bike Ride", SportType.Bike)]
    [InlineData("E-Mountain Bike Ride", SportType.Bike)]
    [InlineData("Weight Training", SportType.Strength)]
    [InlineData("Stand Up Paddling", SportType.Row)]
    [InlineData("Nordic Ski", SportType.Ski)]
    [InlineData("Roller Ski", SportType.Ski)]
    [InlineData("Ice Skate", SportType.Skate)]
    [InlineData("Workout", SportType.Generic)]
    [InlineData("Pool Swimming", SportType.Swim)]
    [InlineData("Resort Skiing/Snowboarding", SportType.Ski)]
    [InlineData("Lauf", SportType.Run)]
    [InlineData("Radfahrt", SportType.Bike)]
    [InlineData("Radfahren", SportType.Bike)]
    [InlineData("Wanderung", SportType.Hike)]
    [InlineData("Spaziergang", SportType.Walk)]
    [InlineData("Schwimmen", SportType.Swim)]
    [InlineData("Krafttraining", SportType.Strength)]
    [InlineData("Course à pied", SportType.Run)]
    [InlineData("Randonnée", SportType.Hike)]
    [InlineData("Musculation", SportType.Strength)]
    [InlineData("Sortie à vélo", SportType.Bike)]
    [InlineData("Natation", SportType.Swim)]
    [InlineData("Marche", SportType.Walk)]
    [InlineData("Carrera", SportType.Run)]
    [InlineData("Ciclismo", SportType.Bike)]
    [InlineData("Natación", SportType.Swim)]
    [InlineData("Senderismo", SportType.Hike)]
    [InlineData("Entrenamiento con pesas", SportType.Strength)]
    public void Names_in_lists_of_activities_are_types(string sport, SportType type) =>
        Sports.Of(sport).ShouldBe(type);

    [Theory]
    [InlineData("Masters Pool Swim", SportType.Swim)]
    [InlineData("Running / Trail", SportType.Trail)]
    [InlineData("Trail Hike", SportType.Hike)]
    [InlineData("Evening (dog) walking", SportType.Walk)]
    [InlineData("Motorcycle Ride", SportType.Other)]
    [InlineData("Ride or Run", SportType.Other)]
    [InlineData("Area 51", SportType.Other)]
    public void A_name_of_several_words_is_what_its_words_agree_upon(string sport, SportType type) =>
        Sports.Of(sport).ShouldBe(type);

    [Fact]
    public void Each_word_of_the_product_is_its_own_type()
    {
        foreach (var type in SportTypes.All) Sports.Of(type.Word()).ShouldBe(type);
    }

    [Theory]
    [InlineData("RANDONNEE")]
    [InlineData("randonnée")]
    [InlineData(" rando-nnee ")]
    [InlineData("Rando_Nne\u0301e")]
    public void Case_accents_and_what_stands_between_do_not_matter(string name) =>
        Sports.Of(name).ShouldBe(SportType.Hike);

    [Fact]
    public void Any_text_has_a_type() =>
        Claim.Holds(Claim.AnyText.Two(), texts => SportTypes.All.ShouldContain(Sports.Of(texts.Item1, texts.Item2)));
}

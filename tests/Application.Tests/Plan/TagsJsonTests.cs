using System.Text.Json;
using TrainingOs.Application.Plan;

namespace TrainingOs.Application.Tests.Plan;

public sealed class TagsJsonTests
{
    private static readonly JsonSerializerOptions Forms = new() { Converters = { new TagsJson() } };

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"\"", "")]
    [InlineData("\"build, 3 weeks to race\"", "build, 3 weeks to race")]
    [InlineData("\" build ,, race \"", " build ,, race ")]
    [InlineData("[]", "")]
    [InlineData("[\"build\"]", "build")]
    [InlineData("[\"build\", \"3 weeks to race\"]", "build, 3 weeks to race")]
    public void Tags_are_one_string_or_an_array_of_strings(string json, string? tags) =>
        JsonSerializer.Deserialize<string?>(json, Forms).ShouldBe(tags);

    [Theory]
    [InlineData("1", "Tags are one string with commas between, or an array of strings.")]
    [InlineData("true", "Tags are one string with commas between, or an array of strings.")]
    [InlineData("{}", "Tags are one string with commas between, or an array of strings.")]
    [InlineData("[1]", "Tags are one string with commas between, or an array of strings.")]
    [InlineData("[null]", "Tags are one string with commas between, or an array of strings.")]
    [InlineData("[[\"build\"]]", "Tags are one string with commas between, or an array of strings.")]
    [InlineData("[\"build\", {}]", "Tags are one string with commas between, or an array of strings.")]
    [InlineData("[\"build, race\"]", "A tag cannot hold a comma.")]
    public void Another_form_is_refused_with_a_sentence(string json, string sentence) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<string?>(json, Forms)).Message.ShouldBe(sentence);

    [Theory]
    [InlineData("[\"build\"")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("\"\\ud800\"")]
    public void Broken_JSON_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<string?>(json, Forms));

    [Theory]
    [InlineData("build, race", "\"build, race\"")]
    [InlineData(null, "null")]
    public void Tags_are_written_as_one_string(string? tags, string json) =>
        JsonSerializer.Serialize(tags, Forms).ShouldBe(json);
}

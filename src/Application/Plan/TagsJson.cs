using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrainingOs.Application.Plan;

/// <summary>Reads tags from one string with commas or from an array of strings, and writes the string.</summary>
public sealed class TagsJson : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        if (reader.TokenType != JsonTokenType.StartArray) throw Refused();
        var words = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String) throw Refused();
            var word = reader.GetString()!;
            if (word.Contains(',', StringComparison.Ordinal)) throw new JsonException("A tag cannot hold a comma.");
            words.Add(word);
        }

        return string.Join(", ", words);
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private static JsonException Refused() => new("Tags are one string with commas between, or an array of strings.");
}

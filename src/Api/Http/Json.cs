using System.Text.Json;
using System.Text.Json.Serialization;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Api.Http;

/// <summary>The form of JSON here: snake_case, numbers as numbers, words of the domain as their text.</summary>
internal static class Json
{
    private static readonly JsonNamingPolicy Words = JsonNamingPolicy.SnakeCaseLower;

    public static IServiceCollection AddApiJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(json =>
        {
            var options = json.SerializerOptions;
            options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.NumberHandling = JsonNumberHandling.Strict;
            options.AllowDuplicateProperties = false;
            options.Converters.Add(new SportTypeJson());
            options.Converters.Add(new JsonStringEnumConverter<ImportState>(Words, allowIntegerValues: false));
            options.Converters.Add(new JsonStringEnumConverter<DecisionOutcome>(Words, allowIntegerValues: false));
            options.Converters.Add(new JsonStringEnumConverter<StreamType>(Words, allowIntegerValues: false));
            options.Converters.Add(new WholeNumberJson());
            options.Converters.Add(new ParsableJson<StartTime>());
        });
}

/// <summary>
/// Reads and writes sport types by their words. (The converter of the framework takes "run,trail" for one word, and
/// makes a third sport of it.)
/// </summary>
internal sealed class SportTypeJson : JsonConverter<SportType>
{
    public override SportType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && SportTypes.TryParse(reader.GetString()!, out var type)
            ? type
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, SportType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Word());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, SportType value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Word());
}

/// <summary>Reads whole numbers also when they are written as 5.0, as some languages do.</summary>
internal sealed class WholeNumberJson : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt32(out var number)) return number;
            if (reader.TryGetDouble(out var value) && double.IsInteger(value) && Math.Abs(value) <= int.MaxValue)
            {
                return (int)value;
            }
        }

        throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}

/// <summary>Reads and writes a value by its text form.</summary>
internal sealed class ParsableJson<T> : JsonConverter<T> where T : IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), null, out var value)
            ? value
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

using System.Text.Json;
using System.Text.Json.Serialization;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence.Reality;

/// <summary>Laps as the JSON they are kept in, and out of it.</summary>
internal static class LapsJson
{
    /// <summary>No laps.</summary>
    public const string None = "[]";

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(IReadOnlyList<Lap> laps) => JsonSerializer.Serialize(laps, Form);

    /// <exception cref="JsonException">This is no JSON of laps.</exception>
    public static IReadOnlyList<Lap> Read(string json) => JsonSerializer.Deserialize<Lap[]>(json, Form) ?? [];

    /// <summary>The JSON that is kept of laps in any JSON.</summary>
    /// <exception cref="JsonException">This is no JSON of laps.</exception>
    /// <exception cref="ArgumentException">A number is beyond all measure.</exception>
    public static string Canonical(JsonElement laps) => laps.Deserialize<Lap?[]>(Form) is { } all && !all.Contains(null)
        ? Write(all!)
        : throw new JsonException();
}

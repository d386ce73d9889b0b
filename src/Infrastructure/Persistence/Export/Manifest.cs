using System.Text.Json;

namespace TrainingOs.Infrastructure.Persistence.Export;

/// <summary>What an export says of itself.</summary>
/// <param name="Format">Always <see cref="TheFormat"/>.</param>
/// <param name="Version">Which form it has; larger ones are not known yet.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Counts">How many lines each part has.</param>
/// <param name="LastNumbers">The highest number ever given in a part, also when what had it is gone.</param>
internal sealed record Manifest(
    string? Format,
    int Version,
    DateTimeOffset WrittenAt,
    IReadOnlyDictionary<string, long>? Counts,
    IReadOnlyDictionary<string, long>? LastNumbers)
{
    public const string TheFormat = "training-os-export";
    public const int TheVersion = 2;

    /// <summary>Up to here sessions did not say when they were edited.</summary>
    public const int WithoutEdits = 1;

    public static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n" };
}

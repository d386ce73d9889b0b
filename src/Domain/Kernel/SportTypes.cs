namespace TrainingOs.Domain.Kernel;

/// <summary>The words for sport types and the families they belong to.</summary>
public static class SportTypes
{
    private static readonly string[] Words = [.. Enum.GetNames<SportType>().Select(name => name.ToLowerInvariant())];

    public static IReadOnlyList<SportType> All { get; } = Enum.GetValues<SportType>();

    public static SportFamily Family(this SportType type) => type switch
    {
        SportType.Run or SportType.Trail or SportType.Hike or SportType.Walk => SportFamily.OnFoot,
        SportType.Bike => SportFamily.Wheels,
        SportType.Swim or SportType.Row => SportFamily.Water,
        SportType.Ski or SportType.Skate => SportFamily.Gliding,
        SportType.Strength or SportType.Mobility => SportFamily.Gym,
        SportType.Generic or SportType.Other => SportFamily.Other,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The word used in the API, in storage and on the screen: <c>run</c>.</summary>
    public static string Word(this SportType type) => Words[(int)type];

    /// <exception cref="FormatException">No sport type has this word.</exception>
    public static SportType Parse(string word) => TryParse(word, out var type)
        ? type
        : throw new FormatException($"'{word}' is no sport type; these are: {string.Join(' ', Words)}.");

    public static bool TryParse(string word, out SportType type)
    {
        var at = Array.FindIndex(Words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
        type = (SportType)Math.Max(at, 0);
        return at >= 0;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>
/// One or several stream types, written with commas between: <c>time,position,altitude</c>. <c>position</c> is latitude
/// and longitude.
/// </summary>
public sealed record StreamChoice(IReadOnlyList<StreamType> Types) : IParsable<StreamChoice>
{
    private const string Position = "position";

    private static readonly Dictionary<string, StreamType[]> ByWord = Enum.GetValues<StreamType>()
        .Select(type => (Word: Word(type), Types: new[] { type }))
        .Append((Position, [StreamType.Latitude, StreamType.Longitude]))
        .ToDictionary(word => word.Item1, word => word.Item2);

    /// <summary>All words there are.</summary>
    public static IEnumerable<string> Words => ByWord.Keys;

    public override string ToString() => string.Join(',', Types.Select(Word));

    /// <exception cref="FormatException">A word is no stream type.</exception>
    public static StreamChoice Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var choice)
            ? choice
            : throw new FormatException($"'{s}' is no list of stream types such as time,position,altitude.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out StreamChoice? result)
    {
        result = null;
        if (s is null or { Length: > 300 }) return false;
        var types = new List<StreamType>();
        foreach (var word in s.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!ByWord.TryGetValue(word, out var named)) return false;
            types.AddRange(named);
        }

        result = new StreamChoice([.. types.Distinct()]);
        return true;
    }

    private static string Word(StreamType type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}

using System.Diagnostics.CodeAnalysis;

namespace TrainingOs.Domain.Kernel;

/// <summary>One or several sport types, written with commas between: <c>run,trail</c>.</summary>
public sealed record SportChoice(IReadOnlyList<SportType> Types) : IParsable<SportChoice>
{
    public override string ToString() => string.Join(',', Types.Select(type => type.Word()));

    /// <exception cref="FormatException">A word is no sport type.</exception>
    public static SportChoice Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var choice)
        ? choice
        : throw new FormatException($"'{s}' is no list of sport types such as run,trail.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out SportChoice? result)
    {
        result = null;
        if (s is null or { Length: > 200 }) return false;
        var types = new List<SportType>();
        foreach (var word in s.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!SportTypes.TryParse(word, out var type)) return false;
            if (!types.Contains(type)) types.Add(type);
        }

        result = new SportChoice(types);
        return true;
    }
}

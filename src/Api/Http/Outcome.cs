using System.Diagnostics.CodeAnalysis;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Api.Http;

/// <summary>What became of an activity, in an address: by its word, as the API writes it, and no other way.</summary>
internal readonly record struct Outcome(DecisionOutcome Value) : IParsable<Outcome>
{
    /// <summary>The words there are.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<DecisionOutcome>().Select(Word)];

    public static implicit operator DecisionOutcome?(Outcome? outcome) => outcome?.Value;

    /// <exception cref="FormatException">The text is no such word.</exception>
    public static Outcome Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var outcome)
        ? outcome
        : throw new FormatException($"'{s}' is none of {string.Join(", ", Words)}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Outcome result)
    {
        var found = Enum.GetValues<DecisionOutcome>().Where(value => Word(value) == s).ToList();
        result = new(found.FirstOrDefault());
        return found.Count > 0;
    }

    private static string Word(DecisionOutcome value) => value.ToString().ToLowerInvariant();
}

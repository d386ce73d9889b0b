using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Plan;

/// <summary>
/// Short words an athlete puts on a week, written with commas between: <c>build, 3 weeks to race</c>.
/// </summary>
public sealed record Tags
{
    public const int MaxCount = 20;
    public const int MaxLength = 50;
    public const int MaxText = MaxCount * (MaxLength + 2);

    private Tags(string text) => Text = text;

    /// <summary>The tags as they were written.</summary>
    public string Text { get; }

    public IReadOnlyList<string> Words => Split(Text);

    /// <summary>The tags in a text; null when there are none in it.</summary>
    /// <exception cref="DomainException">A tag is too long, or there are too many.</exception>
    public static Tags? Of(string? text)
    {
        if (Refusal(text) is { } refusal) throw new DomainException(refusal, "Tags");
        return text is null || Split(text).Count == 0 ? null : new Tags(text.Trim());
    }

    /// <summary>
    /// Tags that were taken once: they stay what they are, also when the limits of today would refuse them.
    /// </summary>
    public static Tags Recorded(string text) => new(text);

    /// <summary>Why a text is no list of tags, in a sentence; null when it is one.</summary>
    public static string? Refusal(string? text)
    {
        if (text is null) return null;
        if (!PlainText.IsClean(text) || text.AsSpan().ContainsAny('\n', '\r', '\t'))
        {
            return "Tags are words on one line, with commas between.";
        }
        var words = Split(text);
        if (words.Count > MaxCount) return $"A week has at most {MaxCount} tags; these are {words.Count}.";
        if (words.FirstOrDefault(word => word.Length > MaxLength) is { } word)
        {
            return $"A tag has at most {MaxLength} characters; '{PlainText.Opening(word, 20)}' has {word.Length}.";
        }

        return text.Length > MaxText ? $"Tags are at most {MaxText} characters together." : null;
    }

    public override string ToString() => Text;

    private static List<string> Split(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

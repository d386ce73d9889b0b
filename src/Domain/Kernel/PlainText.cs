using System.Globalization;
using System.Text;

namespace TrainingOs.Domain.Kernel;

/// <summary>
/// The rules for words an athlete or a program writes: a limit, and no control characters but line breaks and tabs.
/// </summary>
public static class PlainText
{
    /// <summary>Whether the text holds only what a person can read.</summary>
    public static bool IsClean(string? text) =>
        text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    /// <summary>Whether a text shows nothing: only spaces, marks that belong on letters, what has no width.</summary>
    public static bool IsBlank(string? text) => text is null || !text.EnumerateRunes().Any(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark));

    /// <summary>The beginning of a text, for a sentence about it. No character is cut in two.</summary>
    public static string? Opening(string? text, int most) => text is null || text.Length <= most
        ? text
        : $"{text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)}…";

    /// <summary>Gives the text back when it keeps the rules.</summary>
    /// <exception cref="DomainException">
    /// It is longer than <paramref name="most"/> or holds control characters.
    /// </exception>
    public static string? Check(string? text, int most, string about)
    {
        if (text?.Length > most)
        {
            throw new DomainException($"{about} is at most {most} characters long; this has {text.Length}.", about);
        }

        if (!IsClean(text))
        {
            throw new DomainException($"{about} holds a control character; only line breaks and tabs are text.", about);
        }
        return text;
    }
}

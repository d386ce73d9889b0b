using System.Globalization;
using System.Text;

namespace TrainingOs.Domain.Kernel;

/// <summary>
/// The rules for words an athlete or a program writes: a limit, and no control characters but line breaks and tabs.
/// </summary>
public static class PlainText
{
    private const int Joiner = 0x200D, NonJoiner = 0x200C;

    /// <summary>Whether the text holds only what a person can read.</summary>
    public static bool IsClean(string? text) =>
        text is null || !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    /// <summary>Whether a text shows nothing: only spaces, marks that belong on letters, what has no width.</summary>
    public static bool IsBlank(string? text) => text is null || !text.EnumerateRunes().Any(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark));

    /// <summary>
    /// A name from outside without what no person can see, and what could make it look like another: control
    /// characters, marks that turn the direction of what is written, and what has no width. Joiners stay, of which some
    /// languages make words and all of them make pictures.
    /// </summary>
    public static string Visible(string name) => string.Concat(name.EnumerateRunes().Where(rune =>
        rune.Value is Joiner or NonJoiner || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)));

    /// <summary>The beginning of a text, for a sentence about it. No character is cut in two.</summary>
    public static string? Opening(string? text, int most) => text is null || text.Length <= most
        ? text
        : $"{text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)}…";

    /// <summary>How many of something, in words: 1 session, 2 sessions.</summary>
    public static string Count(long number, string noun) => string.Create(
        CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>The end of a name, which tells it from others. No character is cut in two.</summary>
    public static string Ending(string name, int most)
    {
        if (name.Length <= most) return name;
        var end = name.Length - most + 1;
        return $"…{name.AsSpan(char.IsLowSurrogate(name[end]) ? end + 1 : end)}";
    }

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

using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// How the headers of lists are compared: what stands between tags, the last part of a name that was never translated,
/// letters and digits only, without case and accents.
/// </summary>
internal static class ListNames
{
    private const string Untranslated = "translation missing";
    private const int Longest = 1000;

    /// <summary>A table from headers to what they mean: each meaning with its names, apart by <c>|</c>.</summary>
    public static FrozenDictionary<string, TColumn> Table<TColumn>(params (TColumn Column, string Names)[] table)
        where TColumn : struct, Enum =>
        table.SelectMany(row => row.Names.Split('|').Select(Plain).Distinct()
            .Select(name => KeyValuePair.Create(name, row.Column))).ToFrozenDictionary();

    /// <summary>The name in a header cell, as tables have it.</summary>
    public static string Of(string header)
    {
        if (header.Length > Longest) return "";
        var text = header.Contains('&') ? WebUtility.HtmlDecode(header) : header;
        if (text.Contains('<')) text = WithoutTags(text);
        if (text.Contains(Untranslated, StringComparison.OrdinalIgnoreCase)) text = text[(text.LastIndexOf('.') + 1)..];
        return Plain(text);
    }

    /// <summary>Letters and digits in lower case without accents, words apart by one space.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                plain.Append(Rune.ToLowerInvariant(rune));
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        var letters = plain.ToString().TrimEnd();
        return letters.All(char.IsAscii)
            ? letters
            : string.Concat(letters.Normalize(NormalizationForm.FormD).Where(c => c == ' ' || char.IsLetterOrDigit(c)));
    }

    private static string WithoutTags(string text)
    {
        var kept = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var character in text)
        {
            if (character == '<') depth++;
            else if (character == '>') depth = Math.Max(0, depth - 1);
            else if (depth == 0) kept.Append(character);
        }

        return kept.ToString();
    }
}

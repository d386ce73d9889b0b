using System.Globalization;

namespace TrainingOs.Application.Common;

/// <summary>A view of something that changes: two states of it differ in the instant of their last change.</summary>
public interface IVersioned
{
    DateTimeOffset CreatedAt { get; }

    /// <summary>The instant of the last change; that of the making where there was none since.</summary>
    DateTimeOffset UpdatedAt { get; }
}

/// <summary>The short text that names one state of a thing, as HTTP's entity tags do.</summary>
public static class EntityTag
{
    public static string Of(DateTimeOffset updatedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{updatedAt.UtcTicks:x}\"");

    /// <summary>Whether a list of tags, or <c>*</c> for any, names the state of something that is there.</summary>
    /// <param name="tags">Tags with commas between, as the headers of HTTP hold them.</param>
    /// <param name="updatedAt">The last change of what is there.</param>
    /// <param name="weakly">
    /// Whether a weak tag counts, as it does to a reader who wants to know if a copy will do.
    /// </param>
    public static bool IsAmong(string? tags, DateTimeOffset updatedAt, bool weakly) =>
        IsAmong(tags, Of(updatedAt), weakly);

    /// <summary>Whether a list of tags names the state of this tag.</summary>
    /// <inheritdoc cref="IsAmong(string?, DateTimeOffset, bool)"/>
    public static bool IsAmong(string? tags, string present, bool weakly)
    {
        if (tags is null) return false;
        return tags.Split(',', StringSplitOptions.TrimEntries)
            .Any(tag => tag == "*" || tag == present || (weakly && tag == $"W/{present}"));
    }
}

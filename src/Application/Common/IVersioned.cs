using System.Globalization;

namespace TrainingOs.Application.Common;

/// <summary>A view of something that changes: two states of it differ in the instant of their last change.</summary>
public interface IVersioned
{
    DateTimeOffset UpdatedAt { get; }
}

/// <summary>The short text that names one state of a thing, as HTTP's entity tags do.</summary>
public static class EntityTag
{
    public static string Of(DateTimeOffset updatedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{updatedAt.UtcTicks:x}\"");
}

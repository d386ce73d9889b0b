namespace TrainingOs.Domain.Kernel;

/// <summary>A rule of the domain was broken. The message is a sentence for the athlete.</summary>
/// <param name="message">What was wrong and what would be right.</param>
/// <param name="about">
/// The property the sentence is about, by its name in the domain; null when it is about the whole.
/// </param>
public sealed class DomainException(string message, string? about = null) : Exception(message)
{
    /// <summary>The property the sentence is about, or null.</summary>
    public string? About { get; } = about;
}

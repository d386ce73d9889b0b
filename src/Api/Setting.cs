namespace TrainingOs.Api;

/// <summary>Settings as a person writes them, and what is said of those that cannot be followed.</summary>
internal static class Setting
{
    /// <summary>The entries of a setting: an array, or one text with semicolons between.</summary>
    public static string[] List(IConfiguration settings, string name) => settings[name] is { Length: > 0 } text
        ? text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : settings.GetSection(name).Get<string[]>() ?? [];

    /// <summary>What is wrong with a setting, in a sentence; null when the error is another one.</summary>
    public static string? Explain(Exception error) => error switch
    {
        SettingException => error.Message,
        InvalidOperationException { Source: { } source }
            when source.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                && error.Message.StartsWith("Configuration value", StringComparison.Ordinal) =>
            $"A setting cannot be followed. {error.Message}",
        _ => null,
    };
}

/// <summary>A setting of the person who runs this cannot be followed. The message says which and why.</summary>
internal sealed class SettingException(string message) : Exception(message);

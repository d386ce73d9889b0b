using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Api;

/// <summary>The limits of imports as a person set them.</summary>
internal static class ImportSettings
{
    /// <exception cref="SettingException">A limit is no number above zero.</exception>
    public static ImportLimits Of(IConfiguration settings)
    {
        var limits = Read(settings.GetSection(ImportLimits.Section));
        long[] numbers =
            [limits.MaxFileBytes, limits.MaxZipBytes, limits.MaxZipEntries, limits.MaxExpansion, limits.MaxNesting + 1];
        if (numbers.All(number => number > 0) && limits.MaxFileBytes <= Array.MaxLength) return limits;
        throw Wrong();
    }

    private static ImportLimits Read(IConfigurationSection section)
    {
        try
        {
            return section.Get<ImportLimits>() ?? new();
        }
        catch (InvalidOperationException)
        {
            throw Wrong();
        }
    }

    private static SettingException Wrong() => new(
        "A limit under Import is not a number above zero, or Import__MaxFileBytes is larger than "
            + $"{Array.MaxLength}, which is all one file can have.");
}

using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Api;

/// <summary>The limits of imports as a person set them.</summary>
internal static class ImportSettings
{
    /// <exception cref="SettingException">A limit is no number above zero.</exception>
    public static ImportLimits Of(IConfiguration settings)
    {
        var limits = settings.GetSection(ImportLimits.Section).Get<ImportLimits>() ?? new();
        long[] numbers =
            [limits.MaxFileBytes, limits.MaxZipBytes, limits.MaxZipEntries, limits.MaxExpansion, limits.MaxNesting + 1];
        if (numbers.All(number => number > 0) && limits.MaxFileBytes <= Array.MaxLength) return limits;
        throw new SettingException(
            "A limit under Import is not a number above zero, or Import__MaxFileBytes is larger than "
                + $"{Array.MaxLength}, which is all one file can have.");
    }
}

namespace TrainingOs.Application.Reality.Import;

/// <summary>How much an import may bring. Each limit is a setting, such as <c>Import__MaxFileBytes</c>.</summary>
public sealed record ImportLimits
{
    /// <summary>The part of the configuration that holds these settings.</summary>
    public const string Section = "Import";

    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest file that is no zip, also unpacked out of one.</summary>
    public long MaxFileBytes { get; init; } = 100 * Megabyte;

    /// <summary>The largest zip, and the largest upload.</summary>
    public long MaxZipBytes { get; init; } = 4096 * Megabyte;

    /// <summary>The most entries in one zip.</summary>
    public int MaxZipEntries { get; init; } = 50_000;

    /// <summary>How many times its packed size something may have unpacked. Points as XML reach about 40.</summary>
    public int MaxExpansion { get; init; } = 200;

    /// <summary>How many zips may lie in each other.</summary>
    public int MaxNesting { get; init; } = 2;

    /// <summary>A folder whose files are imported as they appear; none when not set.</summary>
    public string? WatchFolder { get; init; }
}

using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>
/// How much may still be unpacked of one file that was handed in, the zips inside of it included: a bomb is no smaller
/// for lying in several zips.
/// </summary>
internal sealed class Unpacking(long size, ImportLimits limits)
{
    /// <summary>What may be unpacked however small the file is: a few honest files of text.</summary>
    private const long Slack = 64 * 1024 * 1024;

    private long _left = Slack + (size * limits.MaxExpansion);

    /// <summary>Whether so many bytes may be unpacked too.</summary>
    public bool Takes(long bytes) => (_left -= bytes) >= 0;
}

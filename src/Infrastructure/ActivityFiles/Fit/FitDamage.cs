namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>What is wrong with one part of a FIT file. Whatever it is, the messages before it were read.</summary>
internal enum FitDamage
{
    None,

    /// <summary>All messages are there, but the checksum is missing or another: a value may be wrong.</summary>
    Checksum,

    /// <summary>All messages and their checksum are there; only the header says another size.</summary>
    Size,

    /// <summary>The bytes end before the part does.</summary>
    CutOff,

    /// <summary>From some byte on these are no messages.</summary>
    Garbled,

    /// <summary>What stands where a part should begin is none.</summary>
    NotFit,
}

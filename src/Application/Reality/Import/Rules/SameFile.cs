namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>
/// The very same bytes were read before. Unlike the other rules it looks at whole files, before anything in them.
/// </summary>
internal static class SameFile
{
    /// <summary>What the rule is called in a decision.</summary>
    public const string Word = "same_file";

    /// <summary>What a decision says about it, after the sessions it is.</summary>
    public const string Because = "this very file was read before";
}

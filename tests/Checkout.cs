namespace TrainingOs.Tests;

/// <summary>The source code that these tests were built from, and what lies beside it.</summary>
internal static class Checkout
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Above().First(folder => File.Exists(Path.Combine(folder, "TrainingOs.sln")));

    /// <summary>
    /// The folder of real recordings, which are of real people and so not a part of the source code; null where it is
    /// not there.
    /// </summary>
    public static string? Recordings { get; } = Places()
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "truth.json")));

    private static IEnumerable<string> Places() =>
        Environment.GetEnvironmentVariable("TRAININGOS_RECORDINGS") is { } said
            ? [said]
            : Above().Select(folder => Path.Combine(folder, "shared", "data", "recordings"));

    private static IEnumerable<string> Above()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}

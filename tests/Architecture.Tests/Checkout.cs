namespace TrainingOs.Architecture.Tests;

/// <summary>The folder of the source code these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "TrainingOs.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}

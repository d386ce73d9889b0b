using TrainingOs.Application.Common;

namespace TrainingOs.Api;

/// <summary>What a person reads when the server is ready.</summary>
internal static class Greeting
{
    public static void Print(IEnumerable<string> addresses, IDataLocation data)
    {
        var address = Reachable(addresses.FirstOrDefault() ?? Listening.Default);
        Console.WriteLine($"""
            Training OS is ready.
              Calendar   {address}/
              API        {address}/scalar
              Data       {data.Path}
            Press Ctrl+C to stop.
            """);
    }

    /// <summary>An address to open: whoever listens at all of a machine's addresses is there as localhost.</summary>
    private static string Reachable(string address) => address
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal);
}

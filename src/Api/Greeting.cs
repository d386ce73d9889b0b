using System.Globalization;
using TrainingOs.Application.Common;

namespace TrainingOs.Api;

/// <summary>What a person reads when the server is ready.</summary>
internal static class Greeting
{
    public static void Print(ICollection<string> addresses, IDataLocation data)
    {
        var opens = addresses.Where(address => !address.Contains("://unix:", StringComparison.Ordinal));
        var address = Listening.Reachable(opens.Concat(addresses).FirstOrDefault() ?? Listening.Default);
        Console.WriteLine($"""
            Training OS is ready.
              Calendar   {address}/
              API        {address}/scalar
              Data       {data.Path}
            """);
        if (!addresses.All(Listening.IsLoopback))
        {
            Console.WriteLine("  Open       to every machine that reaches this one: there is no login yet.");
        }

        if (!KnowsAccents)
        {
            Console.WriteLine("  Search     finds only what is written alike, since this .NET runs without ICU.");
        }

        Console.WriteLine("Press Ctrl+C to stop.");
    }

    private static bool KnowsAccents =>
        CultureInfo.InvariantCulture.CompareInfo.Compare("é", "e", CompareOptions.IgnoreNonSpace) == 0;
}

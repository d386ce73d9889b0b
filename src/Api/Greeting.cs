using TrainingOs.Application.Common;

namespace TrainingOs.Api;

/// <summary>What a person reads when the server is ready.</summary>
internal static class Greeting
{
    public static void Print(ICollection<string> addresses, IDataLocation data)
    {
        var address = Listening.Reachable(addresses.FirstOrDefault() ?? Listening.Default);
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

        Console.WriteLine("Press Ctrl+C to stop.");
    }
}

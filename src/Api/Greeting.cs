using TrainingOs.Application.Common;

namespace TrainingOs.Api;

/// <summary>What a person reads when the server is ready.</summary>
internal static class Greeting
{
    public static void Print(IEnumerable<string> addresses, IDataLocation data)
    {
        var address = addresses.FirstOrDefault() ?? Listening.Default;
        Console.WriteLine($"""
            Training OS is ready.
              Calendar   {address}/
              API        {address}/scalar
              Data       {data.Path}
            Press Ctrl+C to stop.
            """);
    }
}

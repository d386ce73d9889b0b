using TrainingOs.Application.Common;

namespace TrainingOs.Api;

/// <summary>What a person reads when the server is ready.</summary>
internal static class Greeting
{
    public static void Print(WebApplication app)
    {
        var address = app.Urls.FirstOrDefault() ?? Listening.Default;
        Console.WriteLine($"""
            Training OS is ready.
              Calendar   {address}/
              API        {address}/scalar
              Data       {app.Services.GetRequiredService<IDataLocation>().Path}
            Press Ctrl+C to stop.
            """);
    }
}

using MediatR;
using TrainingOs.Application;
using TrainingOs.Application.Common;
using TrainingOs.Application.Demo;
using TrainingOs.Domain.Kernel;
using TrainingOs.Infrastructure;

namespace TrainingOs.Api;

/// <summary>The command that fills an empty training log, so that there is something to look at.</summary>
internal static class Demo
{
    /// <summary>Fills the log and says how to look at it. Returns the exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            using var host = Build(args);
            await host.StartAsync();
            await using var scope = host.Services.CreateAsyncScope();
            var season = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FillWithDemoSeason());
            var address = Listening.Address(host.Services.GetRequiredService<IConfiguration>());
            Print(season, address, host.Services.GetRequiredService<IDataLocation>());
            return 0;
        }
        catch (DomainException error)
        {
            return Refuse($"{error.Message} To keep both, name another file in ConnectionStrings__TrainingOs.");
        }
        catch (StorageException error)
        {
            return Refuse(error.Message);
        }
        catch (OperationCanceledException)
        {
            return Refuse("It was stopped.");
        }
        catch (Exception error) when (Setting.Explain(error) is { } sentence)
        {
            return Refuse(sentence);
        }
    }

    private static IHost Build(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // What a person reads here is the result, or the one sentence that says why there is none.
        builder.Logging.ClearProviders();
        builder.Services.AddApplication().AddInfrastructure(DataFile.ConnectionString(builder.Configuration));
        return builder.Build();
    }

    private static void Print(DemoSeasonView season, string address, IDataLocation data)
    {
        var made = $"{season.Sessions} sessions, {season.DayNotes} day notes, {season.Plans} plans";
        Console.WriteLine($"""
            Made a season from {season.FirstWeek} on: {made}.
              Look at it   dotnet run --project src/Api, then {address}/?week={season.RaceWeek} (its race)
              Data         {data.Path}
            """);
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine($"No demo season was made. {sentence}");
        return 1;
    }
}

using TrainingOs.Api.Endpoints;
using TrainingOs.Api.Http;
using TrainingOs.Application;
using TrainingOs.Application.Common;
using TrainingOs.Infrastructure;

namespace TrainingOs.Api;

/// <summary>The web server: the calendar page, the REST API and the page that describes it.</summary>
internal static class Server
{
    /// <summary>Serves until it is told to stop. Returns the exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = Build(args);
            var (addresses, data) = (app.Urls, app.Services.GetRequiredService<IDataLocation>());
            app.Lifetime.ApplicationStarted.Register(() => Greeting.Print(addresses, data));
            WarmUp.AddTo(app);
            await app.RunAsync();
            return 0;
        }
        catch (StorageException error)
        {
            return Refuse(error.Message);
        }
        catch (OperationCanceledException)
        {
            // Told to stop before it had started.
            return 0;
        }
        catch (Exception error) when ((Setting.Explain(error) ?? Listening.Explain(error)) is { } sentence)
        {
            return Refuse(sentence);
        }
    }

    private static WebApplication Build(string[] args)
    {
        // Settings and the page lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddListening();
        var settings = builder.Configuration;
        builder.Services.AddApplication()
            .AddInfrastructure(DataFile.ConnectionString(settings), ImportSettings.Of(settings)).AddBackgroundWork()
            .AddHostedService<Housekeeping>();
        builder.Services.AddApiJson().AddProblems().AddApiDescription().AddPage()
            .AddLocalDoor(builder.Configuration).AddAllowedOrigins(builder.Configuration);

        var app = builder.Build();
        app.UseProblems();
        app.UsePrivacy();
        app.UseLocalDoor();
        // Before whatever else may refuse, so that a page of another origin can read why.
        app.UseCors();
        app.UseUtf8();
        app.UsePage();
        app.UseRouting();
        app.UseUtf8Bodies();
        app.MapPlan();
        app.MapReality();
        app.MapRecordings();
        app.MapImports();
        app.MapExport();
        app.MapReview();
        app.MapAthlete();
        app.MapHealth();
        app.MapApiDescription();
        return app;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine($"Training OS cannot start. {sentence}");
        return 1;
    }
}

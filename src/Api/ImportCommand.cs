using System.Globalization;
using System.Runtime.InteropServices;
using MediatR;
using Spectre.Console;
using TrainingOs.Application;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure;

namespace TrainingOs.Api;

/// <summary>The command that imports files and folders of this machine, and shows how far it is.</summary>
internal static class ImportCommand
{
    /// <summary>The exit code of an import that came to its end and could not take everything.</summary>
    private const int SomeRejected = 3;

    private const int MostShown = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly string[] Endings = [".fit", ".gpx", ".tcx", ".csv", ".zip", ".gz"];

    /// <summary>Imports what the words name. Returns the exit code.</summary>
    public static async Task<int> Run(string[] words)
    {
        var options = words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToArray();
        if (Usage.Unknown(options) is { } unknown) return Usage.Refuse(unknown);
        var paths = words.Except(options).ToList();
        if (paths.Count == 0) return Refuse("Say which files or folders: dotnet run --project src/Api -- import PATH…");
        if (paths.Find(path => !Path.Exists(path)) is { } none) return Refuse($"There is no file or folder {none}.");
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var files = paths.SelectMany(Files).Distinct(StringComparer.Ordinal).ToList();
            if (files.Count == 0) return Refuse("There is no FIT, GPX, TCX, CSV or zip file in what you named.");
            using var host = Build(options);
            await host.StartAsync(stop.Token);
            return await Import(host.Services, files, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return Refuse("It was stopped.");
        }
        catch (Exception error) when (error is StorageException or ExportRefusedException or IOException
            or UnauthorizedAccessException)
        {
            return Refuse(error.Message);
        }
        catch (Exception error) when (Setting.Explain(error) is { } sentence)
        {
            return Refuse(sentence);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> Import(
        IServiceProvider services, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var begun = await Begin(services, paths, cancellationToken);
        var id = new ImportId(begun.Id);
        var run = services.GetRequiredService<IImportRun>();
        var (running, isStopped, trouble) = (Task.CompletedTask, false, (string?)null);
        try
        {
            // A bar is for eyes: a log or a pipe gets the result alone.
            if (Console.IsOutputRedirected) await Follow(null);
            else await Bar().StartAsync(progress => Follow(progress.AddTask("Importing")));
        }
        catch (OperationCanceledException)
        {
            isStopped = true;
        }
        catch (Exception error) when (error is StorageException or IOException or UnauthorizedAccessException)
        {
            trouble = error.Message;
        }
        catch (NotFoundException)
        {
            return Refuse("The import was taken back meanwhile.");
        }

        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (isStopped)
        {
            trouble = await run.Interrupt(id, CancellationToken.None)
                ? "It was stopped before its end; what is below was decided. Import the same again to go on."
                : "Another Training OS works on it and goes on; what is below was decided so far.";
        }

        if (trouble is not null) Console.Error.WriteLine(trouble);
        ImportView import;
        try
        {
            import = await Send(
                services, new GetImport(id, Outcome: DecisionOutcome.Rejected), CancellationToken.None);
        }
        catch (StorageException error)
        {
            Console.Error.WriteLine($"What was decided cannot be shown: {error.Message}");
            return 1;
        }

        Print(import);
        if (trouble is not null) return 1;
        return import.Counts.Rejected > 0 ? SomeRejected : 0;

        // Another process may be the one that works on it, and may end before the import does.
        async Task Follow(ProgressTask? bar)
        {
            for (var import = begun; import.FinishedAt is null;)
            {
                if (running.IsCompleted)
                {
                    await running;
                    running = Task.Run(() => run.Run(id, cancellationToken), CancellationToken.None);
                }

                await Task.WhenAny(running, Task.Delay(Pause, cancellationToken));
                import = await Send(services, new GetImport(id, After: long.MaxValue), cancellationToken);
                if (bar is not null) Show(bar, import.Counts);
                if (import.FinishedAt is null && running.IsCompleted) await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static Progress Bar() => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn());

    private static void Show(ProgressTask bar, ImportCounts counts)
    {
        var decided = counts.Imported + counts.Duplicate + counts.Rejected;
        (bar.MaxValue, bar.Value) = (Math.Max(counts.Files, 1), Math.Min(decided, counts.Files));
        bar.Description = string.Create(CultureInfo.InvariantCulture, $"Importing {decided} of {counts.Files}");
    }

    private static async Task<ImportView> Begin(
        IServiceProvider services, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        using var receiving = services.GetRequiredService<IImportFiles>().Receive();
        foreach (var path in paths) receiving.Add(path);
        return await Send(services, new BeginImport(receiving.Complete()), cancellationToken);
    }

    private static async Task<T> Send<T>(
        IServiceProvider services, IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    /// <summary>A file as it is; of a folder, whatever in it may hold activities.</summary>
    private static IEnumerable<string> Files(string path) => File.Exists(path)
        ? [Path.GetFullPath(path)]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(Path.GetFullPath).Order(StringComparer.Ordinal);

    private static IHost Build(string[] options)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = options, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        var settings = builder.Configuration;
        builder.Services.AddApplication()
            .AddInfrastructure(DataFile.ConnectionString(settings), ImportSettings.Of(settings));
        return builder.Build();
    }

    /// <param name="import">What was imported, with the decisions that rejected something.</param>
    private static void Print(ImportView import)
    {
        var counts = import.Counts;
        Console.WriteLine($"""
            {counts.Imported} imported, {counts.Duplicate} known already, {counts.Rejected} rejected.
            """);
        foreach (var decision in import.Decisions.Take(MostShown))
        {
            var place = decision.Entry is null ? decision.File : $"{decision.File}: {decision.Entry}";
            Console.WriteLine($"  {place}\n    {decision.Message}");
        }

        var more = import.Decisions.Count - MostShown;
        if (more > 0) Console.WriteLine($"  … and {more} more.");
        Console.WriteLine($"Every decision stands on the page under Imports, as number {import.Id}.");
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine($"Nothing was imported. {sentence}");
        return 1;
    }
}

using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>The registrations of imports.</summary>
public static class ImportServices
{
    /// <summary>What it takes to import files.</summary>
    internal static IServiceCollection AddImports(this IServiceCollection services, ImportLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton<ImportFolder>()
        .AddSingleton<IImportFiles>(provider => provider.GetRequiredService<ImportFolder>())
        .AddSingleton<ImportRun>()
        .AddScoped<FileOpener>();

    /// <summary>Lets the server work on imports in the background.</summary>
    public static IServiceCollection AddImportService(this IServiceCollection services) =>
        services.AddHostedService<ImportService>();
}

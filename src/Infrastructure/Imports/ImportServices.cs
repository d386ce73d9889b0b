using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Infrastructure.Imports;

/// <summary>The registrations of imports.</summary>
internal static class ImportServices
{
    /// <summary>What it takes to import files.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services, ImportLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton<ImportFolder>()
        .AddSingleton<IImportFiles>(provider => provider.GetRequiredService<ImportFolder>())
        .AddSingleton<IImportRun, ImportRun>()
        .AddScoped<FileOpener>();
}

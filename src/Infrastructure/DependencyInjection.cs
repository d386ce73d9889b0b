using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles;
using TrainingOs.Infrastructure.Imports;
using TrainingOs.Infrastructure.Persistence;

namespace TrainingOs.Infrastructure;

/// <summary>The infrastructure layer's registrations; each capability registers itself beside its code.</summary>
public static class DependencyInjection
{
    public static IServiceCollection AddInfrastructure(
        this IServiceCollection services, string connectionString, ImportLimits? limits = null) =>
        services.AddPersistence(connectionString).AddActivityFiles().AddImports(limits ?? new());

    /// <summary>What goes on in the background of a server, and of nothing else.</summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services) =>
        services.AddHostedService<ImportService>().AddHostedService<WatchedFolder>();
}

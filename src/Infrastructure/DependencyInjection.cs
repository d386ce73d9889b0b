using Microsoft.Extensions.DependencyInjection;
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
}

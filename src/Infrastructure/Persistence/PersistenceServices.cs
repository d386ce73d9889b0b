using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Review;
using TrainingOs.Infrastructure.Persistence.Export;
using TrainingOs.Infrastructure.Persistence.Reality;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The registrations of persistence: one database behind the stores of all contexts.</summary>
internal static class PersistenceServices
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new SqliteFile(connectionString));
        services.AddSingleton<IDataLocation, DataLocation>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<WeekQueries>();
        services.AddSingleton<SoleAthlete>();
        services.AddSingleton<ICurrentAthlete>(provider => provider.GetRequiredService<SoleAthlete>());
        services.AddHostedService<DatabaseStart>();

        services.AddSingleton<TrainingDbPool>();
        services.AddScoped<TrainingDbLease>();
        services.AddScoped<Stores>();
        services.AddScoped<IPlanStore>(provider => provider.GetRequiredService<Stores>());
        services.AddScoped<IRealityStore>(provider => provider.GetRequiredService<Stores>());
        services.AddScoped<IAthleteStore>(provider => provider.GetRequiredService<Stores>());
        services.AddScoped<IReviewStore, ReviewStore>();
        services.AddScoped<IRecordings, Recordings>();
        services.AddScoped<IOriginalFiles, OriginalFiles>();
        services.AddScoped<ITrainingArchive, TrainingArchive>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        return services;
    }
}

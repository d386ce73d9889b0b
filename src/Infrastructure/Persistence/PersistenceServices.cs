using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Review;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The registrations of persistence: one database behind the stores of all contexts.</summary>
internal static class PersistenceServices
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new SqliteFile(connectionString));
        services.AddSingleton<IDataLocation>(provider => provider.GetRequiredService<SqliteFile>());
        services.AddSingleton<WriteGate>();
        services.AddSingleton<WeekQueries>();
        services.AddSingleton<SoleAthlete>();
        services.AddSingleton<ICurrentAthlete>(provider => provider.GetRequiredService<SoleAthlete>());
        services.AddHostedService<DatabaseStart>();

        services.AddPooledDbContextFactory<TrainingDb>(options => options.UseSqlite());
        services.AddScoped(Connected);
        services.AddScoped<IPlanStore>(provider => provider.GetRequiredService<TrainingDb>());
        services.AddScoped<IRealityStore>(provider => provider.GetRequiredService<TrainingDb>());
        services.AddScoped<IAthleteStore>(provider => provider.GetRequiredService<TrainingDb>());
        services.AddScoped<IReviewStore, ReviewStore>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        return services;
    }

    /// <summary>A context from the pool, which keeps its connection open from one request to the next.</summary>
    private static TrainingDb Connected(IServiceProvider provider)
    {
        var db = provider.GetRequiredService<IDbContextFactory<TrainingDb>>().CreateDbContext();
        if (db.Database.GetDbConnection().State != System.Data.ConnectionState.Open)
        {
            db.Database.SetDbConnection(provider.GetRequiredService<SqliteFile>().Open(), contextOwnsConnection: true);
        }

        db.AthleteId = provider.GetRequiredService<ICurrentAthlete>().Id;
        return db;
    }
}

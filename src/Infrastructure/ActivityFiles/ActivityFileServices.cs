using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles.Fit;
using TrainingOs.Infrastructure.ActivityFiles.Gpx;
using TrainingOs.Infrastructure.ActivityFiles.Lists;
using TrainingOs.Infrastructure.ActivityFiles.Tcx;

namespace TrainingOs.Infrastructure.ActivityFiles;

/// <summary>The readers of activity files: one line for each format.</summary>
public static class ActivityFileServices
{
    public static IServiceCollection AddActivityFiles(this IServiceCollection services) => services
        .AddSingleton<IActivityReader, FitReader>()
        .AddSingleton<IActivityReader, GpxReader>()
        .AddSingleton<IActivityReader, TcxReader>()
        .AddSingleton<IActivityReader, StravaListReader>()
        .AddSingleton<IActivityReader, GarminListReader>()
        .AddSingleton<IActivityReader, GarminSummariesReader>();
}

using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrainingOs.Application;
using TrainingOs.Application.Common;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure;

namespace TrainingOs.Benchmarks;

/// <summary>
/// Ten years of one athlete, the same each time: a session a day and two on Sundays, a note every other day, a plan
/// each week. Older sessions can be put before them, so that the log grows and its weeks stay as they are.
/// </summary>
internal sealed class TenYears : IAsyncDisposable
{
    public const int Days = 3650;
    public static readonly DateOnly First = new(2016, 1, 4);

    private const int DaysBefore = 30_000;
    private static readonly SportType[] Sports = [SportType.Run, SportType.Trail, SportType.Bike, SportType.Strength];

    private readonly ServiceProvider _services;
    private readonly string _folder = Directory.CreateTempSubdirectory("training-os-benchmark-").FullName;

    private TenYears() => _services = new ServiceCollection()
        .AddLogging()
        .AddApplication()
        .AddInfrastructure(ConnectionString)
        .BuildServiceProvider();

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "training.db")}";

    /// <summary>A new database file with ten years in it.</summary>
    /// <param name="older">How many sessions there are from before the ten years.</param>
    public static async Task<TenYears> Make(int older = 0)
    {
        var years = new TenYears();
        foreach (var service in years._services.GetServices<IHostedService>()) await service.StartAsync(default);
        var recent =
            from at in Enumerable.Range(0, Days)
            let day = First.AddDays(at)
            from _ in Enumerable.Range(0, day.DayOfWeek == DayOfWeek.Sunday ? 2 : 1)
            select day;
        var before = Enumerable.Range(0, older).Select(i => First.AddDays(-1 - (int)((long)i * DaysBefore / older)));
        foreach (var days in recent.Concat(before).Chunk(5_000)) await years.Log(days);
        await years.Write();
        return years;
    }

    public async Task<T> Ask<T>(IRequest<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task Log(DateOnly[] days) => Keep<IRealityStore>(async (reality, athlete, today, now) =>
    {
        var next = (await reality.NextSessionId(default)).Value;
        foreach (var day in days)
        {
            var facts = new SessionFacts
            {
                Date = day,
                Type = Sports[next * 7 % 4],
                Duration = Minutes.Of(60 + (next % 50)),
                Distance = Kilometres.Of(10 + (next % 7)),
                ElevationGain = Metres.Of(100),
                PerceivedIntensity = Intensity.Of(5),
                Notes = $"note {next}",
            };
            reality.Sessions.Add(new Session(new SessionId(next++), athlete, facts, today, now));
        }
    });

    private async Task Write()
    {
        await Keep<IRealityStore>((reality, athlete, today, now) =>
        {
            for (var at = 0; at < Days; at += 2)
            {
                reality.DayNotes.Add(new DayNote(athlete, First.AddDays(at), $"felt ok {at}", today, now));
            }

            return Task.CompletedTask;
        });
        await Keep<IPlanStore>((plans, athlete, _, now) =>
        {
            for (var at = 0; at < Days; at += 7)
            {
                var week = IsoWeek.Of(First.AddDays(at));
                var targets = new WeekTargets(Kilometres.Of(70), 7, null, null);
                plans.WeeklyPlans.Add(new WeeklyPlan(athlete, week, "build week", targets, null, now));
            }

            return Task.CompletedTask;
        });
    }

    private async Task Keep<TStore>(Func<TStore, AthleteId, DateOnly, DateTimeOffset, Task> work) where TStore : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var now = TimeProvider.System.GetUtcNow();
        var store = services.GetRequiredService<TStore>();
        var athlete = services.GetRequiredService<ICurrentAthlete>().Id;
        await services.GetRequiredService<IUnitOfWork>().Keep(
            async () =>
            {
                await work(store, athlete, DateOnly.FromDateTime(now.DateTime), now);
                return Unit.Value;
            },
            default);
    }
}

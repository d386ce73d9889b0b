using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Api.Tests;

/// <summary>A small recording, and how a session comes to it without an import.</summary>
internal static class Recording
{
    public const string Name = "ride.gpx";

    public static readonly byte[] File = Encoding.UTF8.GetBytes("<gpx version=\"1.1\" creator=\"a test\"/>");

    /// <summary>Two kilometres and a half in two stretches; the last moment has no heart rate.</summary>
    public static readonly Streams Streams = new(
        new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [0, 100, 200, 500, 600],
            [StreamType.Latitude] = [10.0000001, 10.004, 10.008, 10.012, 10.016],
            [StreamType.Longitude] = [20, 20, 20, 20, -20.5],
            [StreamType.Altitude] = [-3.5, 10, 20, 5, 5],
            [StreamType.Distance] = [0, 500, 1100, 1600, 2500],
            [StreamType.HeartRate] = [100, 120, 140, 160, double.NaN],
            [StreamType.Power] = [0, 200, 250, 100, 100],
        },
        [3]);

    public static readonly Lap[] Laps =
    [
        new() { StartSeconds = 0, ElapsedSeconds = 199.99999, DistanceM = 1100.004, MaxSpeedMps = 6.00049 },
        new() { StartSeconds = 200, TimerSeconds = 380, CaloriesKcal = 41 },
    ];

    /// <summary>Gives a session what a device recorded and the file that it came in.</summary>
    public static Task Record(this TestApi api, long id) => api.Record(id, Streams, Name, File);

    public static async Task Record(this TestApi api, long id, Streams streams, string name, byte[] file)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scope = api.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IUnitOfWork>().Keep(
            async () =>
            {
                var (recordings, files) =
                    (services.GetRequiredService<IRecordings>(), services.GetRequiredService<IOriginalFiles>());
                recordings.Add(new SessionId(id), recordings.Pack(streams, Laps));
                await files.Add(files.Pack(name, file, file), name, new SessionId(id), new ImportId(1), ct);
                return true;
            },
            ct);
    }
}

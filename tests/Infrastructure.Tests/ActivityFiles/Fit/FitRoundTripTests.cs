using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles.Fit;
using TrainingOs.Tests;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Fit;

/// <summary>Whatever is written is read back, to the resolution that FIT has for it.</summary>
public sealed class FitRoundTripTests
{
    private static readonly FitReader Reader = new();

    private static Gen<double?> Number(int from, int to, double unit = 1) => Gen.Frequency<double?>(
        (1, Gen.Constant<double?>(null)), (4, Gen.Choose(from, to).Select(value => (double?)(value * unit))));

    private static Gen<FitPoint> Point { get; } =
        from place in Gen.Choose(0, 3)
        from north in Gen.Choose(-90_000_000, 90_000_000)
        from east in Gen.Choose(-180_000_000, 179_999_999)
        from altitude in Number(-2500, 45_000, 0.2)
        from distance in Number(0, 100_000_000, 0.01)
        from heartRate in Number(20, 254)
        from cadence in Number(0, 254 * 128, 1 / 128.0)
        from power in Number(0, 5000)
        from speed in Number(0, 100_000, 0.001)
        from temperature in Number(-60, 80)
        select new FitPoint(0)
        {
            Latitude = place == 0 ? null : north / 1e6,
            Longitude = place == 0 ? null : east / 1e6,
            AltitudeM = altitude,
            DistanceM = distance,
            HeartRateBpm = heartRate,
            CadenceRpm = cadence,
            PowerWatts = power,
            SpeedMps = speed,
            TemperatureC = temperature,
        };

    private static Gen<FitRide> Ride { get; } =
        from start in Gen.Choose(900_000_000, 2_000_000_000)
        from offset in Number(-48, 56, 900)
        from points in Point.ArrayOf()
        from steps in Gen.Choose(1, 40).ArrayOf(points.Length)
        from timer in Number(1, 1_000_000, 0.001)
        from distance in Number(0, 100_000_000, 0.01)
        from ascent in Number(0, 65_534)
        from heartRate in Number(20, 254)
        from power in Number(1, 5000)
        from calories in Number(1, 65_534)
        let seconds = steps.Scan().ToArray()
        select new FitRide
        {
            Start = DateTimeOffset.FromUnixTimeSeconds(start),
            Offset = offset is { } known ? TimeSpan.FromSeconds(known) : null,
            ElapsedSeconds = seconds.LastOrDefault(1),
            TimerSeconds = timer,
            DistanceM = distance,
            AscentM = ascent,
            AverageHeartRateBpm = heartRate,
            MaxHeartRateBpm = heartRate,
            AveragePowerWatts = power,
            MaxPowerWatts = power,
            CaloriesKcal = calories,
            Laps = [0],
            Points = [.. points.Zip(seconds, (point, second) => point with { Seconds = second })],
        };

    private static Gen<(FitRide Ride, bool IsBig, byte Header, bool IsSummaryFirst)> Written { get; } =
        from ride in Ride
        from isBig in ArbMap.Default.GeneratorFor<bool>()
        from header in Gen.Choose(12, 60)
        from isSummaryFirst in ArbMap.Default.GeneratorFor<bool>()
        select (ride, isBig, (byte)header, isSummaryFirst);

    [Fact]
    public void What_was_written_is_read_back() => Claim.Holds(Written, file =>
    {
        var (ride, isBig, header, isSummaryFirst) = file;
        var reading = Reader.Read(ride.ToArray(isBig, header, isSummaryFirst), default);

        reading.Warnings.ShouldBeEmpty();
        var draft = reading.Activities.ShouldHaveSingleItem();
        draft.Start.ShouldBe(ride.Start);
        draft.RecordedOffset.ShouldBe(ride.Offset);
        Same(draft.ElapsedSeconds, ride.ElapsedSeconds);
        Same(draft.TimerSeconds, ride.TimerSeconds);
        Same(draft.DistanceM, ride.DistanceM);
        Same(draft.AscentM, ride.AscentM);
        Same(draft.AverageHeartRateBpm, ride.AverageHeartRateBpm);
        Same(draft.AveragePowerWatts, ride.AveragePowerWatts);
        Same(draft.CaloriesKcal, ride.CaloriesKcal);
        draft.Laps.Count.ShouldBe(1);
        SameColumn(draft, ride, StreamType.Time, 0, point => point.Seconds);
        SameColumn(draft, ride, StreamType.Latitude, 1e-7, point => point.Latitude);
        SameColumn(draft, ride, StreamType.Longitude, 1e-7, point => point.Longitude);
        SameColumn(draft, ride, StreamType.Altitude, 1e-6, point => point.AltitudeM);
        SameColumn(draft, ride, StreamType.Distance, 1e-6, point => point.DistanceM);
        SameColumn(draft, ride, StreamType.HeartRate, 0, point => point.HeartRateBpm);
        SameColumn(draft, ride, StreamType.Cadence, 1e-9, point => point.CadenceRpm, isSensor: true);
        SameColumn(draft, ride, StreamType.Power, 0, point => point.PowerWatts, isSensor: true);
        SameColumn(draft, ride, StreamType.Speed, 1e-6, point => point.SpeedMps);
        SameColumn(draft, ride, StreamType.Temperature, 0, point => point.TemperatureC);
    });

    private static void Same(double? read, double? written)
    {
        if (written is { } known) read.ShouldNotBeNull().ShouldBe(known, 1e-6);
        else read.ShouldBeNull();
    }

    private static void SameColumn(ActivityDraft draft, FitRide ride, StreamType type, double tolerance,
        Func<FitPoint, double?> value, bool isSensor = false)
    {
        var written = ride.Points.Select(point => value(point) ?? double.NaN).ToArray();
        if (written.All(one => double.IsNaN(one) || (isSensor && one == 0)))
        {
            draft.Streams[type].ShouldBeNull();
            return;
        }

        var read = draft.Streams[type].ShouldNotBeNull();
        read.Length.ShouldBe(written.Length);
        foreach (var (at, (one, other)) in read.Zip(written).Index())
        {
            if (one.Equals(other) || Math.Abs(one - other) <= tolerance) continue;
            Assert.Fail($"{type} {at} is {one} instead of {other}");
        }
    }
}

file static class Sums
{
    public static IEnumerable<int> Scan(this IEnumerable<int> steps)
    {
        var sum = 0;
        foreach (var step in steps) yield return sum += step;
    }
}

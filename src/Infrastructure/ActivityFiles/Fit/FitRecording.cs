using System.Runtime.CompilerServices;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>What one part of a FIT file says, message by message, before its sessions are put together.</summary>
internal sealed class FitRecording
{
    /// <summary>
    /// More sessions and laps than any device writes. They bound the memory that a file of tiny messages can ask for.
    /// </summary>
    private const int MostSessions = 100;
    private const int MostLaps = 10_000;

    private const ushort FullDistance = 0x1000;

    private uint _speedAndDistanceBefore;
    private double _distance;

    public uint? FileType { get; private set; }
    public uint? Manufacturer { get; private set; }
    public uint? Product { get; private set; }
    public string? ProductName { get; private set; }
    public uint? Sport { get; private set; }
    public uint? SubSport { get; private set; }

    /// <summary>When the activity was closed, on the device's clock and on the clocks where it was.</summary>
    public (uint Time, uint Local)? Clocks { get; private set; }

    public List<FitSession> Sessions { get; } = [];
    public List<FitLap> Laps { get; } = [];
    public FitPoints Points { get; } = new();

    /// <summary>When the timer began to run or stopped, in the order of the file.</summary>
    public List<(uint Time, bool Runs)> Timer { get; } = [];

    /// <summary>When the lengths of a pool that were swum ended.</summary>
    public List<uint> Lengths { get; } = [];

    /// <summary>Whether there was more of something than is ever recorded, and the rest was left out.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Whether nothing was recorded: a part of settings, or of what a chest strap kept.</summary>
    public bool IsEmpty => Sessions.Count == 0 && Laps.Count == 0 && Points.Count == 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(in FitStream message)
    {
        switch (message.Message)
        {
            case FitProfile.Record: TakeRecord(in message); break;
            case FitProfile.Lap: TakeLap(in message); break;
            case FitProfile.Session: TakeSession(in message); break;
            case FitProfile.Event: TakeEvent(in message); break;
            case FitProfile.Length: TakeLength(in message); break;
            case FitProfile.FileId: TakeFile(in message); break;
            case FitProfile.DeviceInfo: TakeDevice(in message); break;
            case FitProfile.Activity: TakeActivity(in message); break;
            case FitProfile.Sport:
                Sport ??= message.Whole(0);
                SubSport ??= message.Whole(1);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeRecord(in FitStream message)
    {
        if (message.Timestamp is not { } time) return;
        if (!Points.Begin(time))
        {
            IsOverfull = true;
            return;
        }

        if (message.Has(0)) TakePosition(message.Number(0), message.Number(1));
        Points.Set(StreamType.Altitude, Either(in message, 78, 2, 5, 500));
        Points.Set(StreamType.Distance, message.Number(5, 100));
        Points.Set(StreamType.Speed, Either(in message, 73, 6, 1000));
        if (message.Has(8)) TakeSpeedAndDistance(message.Bytes(8));
        Points.Set(StreamType.HeartRate, message.Number(3));
        if (message.Has(4))
        {
            var fraction = message.Number(53, 128);
            Points.Set(StreamType.Cadence, message.Number(4) + (double.IsNaN(fraction) ? 0 : fraction));
        }

        Points.Set(StreamType.Power, message.Number(7));
        Points.Set(StreamType.Temperature, message.Number(13));
    }

    private void TakePosition(double latitude, double longitude)
    {
        const double semicircles = 0x80000000u / 180.0;

        // Zero and zero, a place in the sea, is what some devices write while they search.
        if (latitude == 0 && longitude == 0) return;
        var (north, east) = (latitude / semicircles, longitude / semicircles);
        if (!(Math.Abs(north) <= 90 && Math.Abs(east) <= 180)) return;
        Points.Set(StreamType.Latitude, north);
        Points.Set(StreamType.Longitude, east);
    }

    /// <summary>Twelve bits of speed, twelve of distance that begins anew at 256 m: what old foot pods write.</summary>
    private void TakeSpeedAndDistance(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 3 || !bytes.ContainsAnyExcept(byte.MaxValue)) return;
        if (!Points.Has(StreamType.Speed)) Points.Set(StreamType.Speed, (bytes[0] | ((bytes[1] & 15) << 8)) / 100.0);
        var counted = (uint)((bytes[1] >> 4) | (bytes[2] << 4));
        _distance += ((counted - _speedAndDistanceBefore) % FullDistance) / 16.0;
        _speedAndDistanceBefore = counted;
        if (!Points.Has(StreamType.Distance)) Points.Set(StreamType.Distance, _distance);
    }

    private void TakeLap(in FitStream message)
    {
        if (!SaysSomething(in message)) return;
        if (Laps.Count == MostLaps)
        {
            IsOverfull = true;
            return;
        }

        var lap = new Lap
        {
            ElapsedSeconds = Seconds(message.Number(7, 1000)),
            TimerSeconds = Seconds(message.Number(8, 1000)),
            DistanceM = Known<Kilometres>(message.Number(9, 100), unit: 1000),
            AscentM = Known<Metres>(message.Number(21)),
            DescentM = Known<Metres>(message.Number(22)),
            AverageHeartRateBpm = Known<BeatsPerMinute>(message.Number(15)),
            MaxHeartRateBpm = Known<BeatsPerMinute>(message.Number(16)),
            AveragePowerWatts = Known<Watts>(message.Number(19)),
            MaxPowerWatts = Known<Watts>(message.Number(20)),
            AverageCadenceRpm = Cadence(message.Number(17), message.Number(80, 128)),
            MaxSpeedMps = Either(in message, 111, 14, 1000) is >= 0 and <= 500 and var speed ? speed : null,
            CaloriesKcal = Known<Kilocalories>(message.Number(11)),
        };
        Laps.Add(new(message.Whole(2), message.Whole(254), message.Whole(25), message.Whole(39), lap));
    }

    private void TakeSession(in FitStream message)
    {
        if (!SaysSomething(in message)) return;
        if (Sessions.Count == MostSessions)
        {
            IsOverfull = true;
            return;
        }

        var calories = Known<Kilocalories>(message.Number(11));
        var timer = Seconds(message.Number(8, 1000));
        var values = new ActivityDraft
        {
            ElapsedSeconds = Seconds(message.Number(7, 1000)),
            TimerSeconds = timer,
            MovingSeconds = Seconds(message.Number(59, 1000)),
            DistanceM = Known<Kilometres>(message.Number(9, 100), unit: 1000),
            AscentM = Known<Metres>(message.Number(22)),
            DescentM = Known<Metres>(message.Number(23)),
            AverageHeartRateBpm = Known<BeatsPerMinute>(message.Number(16)),
            MaxHeartRateBpm = Known<BeatsPerMinute>(message.Number(17)),
            AveragePowerWatts = Known<Watts>(message.Number(20)),
            MaxPowerWatts = Known<Watts>(message.Number(21)),
            AverageCadenceRpm = Cadence(message.Number(18), message.Number(92, 128)),
            MaxCadenceRpm = Cadence(message.Number(19), message.Number(93, 128)),

            // A body at rest needs one a minute: none at all was not counted.
            CaloriesKcal = calories == 0 && timer > 60 ? null : calories,
            PerceivedIntensity = message.Number(193) is > 0 and <= 100 and var felt
                ? (int)Math.Clamp(Math.Round(felt / 10), 1, 10)
                : null,
        };
        Sessions.Add(new()
        {
            Start = message.Whole(2),
            Written = message.Timestamp,
            PointsBefore = Points.Count,
            FirstLap = message.Whole(25),
            LapCount = message.Whole(26),
            Sport = message.Whole(5),
            SubSport = message.Whole(6),
            PoolLengthM = Known<Metres>(message.Number(44, 100)),
            ActiveLengths = message.Whole(47),
            Values = values,
        });
    }

    /// <summary>Whether a lap or session has a start, a time or a distance; their numbers are the same.</summary>
    private static bool SaysSomething(in FitStream message) => message.Whole(2) is not null
        || message.Number(7) > 0 || message.Number(8) > 0 || !double.IsNaN(message.Number(9));

    private void TakeEvent(in FitStream message)
    {
        if (message.Whole(0) is not 0 || message.Timestamp is not { } time) return;
        if (message.Whole(1) is 0) Timer.Add((time, true));
        else if (message.Whole(1) is 1 or 4 or 8 or 9) Timer.Add((time, false));
    }

    private void TakeLength(in FitStream message)
    {
        if (message.Whole(12) is 1 && message.Whole(2) is { } start) Lengths.Add(start);
    }

    private void TakeFile(in FitStream message)
    {
        FileType ??= message.Whole(0);
        Manufacturer ??= message.Whole(1);
        Product ??= message.Whole(2);
        ProductName ??= message.Text(8);
    }

    private void TakeDevice(in FitStream message)
    {
        if (message.Whole(0) is not 0) return;
        Manufacturer ??= message.Whole(2);
        Product ??= message.Whole(4);
        ProductName ??= message.Text(27);
    }

    private void TakeActivity(in FitStream message)
    {
        if (message.Timestamp is { } time && message.Whole(5) is { } local) Clocks = (time, local);
    }

    private static double Either(in FitStream message, byte wide, byte narrow, double scale, double offset = 0)
    {
        var value = message.Number(wide, scale, offset);
        return double.IsNaN(value) ? message.Number(narrow, scale, offset) : value;
    }

    /// <summary>On average or at most, zero is the cadence of a device without a sensor.</summary>
    private static double? Cadence(double whole, double fraction) =>
        Known<Rpm>(double.IsNaN(fraction) ? whole : whole + fraction) is > 0 and var known ? known : null;

    /// <summary>A value, if a human can do it: what is beyond is no measurement.</summary>
    private static double? Known<T>(double value, double unit = 1) where T : struct, IQuantity<T> =>
        Quantity.Allows<T>(value / unit) ? value : null;

    /// <summary>Seconds, which are zero only where nothing measured them.</summary>
    private static double? Seconds(double value) => value is > 0 and <= uint.MaxValue ? value : null;
}

/// <summary>A session: what its message says, if the file has one.</summary>
internal sealed record FitSession
{
    public uint? Start { get; init; }

    /// <summary>When the message was written, for most devices the end.</summary>
    public uint? Written { get; init; }

    /// <summary>How many points stood before it in the file.</summary>
    public int PointsBefore { get; init; }

    public uint? FirstLap { get; init; }
    public uint? LapCount { get; init; }
    public uint? Sport { get; init; }
    public uint? SubSport { get; init; }
    public double? PoolLengthM { get; init; }
    public uint? ActiveLengths { get; init; }
    /// <summary>Whether the file has no message of it.</summary>
    public bool IsRebuilt { get; init; }

    public required ActivityDraft Values { get; init; }
}

/// <summary>A lap message.</summary>
internal readonly record struct FitLap(uint? Start, uint? Index, uint? Sport, uint? SubSport, Lap Values);

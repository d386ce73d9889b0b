namespace TrainingOs.Tests.ActivityFiles;

/// <summary>A recorded activity to be written as FIT, in SI units. What is null is not recorded.</summary>
internal sealed record FitRide
{
    /// <summary>To the second; below 1998-07-08 a device writes it that does not know the time.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);

    /// <summary>How far the clocks of the place are ahead; null for a device that does not say it.</summary>
    public TimeSpan? Offset { get; init; }

    public byte? Sport { get; init; } = 2;
    public byte? SubSport { get; init; }
    public double? ElapsedSeconds { get; init; }
    public double? TimerSeconds { get; init; }
    public double? DistanceM { get; init; }
    public double? AscentM { get; init; }
    public double? DescentM { get; init; }
    public double? AverageHeartRateBpm { get; init; }
    public double? MaxHeartRateBpm { get; init; }
    public double? AveragePowerWatts { get; init; }
    public double? MaxPowerWatts { get; init; }
    public double? CaloriesKcal { get; init; }
    public IReadOnlyList<FitPoint> Points { get; init; } = [];

    /// <summary>Seconds from the start at which each lap begins; the first is usually 0.</summary>
    public IReadOnlyList<int> Laps { get; init; } = [];

    /// <summary>One point a second around a place: position, altitude, pulse, cadence, power, speed, warmth.</summary>
    public static FitRide Of(DateTimeOffset start, int seconds, double latitude = 47, double longitude = 8) => new()
    {
        Start = start,
        ElapsedSeconds = seconds,
        TimerSeconds = seconds,
        DistanceM = seconds * 8,
        AscentM = seconds / 10,
        AverageHeartRateBpm = 140,
        MaxHeartRateBpm = 171,
        AveragePowerWatts = 201,
        MaxPowerWatts = 390,
        CaloriesKcal = Math.Max(1, seconds / 6),
        Laps = [0],
        Points = [.. Enumerable.Range(0, seconds + 1).Select(second => new FitPoint(second)
        {
            Latitude = latitude + (second * 0.00001),
            Longitude = Wrapped(longitude + (second * 0.0001)),
            AltitudeM = 400 + (second % 50),
            DistanceM = second * 8,
            HeartRateBpm = 120 + (second % 50),
            CadenceRpm = 80 + (second % 10),
            PowerWatts = 150 + (second % 100),
            SpeedMps = 8,
            TemperatureC = 21,
        })],
    };

    /// <summary>The whole file.</summary>
    public byte[] ToArray(bool bigEndian = false, byte headerSize = 14, bool summaryFirst = false)
    {
        var writer = new FitWriter(bigEndian, headerSize);
        WriteFile(writer);
        if (summaryFirst) WriteSummary(writer);
        WritePoints(writer);
        if (!summaryFirst) WriteSummary(writer);
        return writer.ToArray();
    }

    public FitRide WriteFile(FitWriter writer)
    {
        writer.Message(0, new(0, FitType.Enum, 4), new(1, FitType.UInt16, 1), new(2, FitType.UInt16, 1836),
            new(4, FitType.UInt32, FitWriter.Time(Start)));
        return this;
    }

    public FitRide WritePoints(FitWriter writer)
    {
        foreach (var point in Points)
        {
            writer.Message(20,
            [
                new(253, FitType.UInt32, FitWriter.Time(Start) + (uint)point.Seconds), .. point.Fields(),
            ]);
        }

        return this;
    }

    public FitRide WriteSummary(FitWriter writer)
    {
        var end = FitWriter.Time(Start) + (uint)Math.Ceiling(ElapsedSeconds ?? 0);
        foreach (var (at, lap) in Laps.Index())
        {
            var next = at + 1 < Laps.Count ? Laps[at + 1] : ElapsedSeconds ?? lap;
            writer.Message(19, new(253, FitType.UInt32, FitWriter.Time(Start) + (uint)next),
                new(2, FitType.UInt32, FitWriter.Time(Start) + (uint)lap), new(254, FitType.UInt16, at),
                new(7, FitType.UInt32, (next - lap) * 1000), new(8, FitType.UInt32, (next - lap) * 1000));
        }

        WriteSession(writer, firstLap: 0);
        if (Offset is { } offset)
        {
            writer.Message(34, new(253, FitType.UInt32, end),
                new(5, FitType.UInt32, end + (int)offset.TotalSeconds), new(1, FitType.UInt16, 1));
        }

        return this;
    }

    public FitRide WriteSession(FitWriter writer, int firstLap)
    {
        writer.Message(18,
            new(253, FitType.UInt32, FitWriter.Time(Start) + (uint)Math.Ceiling(ElapsedSeconds ?? 0)),
            new(2, FitType.UInt32, FitWriter.Time(Start)),
            new(5, FitType.Enum, Sport), new(6, FitType.Enum, SubSport),
            new(7, FitType.UInt32, Round(ElapsedSeconds * 1000)), new(8, FitType.UInt32, Round(TimerSeconds * 1000)),
            new(9, FitType.UInt32, Round(DistanceM * 100)), new(11, FitType.UInt16, CaloriesKcal),
            new(16, FitType.UInt8, AverageHeartRateBpm), new(17, FitType.UInt8, MaxHeartRateBpm),
            new(20, FitType.UInt16, AveragePowerWatts), new(21, FitType.UInt16, MaxPowerWatts),
            new(22, FitType.UInt16, AscentM), new(23, FitType.UInt16, DescentM),
            new(25, FitType.UInt16, firstLap), new(26, FitType.UInt16, Laps.Count));
        return this;
    }

    private static double? Round(double? value) => value is { } known ? Math.Round(known) : null;

    private static double Wrapped(double longitude) => longitude >= 180 ? longitude - 360 : longitude;
}

/// <summary>One moment of a ride.</summary>
internal sealed record FitPoint(int Seconds)
{
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public double? AltitudeM { get; init; }
    public double? DistanceM { get; init; }
    public double? HeartRateBpm { get; init; }
    public double? CadenceRpm { get; init; }
    public double? PowerWatts { get; init; }
    public double? SpeedMps { get; init; }
    public double? TemperatureC { get; init; }

    public IEnumerable<FitValue> Fields()
    {
        const double semicircles = 2147483648.0 / 180;
        if (Latitude is not null) yield return new(0, FitType.Int32, Math.Round(Latitude.Value * semicircles));
        if (Longitude is not null) yield return new(1, FitType.Int32, Math.Round(Longitude.Value * semicircles));
        if (AltitudeM is not null) yield return new(78, FitType.UInt32, Math.Round((AltitudeM.Value + 500) * 5));
        if (DistanceM is not null) yield return new(5, FitType.UInt32, Math.Round(DistanceM.Value * 100));
        if (HeartRateBpm is not null) yield return new(3, FitType.UInt8, HeartRateBpm);
        if (CadenceRpm is not null)
        {
            yield return new(4, FitType.UInt8, Math.Floor(CadenceRpm.Value));
            yield return new(53, FitType.UInt8, Math.Round((CadenceRpm.Value % 1) * 128));
        }

        if (PowerWatts is not null) yield return new(7, FitType.UInt16, PowerWatts);
        if (SpeedMps is not null) yield return new(73, FitType.UInt32, Math.Round(SpeedMps.Value * 1000));
        if (TemperatureC is not null) yield return new(13, FitType.Int8, TemperatureC);
    }
}

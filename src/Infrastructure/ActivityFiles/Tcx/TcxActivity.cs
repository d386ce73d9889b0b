using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles.Xml;

namespace TrainingOs.Infrastructure.ActivityFiles.Tcx;

/// <summary>One <c>Activity</c> while it is read: what it says of itself, its laps, its points.</summary>
internal sealed class TcxActivity(int number, string? sport, int fromStretch)
{
    /// <summary>How much of the time must lie in laps that know an average for it to be one of the whole.</summary>
    private const double LeastShare = 0.5;

    private readonly List<(Instant? Start, Lap Lap, double? MaxCadence)> _laps = [];

    public Instant? Id { get; set; }
    public string? Notes { get; set; }
    public string? Title { get; set; }
    public string? Device { get; set; }

    public void Add(Instant? start, Lap lap, double? maxCadence) => _laps.Add((start, lap, maxCadence));

    /// <summary>Null for an activity in which nothing was recorded.</summary>
    public ActivityDraft? ToDraft(RecordedPoints points)
    {
        var times = points.Times(fromStretch, points.Stretches);
        var first = _laps.Select(lap => lap.Start).FirstOrDefault(start => start is not null);
        var said = first?.Utc ?? Id?.Utc;
        // Of a clock that was set in between, or a start that is none, the points know better.
        var start = said is { } time && (times is null || time <= times.Value.First) ? time : times?.First;
        if (start is null && _laps.Count == 0) return null;

        var laps = _laps.Select(lap => lap.Lap with { StartSeconds = (lap.Start?.Utc - start)?.TotalSeconds }).ToList();
        return new ActivityDraft
        {
            Activity = number,
            Start = start,
            RecordedOffset = first?.Offset ?? Id?.Offset,
            Type = Sports.Of(sport),
            Sport = sport,
            TimerSeconds = Sum(lap => lap.TimerSeconds),
            DistanceM = Sum(lap => lap.DistanceM),
            CaloriesKcal = Sum(lap => lap.CaloriesKcal),
            AverageHeartRateBpm = Mean(lap => lap.AverageHeartRateBpm),
            MaxHeartRateBpm = laps.Max(lap => lap.MaxHeartRateBpm),
            AveragePowerWatts = Mean(lap => lap.AveragePowerWatts),
            MaxPowerWatts = laps.Max(lap => lap.MaxPowerWatts),
            AverageCadenceRpm = Mean(lap => lap.AverageCadenceRpm),
            MaxCadenceRpm = _laps.Max(lap => lap.MaxCadence),
            Title = Title,
            Notes = Notes,
            Device = Device,
            Laps = laps,
            Streams = start is { } begin
                ? FromItsStart(points.ToStreams(fromStretch, points.Stretches, begin), Sum(lap => lap.DistanceM))
                : Streams.None,
        };

        double? Sum(Func<Lap, double?> amount) => laps.Any(lap => amount(lap) > 0) ? laps.Sum(amount) : null;

        double? Mean(Func<Lap, double?> amount)
        {
            var known = laps.Where(lap => amount(lap) is not null && lap.TimerSeconds > 0).ToList();
            var seconds = known.Sum(lap => lap.TimerSeconds);
            return seconds > 0 && seconds >= LeastShare * laps.Sum(lap => lap.TimerSeconds)
                ? known.Sum(lap => amount(lap) * lap.TimerSeconds) / seconds
                : null;
        }
    }

    /// <summary>
    /// A leg of a triathlon that was exported by itself counts on from the leg before, other than its laps say.
    /// </summary>
    private static Streams FromItsStart(Streams streams, double? distance)
    {
        if (distance is not { } way || streams[StreamType.Distance] is not { } metres) return streams;
        var (first, last) = (metres.First(double.IsFinite), metres.Last(double.IsFinite));
        if (Math.Abs(last - first - way) >= Math.Abs(last - way)) return streams;
        var columns = streams.Types.ToDictionary(type => type, type => streams[type]!);
        columns[StreamType.Distance] = Array.ConvertAll(metres, metre => Math.Max(metre - first, 0));
        return new Streams(columns, streams.Breaks);
    }
}

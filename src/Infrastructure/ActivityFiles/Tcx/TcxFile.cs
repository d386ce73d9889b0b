using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles.Xml;

namespace TrainingOs.Infrastructure.ActivityFiles.Tcx;

/// <summary>One TCX file while it is read.</summary>
internal sealed class TcxFile(XmlWalk walk)
{
    /// <summary>A new lap is no break, unless before it lies more time than any recorder lets pass.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>A bound for the memory that a file of tiny laps can ask for.</summary>
    private const int MostLaps = 10_000;

    private readonly RecordedPoints _points = new();
    private readonly List<ActivityDraft> _activities = [];
    private TcxActivity? _activity;
    private Lap? _lap;
    private Instant? _lapStart;
    private double? _maxCadence;
    private bool _inPoint;
    private bool _newTrack;
    private bool _lapHasTrack;
    private Instant? _time;
    private DateTimeOffset? _last;
    private int _untimed;
    private int _laps;
    private int _number;
    private double _written;
    private double _before;
    private bool _lapHasDistance;
    private bool _inMultiSport;
    private string? _folder;
    private string? _source;
    private string? _other;

    public FileReading Read()
    {
        while (walk.Next())
        {
            if (walk.IsStart) Start();
            else if (_inPoint) EndInPoint();
            else if (_lap is not null) EndInLap(_lap);
            else End();
        }

        if (_activity is not null)
        {
            EndLap();
            EndActivity(isPartial: true);
        }

        return _activities.Count == 0
            ? Refused()
            : FileReading.Of(
                [.. _activities.Select(draft => draft with { Source = _source })],
                [.. XmlTroubles.Warnings(walk, _points), .. Warnings()]);
    }

    private void Start()
    {
        switch (walk.Name)
        {
            case "Activity":
                Begin(walk.Attribute("Sport"u8));
                break;
            case "Running" or "Biking" or "Other" when walk.Parent == "History":
                _folder = walk.Name;
                break;
            case "Run":
                Begin(_folder);
                break;
            case "MultiSportSession":
                _inMultiSport = true;
                break;
            case "Transition":
                Begin("Transition");
                BeginLap();
                break;
            case "Lap" when _activity is not null && walk.Parent is "Activity" or "Run":
                BeginLap();
                break;
            case "Track" when _activity is not null:
                _newTrack = true;
                break;
            case "Trackpoint" when _activity is not null:
                (_inPoint, _time) = (true, null);
                _points.Drop();
                break;
            case "Course" or "Workout":
                _other = walk.Name;
                break;
        }
    }

    private void Begin(string? sport)
    {
        _points.Break();
        (_last, _lapHasTrack) = (null, false);
        (_written, _before) = (0, 0);
        _activity = new TcxActivity(_number, XmlText.Words(sport), _points.Stretches);
    }

    private void BeginLap()
    {
        _lap = new Lap();
        _lapStart = Instant.Parse(walk.Attribute("StartTime"u8));
        (_maxCadence, _lapHasTrack, _lapHasDistance) = (null, false, false);
    }

    /// <summary>The distance since the start, also of a program that begins anew with each lap.</summary>
    private double CountedOn(double metres)
    {
        if (double.IsNaN(metres)) return metres;
        if (!_lapHasDistance && metres < _written / 2) _before += _written;
        (_lapHasDistance, _written) = (true, metres);
        return _before + metres;
    }

    private void EndInPoint()
    {
        switch (walk.Name)
        {
            case "Trackpoint": EndPoint(); break;
            case "Time": _time = walk.Time(); break;
            case "LatitudeDegrees": _points.Say(StreamType.Latitude, walk.Number()); break;
            case "LongitudeDegrees": _points.Say(StreamType.Longitude, walk.Number()); break;
            case "AltitudeMeters": _points.Say(StreamType.Altitude, walk.Number()); break;
            case "DistanceMeters": _points.Say(StreamType.Distance, CountedOn(walk.Number())); break;
            case "Value" when walk.Parent == "HeartRateBpm": _points.Say(StreamType.HeartRate, walk.Number()); break;
            case "HeartRateBpm": _points.Say(StreamType.HeartRate, walk.Number()); break;
            case "Cadence" or "RunCadence": _points.Say(StreamType.Cadence, walk.Number()); break;
            case "Speed": _points.Say(StreamType.Speed, walk.Number()); break;
            case "Watts": _points.Say(StreamType.Power, walk.Number()); break;
        }
    }

    private void EndPoint()
    {
        _inPoint = false;
        if (_newTrack && (_lapHasTrack || _time?.Utc - _last > Silence)) _points.Break();
        (_newTrack, _lapHasTrack) = (false, true);
        if (_time is null) _untimed++;
        _last = _time?.Utc ?? _last;
        _points.Add(_time?.Utc);
    }

    private void EndInLap(Lap lap)
    {
        _lap = (walk.Parent, walk.Name) switch
        {
            ("Lap" or "Transition", "TotalTimeSeconds") => lap with { TimerSeconds = walk.Total },
            ("Lap" or "Transition", "DistanceMeters") => lap with { DistanceM = walk.Total },
            ("Lap" or "Transition", "MaximumSpeed") => lap with { MaxSpeedMps = walk.Total },
            ("Lap" or "Transition", "Calories") => lap with { CaloriesKcal = walk.Total },
            ("AverageHeartRateBpm", "Value") => lap with { AverageHeartRateBpm = walk.Total },
            ("MaximumHeartRateBpm", "Value") => lap with { MaxHeartRateBpm = walk.Total },
            ("Lap", "AverageHeartRateBpm") => lap with { AverageHeartRateBpm = walk.Total ?? lap.AverageHeartRateBpm },
            ("Lap", "MaximumHeartRateBpm") => lap with { MaxHeartRateBpm = walk.Total ?? lap.MaxHeartRateBpm },
            ("Lap" or "Transition", "Cadence") or (_, "AvgRunCadence") => lap with { AverageCadenceRpm = walk.Total },
            (_, "AvgWatts") => lap with { AveragePowerWatts = walk.Total },
            (_, "MaxWatts") => lap with { MaxPowerWatts = walk.Total },
            _ => lap,
        };
        if (walk.Name is "MaxBikeCadence" or "MaxRunCadence") _maxCadence = walk.Total;
        if (walk.Name is "Lap") EndLap();
        if (walk.Name is not "Transition") return;
        EndLap();
        EndActivity(isPartial: false);
    }

    private void End()
    {
        switch (walk.Parent, walk.Name)
        {
            case (_, "Activity" or "Run"):
                EndActivity(isPartial: false);
                break;
            case (_, "MultiSportSession"):
                _inMultiSport = false;
                _number++;
                break;
            case ("Activity", "Id") when _activity is not null:
                _activity.Id = walk.Time();
                break;
            case ("Activity" or "Run", "Notes") when _activity is not null:
                _activity.Notes = walk.Words;
                break;
            case ("Creator", "Name") when _activity is not null:
                _activity.Device = walk.Words;
                break;
            case ("Plan", "Name") when _activity is not null:
                _activity.Title = walk.Words;
                break;
            case ("Author", "Name"):
                _source = walk.Words;
                break;
        }
    }

    private void EndLap()
    {
        if (_lap is not null && _laps++ < MostLaps) _activity?.Add(_lapStart, _lap, _maxCadence);
        if (_laps > MostLaps) _points.Fill();
        _lap = null;
    }

    private void EndActivity(bool isPartial)
    {
        if (_activity?.ToDraft(_points) is { } draft)
        {
            _activities.Add(draft with { IsPartial = isPartial || _points.IsOverfull });
            if (!_inMultiSport) _number++;
        }

        _activity = null;
    }

    private IEnumerable<string> Warnings()
    {
        if (_untimed > 0)
        {
            yield return _untimed == 1 ? "1 point has no time." : $"{_untimed} points have no time.";
        }
    }

    private FileReading Refused() => XmlTroubles.Refusal(walk) ?? FileReading.Refused("not_an_activity", _other switch
    {
        "Course" => "This is a course, not a recorded activity: a way to follow, with times that were planned.",
        "Workout" => "This is a workout, not a recorded activity: what to do, not what was done.",
        _ => "There is no activity in this TCX file.",
    });
}

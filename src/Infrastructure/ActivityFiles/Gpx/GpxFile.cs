using System.Collections.Frozen;
using System.Text.RegularExpressions;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles.Xml;

namespace TrainingOs.Infrastructure.ActivityFiles.Gpx;

/// <summary>One GPX file while it is read: its tracks and points, and what becomes of them.</summary>
internal sealed partial class GpxFile(XmlWalk walk)
{
    /// <summary>
    /// Tracks of one sport that follow each other within this time are one activity: loggers begin a new track
    /// after every tunnel and every rest.
    /// </summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    /// <summary>The names that sensors have in the extensions of the many who write GPX.</summary>
    private static readonly FrozenDictionary<string, StreamType> Sensors = new Dictionary<string, StreamType>
    {
        ["hr"] = StreamType.HeartRate,
        ["heartrate"] = StreamType.HeartRate,
        ["heart_rate"] = StreamType.HeartRate,
        ["bpm"] = StreamType.HeartRate,
        ["cad"] = StreamType.Cadence,
        ["cadence"] = StreamType.Cadence,
        ["runcadence"] = StreamType.Cadence,
        ["power"] = StreamType.Power,
        ["watts"] = StreamType.Power,
        ["powerinwatts"] = StreamType.Power,
        ["atemp"] = StreamType.Temperature,
        ["temp"] = StreamType.Temperature,
        ["temperature"] = StreamType.Temperature,
        ["speed"] = StreamType.Speed,
        ["ele"] = StreamType.Altitude,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>More than one a day for 25 years, and a bound for the memory a file of tiny ones can ask for.</summary>
    private const int MostTracks = 10_000;

    private readonly RecordedPoints _points = new();
    private readonly List<GpxTrack> _tracks = [];
    private GpxTrack? _track;
    private Instant? _time;
    private bool _inPoint;
    private int _unplaced;
    private int _untimed;
    private bool _hasRoute;
    private string? _creator;
    private string? _name;
    private string? _description;

    public FileReading Read()
    {
        while (walk.Next())
        {
            if (walk.IsStart) Start();
            else if (_inPoint) EndInPoint();
            else End();
        }

        EndTrack();
        var activities = Activities();
        return activities.Count > 0
            ? FileReading.Of(activities, [.. XmlTroubles.Warnings(walk, _points), .. Warnings()])
            : Refused();
    }

    private void Start()
    {
        switch (walk.Name)
        {
            case "gpx" when walk.Depth == 0:
                _creator = XmlText.Words(walk.Attribute("creator"u8));
                break;
            case "trk":
                EndTrack();
                _track = new GpxTrack(_points.Stretches);
                break;
            case "trkseg":
                _points.Break();
                break;
            case "trkpt":
                (_inPoint, _time) = (true, null);
                _points.Drop();
                _points.Say(StreamType.Latitude, walk.AttributeNumber("lat"u8));
                _points.Say(StreamType.Longitude, walk.AttributeNumber("lon"u8));
                break;
            case "link" when walk.Parent == "trk" && _track is not null:
                _track.ExternalId ??= Activity(walk.Attribute("href"u8));
                break;
            case "rte" or "wpt":
                _hasRoute = true;
                break;
        }
    }

    private void EndInPoint()
    {
        if (walk.Name == "trkpt") EndPoint();
        else if (walk.Name == "time" && walk.Parent == "trkpt") _time = walk.Time();
        else if (Sensors.TryGetValue(walk.Name, out var sensor)) _points.Say(sensor, walk.Number());
    }

    private void EndPoint()
    {
        _inPoint = false;
        if (!_points.HasPosition)
        {
            _unplaced++;
            _points.Drop();
            return;
        }

        _track ??= new GpxTrack(_points.Stretches);
        _track.Offset ??= _time?.Offset;
        if (_time is null) _untimed++;
        _points.Add(_time?.Utc);
    }

    private void End()
    {
        switch (walk.Parent, walk.Name)
        {
            case ("gpx", "trk"):
                EndTrack();
                break;
            case ("metadata" or "gpx", "name"):
                _name ??= walk.Words;
                break;
            case ("metadata" or "gpx", "desc"):
                _description ??= walk.Words;
                break;
            default:
                if (_track is not null) EndInTrack(_track);
                break;
        }
    }

    private void EndInTrack(GpxTrack track)
    {
        switch (walk.Parent, walk.Name)
        {
            case ("trk", "name"): track.Name = walk.Words; break;
            case ("trk", "desc"): track.Description = walk.Words; break;
            case ("trk", "cmt"): track.Comment = walk.Words; break;
            case ("trk", "type"): track.Type = walk.Text.Any(char.IsLetterOrDigit) ? walk.Words : null; break;
            case ("extensions", "trackid") when Guid.TryParse(walk.Text, out var id):
                track.ExternalId = $"opentracks:{id}";
                break;
            case ("TrackStatsExtension", "Distance"): track.DistanceM = walk.Total; break;
            case ("TrackStatsExtension", "TimerTime"): track.TimerSeconds = walk.Total; break;
            case ("TrackStatsExtension", "MovingTime"): track.MovingSeconds = walk.Total; break;
            case ("TrackStatsExtension", "Ascent"): track.AscentM = walk.Total; break;
            case ("TrackStatsExtension", "Descent"): track.DescentM = walk.Total; break;
            case ("TrackStatsExtension", "Calories"): track.CaloriesKcal = walk.Total; break;
            case ("TrackStatsExtension", "AvgHeartRate"): track.AverageHeartRateBpm = walk.Total; break;
            case ("TrackStatsExtension", "AvgCadence"): track.AverageCadenceRpm = walk.Total; break;
        }
    }

    private void EndTrack()
    {
        if (_track is null) return;
        _track.ToStretch = _points.Stretches;
        _points.Break();
        if (_track.ToStretch > _track.FromStretch) _tracks.Add(_track);
        if (_tracks.Count == MostTracks) _points.Fill();
        _track = null;
    }

    private List<ActivityDraft> Activities()
    {
        var activities = new List<ActivityDraft>();
        var together = new List<GpxTrack>();
        var last = (DateTimeOffset?)null;
        foreach (var track in _tracks)
        {
            var times = _points.Times(track.FromStretch, track.ToStretch);
            if (together.Count > 0 && !Follows(together[^1], last, track, times?.First)) Close();
            together.Add(track);
            last = last > times?.Last ? last : times?.Last ?? last;
        }

        Close();
        var isPartial = walk.Trouble is not null || _points.IsOverfull;
        if (isPartial && activities.Count > 0) activities[^1] = activities[^1] with { IsPartial = true };
        return activities;

        void Close()
        {
            if (Activity(together, activities.Count) is { } activity) activities.Add(activity);
            together.Clear();
            last = null;
        }
    }

    /// <summary>A track of which nobody knows when it was belongs to the one beside it.</summary>
    private static bool Follows(GpxTrack before, DateTimeOffset? last, GpxTrack track, DateTimeOffset? first)
    {
        if (before.Type is { } one && track.Type is { } other && Sports.Of(one) != Sports.Of(other)) return false;
        return last is null || first is null || (first >= last && first - last <= Rest);
    }

    private ActivityDraft? Activity(List<GpxTrack> tracks, int number)
    {
        if (tracks.Count == 0) return null;
        var (from, to) = (tracks[0].FromStretch, tracks[^1].ToStretch);
        if (_points.Times(from, to) is not { } times) return null;
        var whole = tracks.Count == 1 ? tracks[0] : new GpxTrack(from);
        var sport = tracks.Select(track => track.Type).FirstOrDefault(type => type is not null);
        return new ActivityDraft
        {
            Activity = number,
            Start = times.First,
            RecordedOffset = tracks.Select(track => track.Offset).FirstOrDefault(offset => offset is not null),
            Type = Sports.Of(sport),
            Sport = sport,
            // A timer that ran longer than the clock counted what was before the first point.
            TimerSeconds = whole.TimerSeconds <= (times.Last - times.First).TotalSeconds ? whole.TimerSeconds : null,
            MovingSeconds = whole.MovingSeconds,
            DistanceM = whole.DistanceM,
            AscentM = whole.AscentM,
            DescentM = whole.DescentM,
            CaloriesKcal = whole.CaloriesKcal,
            AverageHeartRateBpm = whole.AverageHeartRateBpm,
            AverageCadenceRpm = whole.AverageCadenceRpm,
            Title = tracks.Select(track => track.Name).FirstOrDefault(name => name is not null) ?? _name,
            Notes = tracks.Select(track => track.Description ?? track.Comment).FirstOrDefault(text => text is not null)
                ?? _description,
            ExternalId = tracks.Select(track => track.ExternalId).FirstOrDefault(id => id is not null),
            Source = _creator,
            Streams = _points.ToStreams(from, to, times.First),
        };
    }

    private IEnumerable<string> Warnings()
    {
        if (_unplaced > 0) yield return $"{Count(_unplaced)} without a usable latitude and longitude: left out.";
        if (_untimed > 0)
        {
            yield return $"{Count(_untimed)} without a time: taken for the way, not for how long it took.";
        }
    }

    private FileReading Refused()
    {
        if (XmlTroubles.Refusal(walk) is { } refusal) return refusal;
        if (_points.Count > 0)
        {
            return FileReading.Refused("no_time",
                "The points of this GPX file have no time that can be read: it is a planned way, or its times were " +
                "taken out. " +
                "Export the activity itself from where it was recorded.");
        }

        if (_unplaced > 0)
        {
            return FileReading.Refused("no_positions",
                (_unplaced == 1 ? "The one track point" : $"None of the {_unplaced} track points") +
                $" in this GPX file has {(_unplaced == 1 ? "no" : "a")} usable latitude and longitude. " +
                "Export it again from where it was recorded.");
        }

        return _hasRoute
            ? FileReading.Refused("not_an_activity",
                "This is a route, not a recorded activity: the GPX file has waypoints or a route but no track.")
            : FileReading.Refused("not_an_activity", "There is no track in this GPX file, so nothing was recorded.");
    }

    private static string Count(int points) => PlainText.Count(points, "point");

    /// <summary>What Strava and Garmin Connect call an activity, from the address of its page.</summary>
    private static string? Activity(string? address) =>
        ActivityPage().Match(address ?? "") is { Success: true } page
            ? $"{page.Groups["service"].Value.ToLowerInvariant()}:{page.Groups["id"].Value}"
            : null;

    [GeneratedRegex(
        @"\b(?<service>strava|garmin)\.com/(?:modern/)?activit(?:y|ies)/(?<id>\d{1,20})\b", RegexOptions.IgnoreCase)]
    private static partial Regex ActivityPage();
}

using System.Text;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>Recordings as a watch would write them, made up: loops on the sea south of Ghana.</summary>
internal static class Gpx
{
    private const double Degree = 111_195;

    /// <summary>An hour's run, a point every ten seconds, with heart rate, on a day's morning.</summary>
    public static byte[] Run(DateOnly day, int minutes = 60, int secondsApart = 10)
    {
        var start = day.ToDateTime(new TimeOnly(6, 0), DateTimeKind.Utc);
        var points = new StringBuilder();
        for (var second = 0; second <= minutes * 60; second += secondsApart)
        {
            // Three metres a second around a circle, and a hill a lap.
            var angle = second * 3 / 500.0;
            var (north, east) = (500 * Math.Sin(angle) / Degree, 500 * Math.Cos(angle) / Degree);
            points.Append(
                $"""
                <trkpt lat="{north:F6}" lon="{east:F6}"><ele>{50 + (20 * Math.Sin(angle)):F1}</ele>
                <time>{start.AddSeconds(second):yyyy-MM-ddTHH:mm:ssZ}</time>
                <extensions><gpxtpx:TrackPointExtension>
                <gpxtpx:hr>{140 + (int)(15 * Math.Sin(angle / 3))}</gpxtpx:hr>
                </gpxtpx:TrackPointExtension></extensions></trkpt>

                """);
        }

        return Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <gpx version="1.1" creator="Training OS" xmlns="http://www.topografix.com/GPX/1/1"
              xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
            <trk><type>running</type><trkseg>{points}</trkseg></trk>
            </gpx>
            """);
    }

    /// <summary>The same as a file that somebody chooses.</summary>
    public static FilePayload File(IsoWeek week) =>
        new() { Name = $"{week}.gpx", MimeType = "application/gpx+xml", Buffer = Run(week.Monday) };
}

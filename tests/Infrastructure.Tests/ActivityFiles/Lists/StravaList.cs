using System.Text;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Lists;

/// <summary>
/// Writes activities.csv as Strava did at different times. A column is called by its English name; the second of a name
/// that occurs twice has a 2 behind it.
/// </summary>
internal static class StravaList
{
    private const string Detailed = """
        Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,
        Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,
        Elapsed Time 2,Moving Time,Distance 2,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,
        Elevation High,Max Grade,Average Grade,Average Positive Grade,Average Negative Grade,Max Cadence,
        Average Cadence,Max Heart Rate 2,Average Heart Rate,Max Watts,Average Watts,Calories,Max Temperature,
        Average Temperature,Relative Effort 2,Total Work,Number of Runs,Uphill Time,Downhill Time,Other Time,
        Perceived Exertion,Type,Start Time,Weighted Average Power,Power Count,Prefer Perceived Exertion,
        Perceived Relative Effort,Commute 2,Total Weight Lifted,From Upload,Grade Adjusted Distance,
        Weather Observation Time,Weather Condition,Weather Temperature,Apparent Temperature,Dewpoint,Humidity,
        Weather Pressure,Wind Speed,Wind Gust,Wind Bearing,Precipitation Intensity,Sunrise Time,Sunset Time,Moon Phase,
        Bike,Gear,Precipitation Probability,Precipitation Type,Cloud Cover,Weather Visibility,UV Index,Weather Ozone,
        Jump Count,Total Grit,Average Flow,Flagged,Average Elapsed Speed,Dirt Distance,Newly Explored Distance,
        Newly Explored Dirt Distance,Activity Count
        """;

    private const string German = """
        Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,
        Distanz,Max. Herzfrequenz,Relative Leistung,Pendeln,Hinweis zur Privatsphäre für Aktivitäten,
        Aktivitätsausrüstung,Dateiname,Sportlergewicht,Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,
        Höchstgeschw.,Durchschnittliche Geschwindigkeit,Höhenzunahme,Höhenunterschied,Min. Höhe,Max. Höhe,
        Max. Steigung,Durchschnittliche Steigung,Durchschnittliche positive Steigung,
        Durchschnittliche negative Steigung,Max. Tritt-/Schrittfrequenz,Durchschnittliche Trittfrequenz,
        Max. Herzfrequenz,Durchschnittliche Herzfrequenz,Max. Watt,Durchschnittliche Watt,Kalorien,Max. Temperatur,
        Durchschnittliche Temperatur,Relative Leistung,Gesamtarbeit,Anzahl Läufe,Bergaufzeit,Bergabzeit,Andere Zeit,
        Gefühlte Anstrengung,Art,Startzeit,Gewichtete durchschnittliche Leistung,Leistungszahl,
        Gefühlte Anstrengung verwenden,Gefühlte relative Leistung,Pendeln,Insgesamt gestemmtes Gewicht,Von Upload,
        Auf Steigung angepasste Distanz,Wetterbeobachtungszeit,Wetterlage,Wetter: Temperatur,Scheinbare Temperatur,
        Taupunkt,Luftfeuchtigkeit,Wetter: Druck,Windgeschwindigkeit,Windböe,Windrichtung,Niederschlagsintensität,
        Sonnenaufgangszeit,Sonnenuntergangszeit,Mondphase,Fahrrad,Ausrüstung,Niederschlagswahrscheinlichkeit,
        Niederschlagsart,Wolkendecke,Wetter: Sichtbarkeit,UV-Index,Wetter: Ozon,Sprunganzahl,Schwierigkeit insgesamt,
        Durchschnittlicher Flow,Markiert,Durchschnittsgeschwindigkeit im Aufzeichnungszeitraum,
        Auf Schotter zurückgelegte Distanz,Neu getestete Distanz,Neu getestete Schotterdistanz,Aktivitätsanzahl,
        Schritte insgesamt,Eingesparte CO₂-Emissionen,Pool-Länge,Trainingsbelastung,Intensität,
        Durchschnittliches auf Steigung angepasstes Tempo,Stoppuhr-Zeit,Zyklen gesamt,Regeneration,Mit Haustier,
        Wettbewerb,Langer Lauf,Für einen guten Zweck,Medien
        """;

    private static readonly string[] Later =
    [
        "Total Steps", "Carbon Saved", "Pool Length", "Training Load", "Intensity", "Average Grade Adjusted Pace",
        "Timer Time", "Total Cycles", "Recovery", "With Pet", "Competition", "Long Run", "For a Cause", "With Kid",
        "Downhill Distance", "Total Sets", "Total Reps",
    ];

    private static readonly string[] AbsentIn2020 =
    [
        "Max Heart Rate", "Activity Private Note", "Average Elapsed Speed", "Dirt Distance", "Newly Explored Distance",
        "Newly Explored Dirt Distance", "Activity Count",
    ];

    private static readonly string[] First =
    [
        "Activity ID", "Activity Date", "Activity Name", "Activity Type", "Activity Description", "Elapsed Time",
        "Distance", "Commute", "Activity Gear", "Filename",
    ];

    public static readonly IReadOnlyDictionary<string, string> Run = new Dictionary<string, string>
    {
        ["Activity ID"] = "10000000001", ["Activity Date"] = "May 29, 2022, 3:53:35 PM",
        ["Activity Name"] = "Evening Run", ["Activity Type"] = "Run", ["Activity Description"] = "Windy, cold",
        ["Elapsed Time"] = "1428", ["Distance"] = "3.32", ["Commute"] = "false",
        ["Activity Private Note"] = "Knee felt odd", ["Filename"] = "activities/10900000001.fit.gz",
        ["Elapsed Time 2"] = "1428.0", ["Moving Time"] = "1411.0", ["Distance 2"] = "3322.949951171875",
        ["Elevation Gain"] = "61.878849029541016", ["Elevation Loss"] = "86.0",
        ["Elevation Low"] = "357.20001220703125", ["Elevation High"] = "376.70001220703125",
        ["Max Heart Rate"] = "171", ["Max Heart Rate 2"] = "171.0", ["Average Heart Rate"] = "152.5",
        ["Max Cadence"] = "80.0", ["Average Cadence"] = "71.25", ["Max Watts"] = "410.0", ["Average Watts"] = "250.5",
        ["Calories"] = "262.0", ["Perceived Exertion"] = "7.0", ["Timer Time"] = "1420.0", ["Competition"] = "1.0",
    };

    /// <summary>The columns of a generation, named by how many there are.</summary>
    public static string[] Columns(int count)
    {
        if (count == 10) return First;
        var detailed = Names(Detailed);
        return count == 78
            ? [.. detailed.Where(name => !AbsentIn2020.Contains(name))]
            : [.. detailed, .. Later.Take(count - detailed.Length - 1), "Media"];
    }

    /// <summary>How the header calls the columns.</summary>
    public static string[] English(int count) => [.. Columns(count).Select(name => name.Replace(" 2", ""))];

    public static string[] InGerman(int count)
    {
        var names = Names(German);
        return [.. names[..(count - 1)], names[^1]];
    }

    /// <summary>A list with rows given as values by column; what is not given is empty.</summary>
    public static byte[] Of(
        string[] header, string[] columns, params IReadOnlyDictionary<string, string>[] rows) =>
        Encoding.UTF8.GetBytes(Text(header, columns, rows));

    public static string Text(
        string[] header, string[] columns, params IReadOnlyDictionary<string, string>[] rows)
    {
        header.Length.ShouldBe(columns.Length);
        var lines = rows.Select(row => columns.Select(column => row.GetValueOrDefault(column, "")));
        return string.Concat(lines.Prepend(header).Select(cells => string.Join(',', cells.Select(Cell)) + "\n"));
    }

    public static Dictionary<string, string> With(
        this IReadOnlyDictionary<string, string> row, params (string Column, string Value)[] values)
    {
        var changed = row.ToDictionary();
        foreach (var (column, value) in values) changed[column] = value;
        return changed;
    }

    /// <summary>A cell as RFC 4180 has it.</summary>
    public static string Cell(string text) => !text.Any(character => character is ',' or '"' or '\r' or '\n')
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string[] Names(string list) =>
        list.ReplaceLineEndings("").Split(',', StringSplitOptions.TrimEntries);
}

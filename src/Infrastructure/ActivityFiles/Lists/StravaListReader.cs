using System.Collections.Frozen;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// Reads <c>activities.csv</c> of Strava's bulk export, of every generation from 10 to 103 columns, in every language:
/// columns are found by their names where these are known (English, German, French, Spanish), else by their places,
/// which never changed at the beginning, and by what they hold. Dates are UTC. Distances of the detailed block are
/// metres; the rounded one before it is in the account's unit, which the detailed one of other rows tells.
/// </summary>
internal sealed class StravaListReader : IActivityReader
{
    private const string Service = "strava";
    private const double MetresPerMile = 1609.344;
    private const double MetresPerYard = 0.9144;

    /// <summary>No session is faster on average; kilometres that would be are metres.</summary>
    private const double FastestMetresPerSecond = 60;

    private enum Column
    {
        Id, Date, Name, Type, Description, Elapsed, Distance, MaxHeartRate, PrivateNote, File, Moving, Gain, Loss,
        Low, High, MaxCadence, AverageCadence, AverageHeartRate, MaxPower, AveragePower, Calories, Exertion, Timer,
        Competition,
    }

    private static readonly FrozenDictionary<string, Column> Names = ListNames.Table(
        (Column.Id, "Activity ID|id|Aktivitäts-ID|ID de l'activité|ID de actividad|Identificador de actividad"),
        (Column.Date, "Activity Date|Aktivitätsdatum|Date de l'activité|Fecha de la actividad|Fecha de actividad"),
        (Column.Name, "Activity Name|Name der Aktivität|Nom de l'activité|Nombre de la actividad|Nombre de actividad"),
        (Column.Type, "Activity Type|Aktivitätsart|Type d'activité|Tipo de actividad"),
        (Column.Description, """
            Activity Description|Aktivitätsbeschreibung|Description de l'activité|Descripción de la actividad|
            Descripción de actividad
            """),
        (Column.Elapsed, "Elapsed Time|Verstrichene Zeit|Temps écoulé|Tiempo transcurrido"),
        (Column.Distance, "Distance|Distanz|Distancia"),
        (Column.MaxHeartRate, """
            Max Heart Rate|Max. Herzfrequenz|Fréquence cardiaque max.|Fréquence cardiaque maximale|
            Frecuencia cardiaca máxima|Ritmo cardiaco máximo
            """),
        (Column.PrivateNote, """
            Activity Private Note|Hinweis zur Privatsphäre für Aktivitäten|Note privée de l'activité|
            Nota privada de la actividad
            """),
        (Column.File, """
            Filename|Dateiname|Nom du fichier|Nom de fichier|Nombre de archivo|Nombre del archivo|Nombre de fichero
            """),
        (Column.Moving, """
            Moving Time|Bewegungszeit|Durée de déplacement|Temps de déplacement|Tiempo en movimiento
            """),
        (Column.Gain, "Elevation Gain|Höhenzunahme|Dénivelé positif|Desnivel positivo|Ganancia de elevación"),
        (Column.Loss, "Elevation Loss|Höhenunterschied|Dénivelé négatif|Desnivel negativo|Pérdida de elevación"),
        (Column.Low, "Elevation Low|Min. Höhe|Altitude min.|Altitud mínima"),
        (Column.High, "Elevation High|Max. Höhe|Altitude max.|Altitud máxima"),
        (Column.MaxCadence, "Max Cadence|Max. Tritt-/Schrittfrequenz|Cadence max.|Cadencia máxima"),
        (Column.AverageCadence, """
            Average Cadence|Durchschnittliche Trittfrequenz|Cadence moyenne|Cadencia media|Cadencia promedio
            """),
        (Column.AverageHeartRate, """
            Average Heart Rate|Durchschnittliche Herzfrequenz|Fréquence cardiaque moyenne|Frecuencia cardiaca media|
            Frecuencia cardiaca promedio|Ritmo cardiaco promedio
            """),
        (Column.MaxPower, "Max Watts|Max. Watt|Watts max.|Vatios máximos"),
        (Column.AveragePower, """
            Average Watts|Durchschnittliche Watt|Watts moyens|Vatios medios|Vatios promedio
            """),
        (Column.Calories, "Calories|Kalorien|Calorías"),
        (Column.Exertion, "Perceived Exertion|Gefühlte Anstrengung|Effort perçu|Esfuerzo percibido"),
        (Column.Timer, "Timer Time|Stoppuhr-Zeit"),
        (Column.Competition, "Competition|Wettbewerb|Compétition|Competición"));

    /// <summary>The first columns of all generations.</summary>
    private static readonly Column[] FirstPlaces =
        [Column.Id, Column.Date, Column.Name, Column.Type, Column.Description, Column.Elapsed, Column.Distance];

    // How many rows, columns and characters show what a column is.
    private const int Sample = 200;
    private const int Places = 60;
    private const int LongestCell = 200;

    /// <summary>Where the details begin in the generations that have a private note.</summary>
    private const int WithPrivateNote = 15;

    /// <summary>The detailed block of all generations, by the distance from the second elapsed time.</summary>
    private static readonly (int Place, Column Column)[] Details =
    [
        (1, Column.Moving), (5, Column.Gain), (6, Column.Loss), (7, Column.Low), (8, Column.High),
        (13, Column.MaxCadence), (14, Column.AverageCadence), (16, Column.AverageHeartRate), (17, Column.MaxPower),
        (18, Column.AveragePower), (19, Column.Calories), (28, Column.Exertion),
    ];

    public bool Recognises(string name, ReadOnlySpan<byte> bytes) => Find(ListText.BeginningOf(bytes)) is not null;

    public FileReading Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (Find(ListText.Utf8(bytes)) is not { } list)
        {
            return FileReading.Refused("not_an_activity",
                "This is not a list of activities as Strava exports it. Import activities.csv as it is in the export.");
        }

        GuessPlaces(list);
        var (columns, way) = (list.Columns, Survey(list));
        var rows = list.Rows();
        return ListReading.Of(
            rows, way.Dates.Doubt, reading => Take(rows, columns, way, reading), cancellationToken);
    }

    private static ActivityList<Column>? Find(ReadOnlyMemory<byte> text) => ActivityList<Column>.Find(
        text,
        Names,
        columns => columns.Has(Column.Id) && columns.Has(Column.Elapsed)
            && (columns.Has(Column.Date) || columns.Has(Column.Type)),
        IsLikely);

    /// <summary>A list in an unknown language: number, date, two names, text, seconds, distance.</summary>
    private static bool IsLikely(ActivityList<Column> list) =>
        list.Headers.Count >= 10 && list.FirstRows(5).Any(row =>
            row.Count == list.Headers.Count
            && row.Text(0).Length > 0 && row.Text(0).All(char.IsAsciiDigit)
            && ListValues.Date(row.Text(1), monthFirst: false) is not null
            && row.Text(3).Any(char.IsLetter)
            && ListValues.Number(row.Text(5), '.') is > 0
            && (row.Text(6).Length == 0 || ListValues.Number(row.Text(6), '.') is not null));

    private static void GuessPlaces(ActivityList<Column> list)
    {
        var columns = list.Columns;
        for (var place = 0; place < FirstPlaces.Length; place++) columns.Guess(FirstPlaces[place], place);

        var rows = list.FirstRows(Sample).Select(row => Enumerable.Range(0, Math.Min(row.Count, Places))
            .Select(place => row.Text(place) is { Length: <= LongestCell } cell ? cell : "").ToArray()).ToList();
        for (var place = FirstPlaces.Length; place < Places && !columns.Has(Column.File); place++)
        {
            if (rows.Exists(row => place < row.Length && IsFile(row[place]))) columns.Guess(Column.File, place);
        }

        if (!columns.HasTwo(Column.Elapsed)) GuessDetails(list, rows);
    }

    /// <summary>
    /// Finds the block of details by its elapsed time, which repeats the one before it with decimals, and its distance,
    /// which repeats the other in metres.
    /// </summary>
    private static void GuessDetails(ActivityList<Column> list, List<string[]> rows)
    {
        var columns = list.Columns;
        var (elapsed, distance) = (columns.First(Column.Elapsed), columns.First(Column.Distance));
        if (elapsed < 0 || distance < 0) return;
        var last = Math.Min(list.Headers.Count - Details[^1].Place, distance + 20);
        for (var place = distance + 1; place < last; place++)
        {
            if (!rows.Exists(row => Number(row, place) > 0)
                || !rows.TrueForAll(row => Repeats(row, elapsed, place, [1]))
                || !rows.TrueForAll(row => Repeats(row, distance, place + 2, [1000, MetresPerMile, 1, MetresPerYard])))
            {
                continue;
            }

            columns.GuessSecond(Column.Elapsed, place);
            columns.GuessSecond(Column.Distance, place + 2);
            columns.GuessSecond(Column.MaxHeartRate, place + 15);
            foreach (var (offset, column) in Details) columns.Guess(column, place + offset);
            if (place == WithPrivateNote) columns.Guess(Column.PrivateNote, place - 5);
            return;
        }
    }

    private static bool Repeats(string[] row, int place, int again, ReadOnlySpan<double> units)
    {
        var (value, second) = (Number(row, place), Number(row, again));
        if (value <= 0 || second <= 0) return true;
        foreach (var unit in units)
        {
            // The first is rounded to two decimals, or not at all.
            if (Math.Abs(second - (value * unit)) <= Math.Max(1, 0.006 * unit)) return true;
        }

        return false;
    }

    private static double Number(string[] row, int place) =>
        place < row.Length ? ListValues.Number(row[place], '.') ?? 0 : 0;

    private static bool IsFile(string cell) =>
        cell.StartsWith("activities/", StringComparison.OrdinalIgnoreCase)
        || cell.StartsWith("activities\\", StringComparison.OrdinalIgnoreCase);

    /// <summary>How this list writes numbers and dates, and which unit its rounded distances have.</summary>
    private static Way Survey(ActivityList<Column> list)
    {
        var columns = list.Columns;
        var (details, rounded, dates) = (new ListSurvey(), new ListSurvey(), new ListSurvey());
        foreach (var row in list.FirstRows())
        {
            dates.SeeDate(row.Text(columns.First(Column.Date)));
            rounded.SeeNumber(row.Text(columns.First(Column.Distance)));
            if (columns.HasTwo(Column.Distance)) details.SeeNumber(row.Text(columns.Last(Column.Distance)));
            details.SeeNumber(row.Text(columns.Last(Column.Elapsed)));
            details.SeeNumber(row.Text(columns.Last(Column.Gain)));
        }

        var (swims, others) = (new Ratio(), new Ratio());
        foreach (var row in list.FirstRows())
        {
            var ratio = IsSwim(row.Text(columns.First(Column.Type))) ? swims : others;
            var shown = ListValues.Number(row.Text(columns.First(Column.Distance)), rounded.Decimals) ?? 0;
            var metres = columns.HasTwo(Column.Distance)
                ? ListValues.Number(row.Text(columns.Last(Column.Distance)), details.Decimals) ?? 0
                : 0;
            ratio.See(shown, metres, ListValues.Number(row.Text(columns.First(Column.Elapsed)), details.Decimals) ?? 0);
        }

        var metric = list.Headers.ElementAtOrDefault(columns.First(Column.Id)) == "id";
        return new(details, rounded, dates, metric ? 1 : others.Unit(1000), metric ? 1 : swims.Unit(1));
    }

    private static bool IsSwim(string type) => Sports.Of(type) is SportType.Swim;

    private static void Take(CsvRows rows, ListColumns<Column> columns, Way way, ListReading reading)
    {
        var row = new ListRow(rows, way.Details.Decimals, reading);
        var shown = new ListRow(rows, way.Rounded.Decimals, reading);
        var title = row.Words(columns.First(Column.Name));
        var entry = ListReading.Entry(rows.Number, title);
        var date = rows.Text(columns.First(Column.Date));
        if (ListValues.Date(date, way.Dates.MonthFirst) is not { } start)
        {
            reading.RefuseDate(entry, date);
            return;
        }

        var sport = row.Words(columns.First(Column.Type));
        var type = Sports.Of(sport);
        var (low, high) = (row.Number(columns.Last(Column.Low)), row.Number(columns.Last(Column.High)));
        var hasAltitude = low is not (null or 0) || high is not (null or 0);
        reading.Take(new()
        {
            Entry = entry,
            FileName = File(row.Words(columns.First(Column.File))),
            ExternalId = Id(rows.Text(columns.First(Column.Id))),
            Source = Service,
            Start = new DateTimeOffset(start, TimeSpan.Zero),
            Type = type,
            Sport = sport,
            ElapsedSeconds = row.Positive(columns.Last(Column.Elapsed)) ?? row.Positive(columns.First(Column.Elapsed)),
            TimerSeconds = row.Positive(columns.Last(Column.Timer)),
            MovingSeconds = row.Positive(columns.Last(Column.Moving)),
            DistanceM = (columns.HasTwo(Column.Distance) ? row.Positive(columns.Last(Column.Distance)) : null)
                ?? Metres(shown.Positive(columns.First(Column.Distance)), way, type),
            AscentM = Climbed(row.ZeroOrMore(columns.Last(Column.Gain)), hasAltitude),
            DescentM = Climbed(row.ZeroOrMore(columns.Last(Column.Loss)), hasAltitude),
            AverageHeartRateBpm = row.Positive(columns.Last(Column.AverageHeartRate)),
            MaxHeartRateBpm = row.Positive(columns.Last(Column.MaxHeartRate))
                ?? row.Positive(columns.First(Column.MaxHeartRate)),
            AveragePowerWatts = row.Positive(columns.Last(Column.AveragePower)),
            MaxPowerWatts = row.Positive(columns.Last(Column.MaxPower)),
            AverageCadenceRpm = row.Positive(columns.Last(Column.AverageCadence)),
            MaxCadenceRpm = row.Positive(columns.Last(Column.MaxCadence)),
            CaloriesKcal = row.Positive(columns.Last(Column.Calories)),
            PerceivedIntensity = row.Number(columns.Last(Column.Exertion)) is >= 1 and <= 10 and var exertion
                ? (int)Math.Round(exertion, MidpointRounding.AwayFromZero)
                : null,
            IsRace = row.IsYes(columns.Last(Column.Competition)),
            Title = title,
            Notes = Notes(
                row.Words(columns.First(Column.Description)), row.Words(columns.First(Column.PrivateNote))),
        });
    }

    /// <summary>No climbing where altitudes are known is a flat course; where none is, nothing measured it.</summary>
    private static double? Climbed(double? metres, bool hasAltitude) => metres > 0 || hasAltitude ? metres : null;

    /// <summary>To the millimetre: more is only what binary fractions add.</summary>
    private static double? Metres(double? distance, Way way, SportType type) => distance is { } shown
        ? Math.Round(shown * (type is SportType.Swim ? way.SwimUnit : way.Unit), 3)
        : null;

    private static string? Id(string cell) =>
        cell.Length > 0 && cell.All(char.IsAsciiLetterOrDigit) ? $"{Service}:{cell}" : null;

    private static string? File(string? cell) => cell?.Replace('\\', '/');

    /// <summary>What was told to others, and then what was kept for oneself: here nobody else reads either.</summary>
    private static string? Notes(string? description, string? privateNote) => (description, privateNote) switch
    {
        ({ } told, { } kept) => $"{told}\n\n{kept}",
        var (told, kept) => told ?? kept,
    };

    private sealed record Way(ListSurvey Details, ListSurvey Rounded, ListSurvey Dates, double Unit, double SwimUnit);

    /// <summary>What rounded distances are in, by the rows that say the same in metres.</summary>
    private sealed class Ratio
    {
        private double _shownAlone;
        private double _seconds;
        private double _shown;
        private double _metres;

        public void See(double shown, double metres, double seconds)
        {
            if (shown <= 0) return;
            if (metres > 0) (_shown, _metres) = (_shown + shown, _metres + metres);
            if (seconds > 0) (_shownAlone, _seconds) = (_shownAlone + shown, _seconds + seconds);
        }

        /// <param name="usual">The unit where no row tells.</param>
        public double Unit(double usual)
        {
            if (_shown > 0)
            {
                var found = _metres / _shown;
                return new[] { 1000, MetresPerMile, 1, MetresPerYard }.MinBy(unit => Math.Abs(found - unit) / unit);
            }

            return _seconds > 0 && usual * _shownAlone / _seconds > FastestMetresPerSecond ? 1 : usual;
        }
    }
}

using System.Collections.Frozen;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// Reads the list that Garmin Connect's activities page exports, from the one of 2012 with a title above it to today's,
/// in English, German, French, Spanish, Portuguese, Dutch and Italian by the names of columns, in other languages by
/// the places of the first ones. Starts are local without a zone, and no activity has an id.
/// <para>
/// The file does not say whether the account shows kilometres or miles, and pace does not tell: it is in the same unit.
/// What tells is cadence times stride, which is a length by itself, and temperatures no watch has in Celsius; where
/// neither is there it is kilometres. Swims are in metres (or yards), and so is what would be faster than anybody.
/// </para>
/// </summary>
internal sealed class GarminListReader : IActivityReader
{
    private const string Service = "garmin";
    private const double MetresPerMile = 1609.344;
    private const double MetresPerYard = 0.9144;
    private const double MetresPerFoot = 0.3048;

    /// <summary>No watch is worn where it is that hot; in Fahrenheit it is a mild day.</summary>
    private const double HottestCelsius = 60;

    private enum Column
    {
        Type, Date, Title, Distance, Calories, Time, AverageHeartRate, MaxHeartRate, RunCadence, MaxRunCadence,
        BikeCadence, MaxBikeCadence, AveragePower, MaxPower, Ascent, Descent, Moving, Elapsed, Stride, MinTemperature,
        MaxTemperature,
    }

    private static readonly FrozenDictionary<string, Column> Names = ListNames.Table(
        (Column.Type, """
            Activity Type|Aktivitätstyp|Type d'activité|Tipo de actividad|Tipo de atividade|Activiteittype|
            Activiteitstype|Tipo di attività|Tipo attività
            """),
        (Column.Date, "Date|Datum|Fecha|Data|Start|Start Time|Startzeit"),
        (Column.Title, "Title|Titel|Titre|Título|Titolo|Activity Name|Aktivitätsname|Nom de l'activité"),
        (Column.Distance, "Distance|Distanz|Distancia|Distância|Afstand|Distanza"),
        (Column.Calories, "Calories|Kalorien|Calorías|Calorias|Calorieën|Calorie"),
        (Column.Time, """
            Time|Zeit|Durée|Temps|Tiempo|Tempo|Tempo total|Tijd|Duration|Dauer|Activity Time|Total Time|Gesamtzeit
            """),
        (Column.AverageHeartRate, """
            Avg HR|Average HR|Average Heart Rate|Ø HF|Ø Herzfrequenz|Durchschnittliche Herzfrequenz|
            Fréquence cardiaque moyenne|FC moyenne|Frecuencia cardiaca media|FC media|Gem. HS|Gemiddelde HS|
            Gemiddelde hartslag|Frequenza cardiaca media
            """),
        (Column.MaxHeartRate, """
            Max HR|Max Heart Rate|Max. HF|Maximale Herzfrequenz|Max. Herzfrequenz|Fréquence cardiaque maximale|
            FC maximale|FC max.|FC máxima|Frecuencia cardiaca máxima|Max. HS|Maximale hartslag|FC massima
            """),
        (Column.RunCadence, """
            Avg Run Cadence|Avg Cadence|Ø Schrittfrequenz (Laufen)|Ø Schrittfrequenz|Ø Laufschrittfrequenz|
            Cadence de course moyenne|Cadencia de carrera media|Cadência de corrida média|Gemiddelde loopcadans|
            Cadenza di corsa media
            """),
        (Column.MaxRunCadence, """
            Max Run Cadence|Max Cadence|Max. Schrittfrequenz (Laufen)|Maximale Schrittfrequenz|
            Cadence de course maximale|Cadencia de carrera máxima|Cadência de corrida máxima|Max. loopcadans|
            Cadenza di corsa massima
            """),
        (Column.BikeCadence, """
            Avg Bike Cadence|Ø Trittfrequenz|Ø Trittfrequenz (Rad)|Cadence de vélo moyenne|
            Cadencia de ciclismo media|Cadencia de bicicleta media|Cadência bicicleta média|Gemiddelde fietscadans|
            Cadenza bici media
            """),
        (Column.MaxBikeCadence, """
            Max Bike Cadence|Maximale Trittfrequenz|Max. Trittfrequenz (Rad)|Cadence de vélo maximale|
            Cadencia de ciclismo máxima|Cadencia de bicicleta máxima|Cadência de bicicleta máxima|Max. fietscadans|
            Cadenza bici massima
            """),
        (Column.AveragePower, """
            Avg Power|Ø Leistung|Puissance moyenne|Potencia media|Potência média|Gem. vermogen|Potenza media
            """),
        (Column.MaxPower, """
            Max Power|Maximale Leistung|Max. Leistung|Puissance max.|Puissance maximale|Potencia máxima|
            Potência máxima|Max. vermogen|Potenza massima
            """),
        (Column.Ascent, """
            Total Ascent|Elev Gain|Elevation Gain|Anstieg gesamt|Positiver Höhenunterschied|Höhenzunahme|
            Ascension totale|Ascenso total|Subida total|Totale stijging|Ascesa totale
            """),
        (Column.Descent, """
            Total Descent|Elev Loss|Elevation Loss|Abstieg gesamt|Negativer Höhenunterschied|Descente totale|
            Descenso total|Descida total|Totale daling|Discesa totale
            """),
        (Column.Moving, """
            Moving Time|Zeit in Bewegung|Temps de déplacement|Tiempo en movimiento|Tempo em movimento|Tijd bewogen|
            Tempo in movimento
            """),
        (Column.Elapsed, """
            Elapsed Time|Verstrichene Zeit|Temps écoulé|Tiempo transcurrido|Tempo transcorrido|Tempo decorrido|
            Verstreken tijd|Tempo trascorso
            """),
        (Column.Stride, """
            Avg Stride Length|Ø Schrittlänge|Longueur moyenne des foulées|Longitud media de zancada|
            Comprimento médio da passada|Gem. staplengte|Lunghezza media passo
            """),
        (Column.MinTemperature, """
            Min Temp|Min. Temp.|Température minimale|Temp. mínima|Temperatura mínima|Temperatura minima
            """),
        (Column.MaxTemperature, """
            Max Temp|Max. Temp.|Température maximale|Temp. máxima|Temperatura máxima|Temperatura massima
            """));

    /// <summary>The first columns of every list since 2017, but for the mark of a favourite between them.</summary>
    private static readonly (int Place, Column Column)[] FirstPlaces =
    [
        (0, Column.Type), (1, Column.Date), (3, Column.Title), (4, Column.Distance), (5, Column.Calories),
        (6, Column.Time), (7, Column.AverageHeartRate), (8, Column.MaxHeartRate),
    ];

    public bool Recognises(string name, ReadOnlySpan<byte> bytes) => Find(ListText.BeginningOf(bytes)) is not null;

    public FileReading Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (Find(ListText.Utf8(bytes)) is not { } list)
        {
            return FileReading.Refused("not_an_activity",
                "This is no list of activities as Garmin Connect exports it. Import Activities.csv as it was saved.");
        }

        if (IsLikely(list)) GuessPlaces(list);
        var (columns, way) = (list.Columns, Survey(list));
        var rows = list.Rows();
        return ListReading.Of(
            rows, way.Doubt, reading => Take(rows, columns, way, reading), cancellationToken);
    }

    private static ActivityList<Column>? Find(ReadOnlyMemory<byte> text) => ActivityList<Column>.Find(
        text,
        Names,
        columns => columns.Has(Column.Type) && columns.Has(Column.Date)
            && columns.Has(Column.Time) && columns.Has(Column.Distance),
        IsLikely);

    /// <summary>A list as it is since 2017, in any language: words, date, yes or no, title, numbers, a time.</summary>
    private static bool IsLikely(ActivityList<Column> list) =>
        list.Headers.Count >= 10 && list.FirstRows(5).Any(row =>
            row.Count == list.Headers.Count
            && row.Text(0).Any(char.IsLetter)
            && ListValues.Date(row.Text(1), monthFirst: false) is not null
            && bool.TryParse(row.Text(2), out _)
            && IsTime(row.Text(6)));

    private static bool IsTime(string cell) => cell.Contains(':') && ListValues.Seconds(cell) is not null;

    private static void GuessPlaces(ActivityList<Column> list)
    {
        foreach (var (place, column) in FirstPlaces) list.Columns.Guess(column, place);

        // Where the lowest and the highest place end the list, the time in motion and the whole stand before them.
        var (moving, elapsed) = (list.Headers.Count - 4, list.Headers.Count - 3);
        if (list.FirstRows(200).Any(row => IsTime(row.Text(moving)) && IsTime(row.Text(elapsed))))
        {
            list.Columns.Guess(Column.Moving, moving);
            list.Columns.Guess(Column.Elapsed, elapsed);
        }
    }

    private static Way Survey(ActivityList<Column> list)
    {
        var columns = list.Columns;
        var survey = new ListSurvey();
        foreach (var row in list.FirstRows())
        {
            survey.SeeDate(row.Text(columns.First(Column.Date)));
            survey.SeeNumber(row.Text(columns.First(Column.Distance)));
            survey.SeeNumber(row.Text(columns.First(Column.Stride)));
        }

        var (metric, statute) = (0, 0);
        foreach (var row in list.FirstRows())
        {
            double Number(Column column) =>
                ListValues.Number(row.Text(columns.First(column)), survey.Decimals) ?? 0;

            var minutes = (ListValues.Seconds(row.Text(columns.First(Column.Time))) ?? 0) / 60;
            var strides = minutes * Number(Column.RunCadence) * Number(Column.Stride);
            switch (strides > 0 ? Number(Column.Distance) * 1000 / strides : 0)
            {
                case > 0.85 and < 1.15: metric++; break;

                // Miles of strides in metres, or of strides in feet.
                case (> 0.53 and < 0.71) or (> 0.16 and < 0.22): statute++; break;
            }

            if (Math.Max(Number(Column.MinTemperature), Number(Column.MaxTemperature)) > HottestCelsius) statute++;
        }

        return new(survey.Decimals, survey.MonthFirst, survey.Doubt, IsStatute: statute > metric);
    }

    private static void Take(CsvRows rows, ListColumns<Column> columns, Way way, ListReading reading)
    {
        var row = new ListRow(rows, way.Decimals, reading);
        var title = row.Words(columns.First(Column.Title)) is { } words && !ListValues.IsNone(words) ? words : null;
        var entry = ListReading.Entry(rows.Number, title);
        var date = rows.Text(columns.First(Column.Date));
        if (ListValues.Date(date, way.MonthFirst) is not { } start)
        {
            reading.RefuseDate(entry, date);
            return;
        }

        var sport = row.Words(columns.First(Column.Type));
        var type = Sports.Of(sport);
        var timer = row.Seconds(columns.First(Column.Time));
        var distance = Metres(row.Positive(columns.First(Column.Distance)), type, timer, way.IsStatute);
        var perStep = type is SportType.Run or SportType.Trail or SportType.Walk or SportType.Hike ? 0.5 : 1;
        var perFoot = way.IsStatute ? MetresPerFoot : 1;
        reading.Take(new()
        {
            Entry = entry,
            Source = Service,
            LocalStart = start,
            Type = type,
            Sport = sport,
            ElapsedSeconds = row.Seconds(columns.First(Column.Elapsed)),
            TimerSeconds = timer,
            MovingSeconds = row.Seconds(columns.First(Column.Moving)),
            DistanceM = distance,
            AscentM = Climbed(row.ZeroOrMore(columns.First(Column.Ascent)), distance) * perFoot,
            DescentM = Climbed(row.ZeroOrMore(columns.First(Column.Descent)), distance) * perFoot,
            AverageHeartRateBpm = row.Positive(columns.First(Column.AverageHeartRate)),
            MaxHeartRateBpm = row.Positive(columns.First(Column.MaxHeartRate)),
            AveragePowerWatts = row.Positive(columns.First(Column.AveragePower)),
            MaxPowerWatts = row.Positive(columns.First(Column.MaxPower)),

            // Steps are counted of both feet, turns of one leg. Some languages call both columns the same.
            AverageCadenceRpm = perStep * (row.Positive(columns.First(Column.RunCadence))
                ?? row.Positive(columns.First(Column.BikeCadence))),
            MaxCadenceRpm = perStep * (row.Positive(columns.First(Column.MaxRunCadence))
                ?? row.Positive(columns.First(Column.MaxBikeCadence))),
            CaloriesKcal = row.Positive(columns.First(Column.Calories)),
            Title = title,
        });
    }

    private static double? Metres(double? distance, SportType type, double? seconds, bool isStatute)
    {
        var (far, near) = isStatute ? (MetresPerMile, MetresPerYard) : (1000, 1);
        var speed = distance / seconds;
        var unit = type switch
        {
            SportType.Swim => speed * near < 0.05 && speed * far < 3 ? far : near,
            SportType.Run or SportType.Trail or SportType.Walk or SportType.Hike or SportType.Row =>
                speed * far > 12 ? near : far,
            _ => speed * far > 60 ? near : far,
        };

        // To the millimetre: more is only what binary fractions add.
        return distance is { } there ? Math.Round(there * unit, 3) : null;
    }

    /// <summary>Nobody who did not move climbed nothing: there was nothing to measure it by.</summary>
    private static double? Climbed(double? metres, double? distance) => metres > 0 || distance > 0 ? metres : null;

    private sealed record Way(char Decimals, bool MonthFirst, string? Doubt, bool IsStatute);
}

using System.Text;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Infrastructure.ActivityFiles.Lists;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Lists;

public sealed class GarminListReaderTests
{
    private const string English = """
        Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Run Cadence,
        Max Run Cadence,Avg Pace,Best Pace,Total Ascent,Total Descent,Avg Stride Length,Avg Vertical Ratio,
        Avg Vertical Oscillation,Avg Ground Contact Time,Avg GAP,Normalized Power® (NP®),Training Stress Score®,
        Avg Power,Max Power,Steps,Total Reps,Total Sets,Decompression,Best Lap Time,Number of Laps,Moving Time,
        Elapsed Time,Min Elevation,Max Elevation
        """;

    private const string French = """
        Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,
        Fréquence cardiaque maximale,TE aérobie,Cadence de course moyenne,Cadence de course maximale,Allure moyenne,
        Meilleure allure,Ascension totale,Descente totale,Longueur moyenne des foulées,Rapport vertical moyen,
        Oscillation verticale moyenne,Temps de contact moyen avec le sol,GAP moyenne,Normalized Power® (NP®),
        Training Stress Score® (TSS®),Puissance moyenne,Puissance max.,Pas,Consommation du Body Battery,Stress moyen,
        Décompression,Temps du meilleur circuit,Nombre de tours,Temps de déplacement,Temps écoulé,Altitude minimale,
        Altitude maximale
        """;

    private const string Spanish = """
        Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Frecuencia cardiaca media,FC máxima,
        TE aeróbico,Cadencia de carrera media,Cadencia de carrera máxima,Ritmo medio,Ritmo óptimo,Ascenso total,
        Descenso total,Longitud media de zancada,Relación vertical media,Oscilación vertical media,
        Tiempo medio de contacto con el suelo,GAP medio,Normalized Power® (NP®),Training Stress Score®,Potencia media,
        Potencia máxima,Pasos,Repeticiones totales,Series totales,Descompresión,Mejor tiempo de vuelta,
        Número de vueltas,Tiempo en movimiento,Tiempo transcurrido,Altura mínima,Altura máxima
        """;

    private const string German = """
        Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,Maximale Herzfrequenz,Aerober TE,
        Ø Schrittfrequenz (Laufen),Max. Schrittfrequenz (Laufen),Ø Pace,Beste Pace,Anstieg gesamt,Abstieg gesamt,
        Ø Schrittlänge,Durchschnittliches vertikales Verhältnis,Ø vertikale Bewegung,Ø Bodenkontaktzeit,Ø GAP,
        Normalized Power® (NP®),Training Stress Score®,Ø Leistung,Maximale Leistung,Schritte,Wiederholungen,Sätze,
        Dekompression,Beste Rundenzeit,Rundenzahl,Zeit in Bewegung,Verstrichene Zeit,Minimale Höhe,Maximale Höhe
        """;

    private const string Points = """
        "6.20","447","00:31:24","153","176","3.6","166","186","5:44","4:06","215","200","1.19","8.6","9.5","281","5:01",
        "371","0.0","343","641","4,808","--","--","No","00:02:15.3","6","00:31:08","00:32:57.5","'-4","190"
        """;

    private const string Commas = """
        "6,20","447","00:31:24","153","176","3,6","166","186","5:44","4:06","215","200","1,19","8,6","9,5","281","5:01",
        "371","0,0","343","641","4.808","--","--","Nein","00:02:15,3","6","00:31:08","00:32:57,5","-4","190"
        """;

    private static readonly GarminListReader Reader = new();

    public static TheoryData<string, string, string> Languages => new()
    {
        { English, "Running", Points }, { French, "Course à pied", Points }, { Spanish, "Carrera", Points },
        { German, "Laufen", Commas },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_list_says_the_same_in_every_language(string header, string type, string values)
    {
        var draft = One(List(header, $"{type},2025-02-06 17:06:03,false,\"Town, by night\",{values}"));

        draft.ShouldBe(TheRun with { Sport = type });
    }

    [Fact]
    public void A_list_in_a_language_nobody_knows_is_read_by_its_places()
    {
        var header = string.Join(',', Enumerable.Range(1, 35).Select(number => $"列{number}"));

        var draft = One(List(header, $"Running,2025-02-06 17:06:03,false,\"Town, by night\",{Points}"));

        draft.ShouldBe(TheRun with
        {
            AscentM = null, DescentM = null, AveragePowerWatts = null, MaxPowerWatts = null, AverageCadenceRpm = null,
            MaxCadenceRpm = null,
        });
    }

    [Fact]
    public void The_list_of_2012_has_a_title_above_it_and_spaces_before_its_rows()
    {
        const string text = """
            Aktivitäten von jemand

             Favorit,Aktivitätsname,Aktivitätstyp,Start,Zeit,Distanz,Positiver Höhenunterschied,Ø HF,Max. HF,Kalorien,
             false,Lauf,Laufen,"Fr, 25 Mai 2012 20:31",1:05:11,"10,20",38,138,150,588,
             false,Auslaufen,Laufen,"Mi, 3 Okt 2012 19:25",12:03,"2,00",0,--,--,150,
            """;

        var drafts = Read(Bytes(text)).Activities;

        drafts[0].ShouldBe(new()
        {
            Entry = "row 4, Lauf", LocalStart = new(2012, 5, 25, 20, 31, 0), Type = SportType.Run, Sport = "Laufen",
            TimerSeconds = 3911, DistanceM = 10_200, AscentM = 38, AverageHeartRateBpm = 138, MaxHeartRateBpm = 150,
            CaloriesKcal = 588, Title = "Lauf", Source = "garmin",
        });
        drafts[1].LocalStart.ShouldBe(new(2012, 10, 3, 19, 25, 0));
        (drafts[1].TimerSeconds, drafts[1].AscentM, drafts[1].AverageHeartRateBpm).ShouldBe((723, 0, null));
    }

    [Fact]
    public void Miles_are_known_by_the_length_of_strides()
    {
        var row = $"Running,2025-02-06 17:06:03,false,Run,{Points}".Replace("\"6.20\"", "\"3.85\"");

        var draft = One(List(English, row));

        draft.DistanceM!.Value.ShouldBe(3.85 * 1609.344, 0.01);
        draft.AscentM!.Value.ShouldBe(215 * 0.3048, 0.01);
    }

    [Fact]
    public void Miles_are_known_by_temperatures_that_are_none_in_Celsius()
    {
        const string header =
            "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Elev Gain,Min Temp,Max Temp";

        One(List(header, "Cycling,7/24/2020 15:36,FALSE,Ride,10.00,520,0:49:12,132,100,66.2,80.6"))
            .DistanceM!.Value.ShouldBe(16_093.44, 0.01);
        One(List(header, "Cycling,7/24/2020 15:36,FALSE,Ride,10.00,520,0:49:12,132,100,19.0,27.0"))
            .DistanceM.ShouldBe(10_000);
    }

    [Theory]
    [InlineData("Pool Swimming", "1,500", "00:35:12", 1500)]
    [InlineData("Open Water Swimming", "2.10", "00:40:00", 2100)]
    [InlineData("Indoor Rowing", "5,000", "00:20:00", 5000)]
    [InlineData("Rowing", "7.00", "01:40:55", 7000)]
    [InlineData("Track Running", "10,000", "00:40:00", 10_000)]
    [InlineData("Cycling", "1,042.02", "73:51:46", 1_042_020)]
    public void What_nobody_could_do_in_kilometres_is_metres(string type, string distance, string time, double metres)
    {
        const string header = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR";

        One(List(header, $"{type},2026-08-05 07:15:00,false,Session,\"{distance}\",480,{time},135"))
            .DistanceM.ShouldBe(metres);
    }

    [Fact]
    public void What_has_no_distance_climbed_nothing_that_was_measured()
    {
        var row = English.ReplaceLineEndings("").Split(',').Select(_ => "0").ToArray();
        (row[0], row[1], row[2]) = ("Strength Training", "2025-02-06 17:06:03", "true");
        (row[3], row[6]) = ("--", "00:40:00");

        var draft = One(List(English, string.Join(',', row)));

        draft.ShouldBe(new()
        {
            Entry = "row 2", LocalStart = new(2025, 2, 6, 17, 6, 3), Type = SportType.Strength,
            Sport = "Strength Training", TimerSeconds = 2400, Source = "garmin",
        });
    }

    [Fact]
    public void A_spreadsheet_that_saved_the_list_again_changes_nothing()
    {
        // Cells in quotes come after those without, so that what parts them is one or the other.
        var row = $"Laufen,06.02.2025 17:06,FALSCH,Town".Replace(',', ';') + ";"
            + Commas.ReplaceLineEndings("").Replace("\",\"", "\";\"");
        var semicolons = $"{German.ReplaceLineEndings("").Replace(',', ';')}\r\n{row}\r\n";

        var draft = One([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(semicolons)]);

        draft.ShouldBe(TheRun with
        {
            Entry = "row 2, Town", Title = "Town", Sport = "Laufen", LocalStart = new(2025, 2, 6, 17, 6, 0),
        });
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_refused_and_the_rest_is_taken()
    {
        const string header = "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR";
        var reading = Read(List(header,
            "Running,2026-06-01 06:30:00,false,\"Morning, \"\"PB\"\"\",5.43,345,00:33:05,150",
            "Running,not-a-date,false,<script>alert(1)</script>,\"12> . <x>\",NaN,whenever,0",
            "Running,2026-06-02 06:30:00,false,Odd,12x,NaN,whenever,-5"));

        reading.Activities.Select(draft => draft.Title).ShouldBe(["Morning, \"PB\"", "Odd"]);
        reading.RefusedEntries.ShouldHaveSingleItem().Entry.ShouldBe("row 3, <script>alert(1)</script>");
        (reading.Activities[1].DistanceM, reading.Activities[1].TimerSeconds, reading.Activities[1].AverageHeartRateBpm)
            .ShouldBe((null, null, null));
        reading.Warnings.ShouldBe(["What could not be read was left out: “whenever” in row 4, 3 in all."]);
    }

    [Theory]
    [InlineData("Laps,Time,Cumulative Time,Distance,Avg Pace,Avg HR\n1,5:44,5:44,1.00,5:44,150\n")]
    [InlineData("id,date,name,type,description,elapsed_time,distance\n1,2018-09-12 15:02:23,A,Ride,,783,3681.0\n")]
    [InlineData("Time,HR,Speed,Cadence,Altitude\n00:00:01,100,3,80,5\n")]
    public void What_is_no_list_of_activities_is_not_taken_for_one(string text) =>
        Reader.Recognises("Activities.csv", Bytes(text)).ShouldBeFalse();

    private static ActivityDraft TheRun => new()
    {
        Entry = "row 2, Town, by night", LocalStart = new(2025, 2, 6, 17, 6, 3), Type = SportType.Run,
        Sport = "Running", TimerSeconds = 1884, ElapsedSeconds = 1977.5, MovingSeconds = 1868, DistanceM = 6200,
        AscentM = 215, DescentM = 200, AverageHeartRateBpm = 153, MaxHeartRateBpm = 176, AveragePowerWatts = 343,
        MaxPowerWatts = 641, AverageCadenceRpm = 83, MaxCadenceRpm = 93, CaloriesKcal = 447, Title = "Town, by night",
        Source = "garmin",
    };

    private static byte[] List(string header, params string[] rows) =>
        Bytes(string.Concat(rows.Prepend(header).Select(row => row.ReplaceLineEndings("") + "\n")));

    private static ActivityDraft One(byte[] bytes) => Read(bytes).Activities.ShouldHaveSingleItem();

    private static FileReading Read(byte[] bytes)
    {
        Reader.Recognises("Activities.csv", bytes).ShouldBeTrue();
        return Reader.Read(bytes, TestContext.Current.CancellationToken);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

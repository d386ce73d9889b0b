using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Reality.Import;

/// <summary>
/// The one table from the words devices and services have for sports to the types of sessions. It knows the names of
/// the FIT profile, TCX, GPX and the services' lists of activities (English, German, French, Spanish), and the numbers
/// Strava writes into GPX. Case, accents and what stands between words do not matter: <c>Trail Run</c>,
/// <c>trail_running</c> and <c>trailRun</c> are one word.
/// </summary>
public static partial class Sports
{
    private const int MaxLength = 100;
    private static readonly char[] Between = [' ', '_', '-', '/', '.', ',', ':', '(', ')'];

    private static readonly FrozenDictionary<string, SportType> Known = Words(
        (SportType.Run, """
            run running runner jog jogging street_running road_running track_running treadmill
            treadmill_running indoor_running indoor_run indoor_track virtual_run virtual_running ultra_run
            ultra_running obstacle_run obstacle_racing parkour orienteering wheelchair_push_run wheelchair_run 9 53
            Lauf Laufen Läufe Joggen Straßenlauf Bahnlauf Laufband Laufbandtraining Hallenlauf
            Virtueller_Lauf
            Virtuelles_Laufen Indoor_Laufen Ultralauf
            Course Course_à_pied Course_sur_route Course_sur_piste Course_sur_tapis Tapis_de_course
            Tapis_roulant
            Course_virtuelle Course_à_pied_virtuelle Course_en_salle Footing
            Carrera Carreras Correr Corriendo Carrera_a_pie Carrera_virtual Cinta Cinta_de_correr
            Carrera_en_pista
            Carrera_en_cinta Carrera_en_calle Trote
            """),
        (SportType.Trail, """
            trail trail_run trail_running mountain_running mountain_run fell_running fell_run skyrunning
            cross_country_running
            Traillauf Geländelauf Berglauf Crosslauf
            Course_trail Course_de_trail Course_en_sentier Trail_course_à_pied Course_nature
            Carrera_de_montaña Carrera_por_montaña Carrera_de_trail Carrera_por_senderos
            """),
        (SportType.Hike, """
            hike hiking trekking mountaineering mountain_hiking snowshoe snowshoeing snowshoe_hike rucking
            ruck backpacking via_ferrata 4 13
            Wandern Wanderung Wanderungen Bergwandern Bergwanderung Bergsteigen Schneeschuhwandern
            Schneeschuhlaufen
            Schneeschuh Klettersteig
            Randonnée Randonnées Randonnée_pédestre Marche_en_montagne Alpinisme Raquettes Raquette
            Raquettes_à_neige
            Senderismo Excursionismo Excursión Caminata_de_montaña Alpinismo Montañismo Raquetas
            Raquetas_de_nieve
            """),
        (SportType.Walk, """
            walk walking casual_walking speed_walking indoor_walking race_walking power_walking
            nordic_walking dog_walking treadmill_walking indoor_walk wheelchair wheelchair_push_walk
            wheelchair_walk 10 52
            Gehen Spaziergang Spazieren Spazierengehen Walken Rollstuhl
            Marche Marche_à_pied Marche_rapide Marche_nordique Marche_athlétique Promenade Fauteuil_roulant
            Caminata Caminar Caminando Andar Paseo Marcha Marcha_nórdica Silla_de_ruedas
            """),
        (SportType.Bike, """
            bike biking bicycle bicycling cycle cycling cycle_sport cycling_sport cycling_transportation
            ride riding road_bike road_biking road_cycling mountain_bike mountain_biking mountain_bike_ride
            mtb gravel gravel_ride gravel_cycling gravel_riding gravel_unpaved_cycling cyclocross
            track_cycling indoor_cycling indoor_bike indoor_biking indoor_ride spin spinning stationary_bike
            recumbent recumbent_cycling velomobile bmx downhill_biking handcycle hand_cycling
            indoor_handcycling e_bike e_biking e_bike_ride e_bike_fitness e_bike_mountain
            e_mountain_bike_ride e_mountain_bike e_bike_mountain_bike virtual_ride virtual_cycling
            enduro_mtb e_enduro_mtb race_bike touring_bicycle e_touring_bicycle
            1 17 18 19 51
            Rad Radfahrt Radfahrten Radfahren Radtour Fahrrad Fahrradfahren Fahrt Rennrad Rennradfahren
            Mountainbikefahrt Mountainbiken Gravelfahrt Gravelbike Gravel_Radfahren E_Bike_Fahrt
            E_Bike_Fahren
            E_Mountainbike_Fahrt Virtuelle_Radfahrt Virtuelle_Fahrt Virtuelles_Radfahren Indoor_Radfahren
            Hallenradfahren Hallenrad Handbike
            Vélo Cyclisme Sortie_vélo Sortie_à_vélo Cyclotourisme Vélo_de_route Cyclisme_sur_route VTT
            Sortie_VTT
            Vélo_électrique VAE Sortie_en_vélo_électrique Sortie_virtuelle Vélo_virtuel Cyclisme_virtuel
            Home_trainer
            Vélo_d'intérieur Vélo_d'appartement Cyclisme_en_salle Vélo_en_salle Vélo_gravel Sortie_gravel
            Bici Bicicleta Ciclismo Ciclismo_de_carretera Ciclismo_en_carretera Ciclismo_de_montaña
            Ciclismo_indoor
            Ciclismo_en_interiores Ciclismo_en_sala Ciclismo_virtual Bicicleta_de_montaña
            Bicicleta_eléctrica
            Bicicleta_estática Salida_en_bici Vuelta_en_bici Paseo_en_bicicleta
            """),
        (SportType.Swim, """
            swim swimming lap_swimming lap_swim pool_swimming pool_swim open_water open_water_swimming
            open_water_swim
            16
            Schwimmen Bahnschwimmen Schwimmbadschwimmen Schwimmbad Freiwasser Freiwasserschwimmen
            Beckenschwimmen
            Natation Natation_en_piscine Natation_en_eau_libre Nage Nage_en_eau_libre Nage_en_piscine
            Natación Natación_en_piscina Natación_en_aguas_abiertas Nadar Aguas_abiertas
            """),
        (SportType.Row, """
            row rowing indoor_rowing indoor_row rowing_machine rower virtual_row virtual_rowing ergometer
            coastal_rowing paddle paddling paddle_sports kayak kayaking canoe canoeing stand_up_paddle
            stand_up_paddling stand_up_paddleboarding sup whitewater rafting whitewater_rafting_kayaking
            flatwater 21 22 23 24
            Rudern Ruderergometer Rudergerät Indoor_Rudern Virtuelles_Rudern Paddeln Kajak Kajakfahren
            Kajakfahrt Kanu
            Kanufahren Kanufahrt Stehpaddeln Stand_Up_Paddeln
            Aviron Aviron_en_salle Aviron_indoor Aviron_d'intérieur Rameur Canoë_kayak Kayak_de_mer Pagaie
            Remo Remo_indoor Remo_en_interiores Remo_en_sala Piragüismo Kayak_de_mar Canoa Canotaje
            Pádel_surf Palear
            """),
        (SportType.Ski, """
            ski skiing cross_country_skiing cross_country_skiing_ws cross_country_ski xc_ski nordic_ski
            nordic_skiing skate_skiing classic_skiing alpine_ski alpine_skiing downhill_skiing resort_skiing
            resort_skiing_snowboarding resort_skiing_snowboarding_ws backcountry_ski backcountry_skiing
            backcountry_skiing_snowboarding backcountry_skiing_snowboarding_ws ski_touring skimo roller_ski
            roller_skiing snowboard snowboarding backcountry_snowboarding telemark 2 3 7 8 12
            Skifahren Ski_Alpin Alpinski Alpinskifahren Langlauf Skilanglauf Skating_Langlauf Skitour
            Skitouren Skitourengehen Tourenski Rollski Rollskilauf Snowboarden
            Ski_de_fond Ski_nordique Ski_de_randonnée Ski_hors_piste Ski_à_roulettes Ski_roue
            Planche_à_neige
            Esquí Esquiar Esquí_alpino Esquí_de_fondo Esquí_nórdico Esquí_de_travesía Esquí_fuera_de_pista
            Esquí_sobre_ruedas
            """),
        (SportType.Skate, """
            skate skating ice_skate ice_skating inline_skate inline_skating inline_hockey roller_skate
            roller_skating rollerblading skateboard skateboarding speed_skating 5 6
            Eislaufen Eislauf Schlittschuhlaufen Schlittschuh Inlineskaten Inliner
            Rollschuhlaufen Skateboarden Skaten
            Patinage Patinage_sur_glace Patin_à_glace Patins_à_glace Roller Roller_en_ligne
            Patin_à_roues_alignées
            Patins_à_roues_alignées Planche_à_roulettes Rollers
            Patinaje Patinaje_sobre_hielo Patinaje_en_línea Patinaje_sobre_ruedas Patinar Monopatín
            """),
        (SportType.Strength, """
            strength strength_training weight_training weights weight_lifting powerlifting crossfit
            functional_strength_training traditional_strength_training functional_training core_training
            bodyweight bodybuilding calisthenics kettlebell 26 30
            Krafttraining Kraft Gewichtheben Gewichtstraining Fitnessstudio Hanteltraining
            Funktionelles_Training
            Musculation Renforcement_musculaire Renforcement Haltérophilie Entraînement_aux_poids
            Entraînement_de_force Entraînement_musculaire
            Fuerza Entrenamiento_de_fuerza Entrenamiento_con_pesas Entrenamiento_con_peso Pesas Musculación
            Levantamiento_de_pesas
            """),
        (SportType.Mobility, """
            mobility mobility_training yoga pilates flexibility flexibility_training stretching stretch
            barre tai_chi qi_gong gymnastics mind_and_body 31
            Beweglichkeit Beweglichkeitstraining Dehnen Dehnung Mobilität Mobilitätstraining Mobilisation
            Gymnastik
            Souplesse Étirement Étirements Mobilité Gymnastique Assouplissement
            Movilidad Flexibilidad Estiramiento Estiramientos Gimnasia
            """),
        (SportType.Generic, """
            generic workout uncategorized 11
            Training Entraînement Entrenamiento Ejercicio Exercice Übung Workout_Training
            Unkategorisiert Non_classé Sin_categoría Sans_catégorie
            """),
        (SportType.Other, """
            other unknown transition multisport fitness_equipment motorcycling motorcycle driving flying
            horseback_riding sailing sail surf surfing kitesurf kitesurfing windsurf windsurfing
            wakeboarding hunting fishing golf rock_climbing climbing indoor_climbing bouldering elliptical
            stair_stepper stair_climbing floor_climbing cardio cardio_training indoor_cardio hiit
            high_intensity_interval_training meditation breathing breathwork diving boating triathlon
            duathlon brick swim_run snowmobiling boxing tennis soccer football basketball racket team_sport
            dance jump_rope 14 15 25 27 28 29
            Sonstiges Sonstige Andere Unbekannt Klettern Segeln Golfen Reiten Motorrad Motorradfahren
            Übergang
            Autre Autres Inconnu Escalade Voile Équitation Moto
            Otro Otros Otra Otras Desconocido Escalada Vela Equitación
            """));

    private static readonly FrozenSet<string> Vague = FrozenSet.Create("", "other", "unknown", "fitnessequipment");

    /// <summary>The type of session; <see cref="SportType.Other"/> for words nobody knows.</summary>
    /// <param name="sport">The name of the sport, or the number Strava writes instead; null is unknown.</param>
    /// <param name="subSport">The finer name of FIT, which decides where the sport alone says too little.</param>
    public static SportType Of(string? sport, string? subSport = null)
    {
        var type = Named(sport ?? "");
        return (type, Named(subSport ?? "")) switch
        {
            (SportType.Run, SportType.Trail) => SportType.Trail,
            (SportType.Walk, SportType.Hike) => SportType.Hike,
            (_, SportType.Generic or SportType.Other) => type,
            (SportType.Generic or SportType.Other, var finer) when SaysLittle(sport ?? "") => finer,
            _ => type,
        };
    }

    /// <summary>
    /// Whether the finer name may decide: a fitness machine used for rowing is rowing, yet climbing for strength is
    /// climbing. A sport that nobody has heard of says as little as none.
    /// </summary>
    private static bool SaysLittle(string sport) =>
        Exactly(sport) is null or SportType.Generic || Vague.Contains(Spelled(sport));

    private static SportType Named(string name) => Exactly(name) ?? ByItsWords(name);

    private static SportType? Exactly(string name) => name.Length <= MaxLength
        && (Known.TryGetValue(Spelled(name), out var type) || Known.TryGetValue(Spelled(Unversioned(name)), out type))
            ? type
            : null;

    /// <summary>Garmin numbers the versions of its sports: <c>stand_up_paddleboarding_v2</c>.</summary>
    private static string Unversioned(string name)
    {
        var version = name.LastIndexOf("_v", StringComparison.OrdinalIgnoreCase);
        return version > 0 && !name.AsSpan(version + 2).ContainsAnyExceptInRange('0', '9') ? name[..version] : name;
    }

    /// <summary>
    /// A name of several words is what those of them that are known agree upon: <c>Masters Pool Swim</c> and
    /// <c>OutdoorSwim</c> swim, <c>Motorcycle Ride</c> does not say what it is. A trail is run on unless another word
    /// says otherwise.
    /// </summary>
    private static SportType ByItsWords(string name)
    {
        if (name.Length > MaxLength) return SportType.Other;
        var found = Humps().Replace(name, " ").Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !char.IsAsciiDigit(word[0]))
            .Select(Exactly).OfType<SportType>().Distinct().Order().ToList();
        return found switch
        {
            [var only] => only,
            [SportType.Run, SportType.Trail] => SportType.Trail,
            [SportType.Trail, SportType.Hike or SportType.Walk or SportType.Bike] => found[1],
            _ => SportType.Other,
        };
    }

    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})")]
    private static partial Regex Humps();

    private static string Spelled(string name)
    {
        var spelled = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value is 'ß')
            {
                spelled.Append("ss");
            }
            else if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                spelled.Append(Rune.ToLowerInvariant(rune));
            }
        }

        // Without half pairs, which it would throw at, a text can be taken apart into letters and accents.
        var letters = spelled.ToString().Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit);
        return string.Concat(letters);
    }

    private static FrozenDictionary<string, SportType> Words(params (SportType Type, string Words)[] table) =>
        table.SelectMany(row => row.Words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
                .Select(Spelled).Distinct().Select(word => KeyValuePair.Create(word, row.Type)))
            .ToFrozenDictionary();
}

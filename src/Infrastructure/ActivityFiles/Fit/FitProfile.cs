using System.Globalization;

namespace TrainingOs.Infrastructure.ActivityFiles.Fit;

/// <summary>
/// The numbers of the FIT profile that a recorded activity is read by, and the words for the numbers it holds.
/// </summary>
internal static class FitProfile
{
    public const ushort FileId = 0;
    public const ushort Sport = 12;
    public const ushort Session = 18;
    public const ushort Lap = 19;
    public const ushort Record = 20;
    public const ushort Event = 21;
    public const ushort DeviceInfo = 23;
    public const ushort Activity = 34;
    public const ushort Length = 101;
    public const ushort HeartRate = 132;

    public const uint ActivityFile = 4;
    public const uint ActivitySummaryFile = 20;

    public const uint Multisport = 18;

    /// <summary>Below it, a time counts the seconds since the device was switched on.</summary>
    private const uint FirstDate = 0x10000000;

    private static readonly DateTimeOffset Epoch = new(1989, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public static bool IsDate(uint time) => time >= FirstDate;

    public static DateTimeOffset Instant(uint time) => Epoch.AddSeconds(time);

    /// <summary>What such a file holds, for a sentence.</summary>
    public static string File(uint type) => type switch
    {
        1 => "a description of a device",
        2 => "a file of settings",
        3 => "a file of sport settings",
        5 => "a workout to be done",
        6 => "a course to be followed",
        7 => "a file of schedules",
        9 => "a file of weights",
        10 => "a file of totals",
        11 => "a file of goals",
        14 => "a file of blood pressure",
        15 or 28 or 32 => "a day's monitoring of steps and pulse",
        34 => "a segment",
        35 => "a list of segments",
        _ => $"a FIT file of type {Invariant(type)}",
    };

    /// <summary>The sport in the profile's words: <c>running/trail</c>; the number where it has no word here.</summary>
    public static (string? Sport, string? SubSport) Names(uint? sport, uint? subSport) =>
        (sport is { } kind ? SportName(kind) ?? Invariant(kind) : null,
            subSport is { } detail and not 0 ? SubSportName(detail) ?? Invariant(detail) : null);

    public static string Manufacturer(uint number) => number switch
    {
        1 => "garmin",
        2 => "garmin_fr405_antfs",
        6 => "srm",
        7 => "quarq",
        9 => "saris",
        13 => "dynastream_oem",
        15 => "dynastream",
        23 => "suunto",
        32 => "wahoo_fitness",
        37 => "magellan",
        38 => "osynce",
        40 => "concept2",
        54 => "ifor_powell",
        63 => "specialized",
        69 => "stages_cycling",
        70 => "sigmasport",
        71 => "tomtom",
        73 => "wattbike",
        76 => "moxy",
        87 => "nielsen_kellerman",
        89 => "tacx",
        95 => "stryd",
        123 => "polar_electro",
        255 => "development",
        258 => "lezyne",
        260 => "zwift",
        263 => "favero_electronics",
        265 => "strava",
        267 => "bryton",
        281 => "trainer_road",
        289 => "hammerhead",
        294 => "coros",
        307 => "onelap",
        331 => "mywhoosh",
        340 => "peloton",
        348 => "huawei",
        _ => $"manufacturer {number}",
    };

    private static string Invariant(uint number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? SportName(uint number) => number switch
    {
        0 => "generic",
        1 => "running",
        2 => "cycling",
        3 => "transition",
        4 => "fitness_equipment",
        5 => "swimming",
        6 => "basketball",
        7 => "soccer",
        8 => "tennis",
        9 => "american_football",
        10 => "training",
        11 => "walking",
        12 => "cross_country_skiing",
        13 => "alpine_skiing",
        14 => "snowboarding",
        15 => "rowing",
        16 => "mountaineering",
        17 => "hiking",
        18 => "multisport",
        19 => "paddling",
        20 => "flying",
        21 => "e_biking",
        22 => "motorcycling",
        23 => "boating",
        24 => "driving",
        25 => "golf",
        26 => "hang_gliding",
        27 => "horseback_riding",
        28 => "hunting",
        29 => "fishing",
        30 => "inline_skating",
        31 => "rock_climbing",
        32 => "sailing",
        33 => "ice_skating",
        34 => "sky_diving",
        35 => "snowshoeing",
        36 => "snowmobiling",
        37 => "stand_up_paddleboarding",
        38 => "surfing",
        39 => "wakeboarding",
        40 => "water_skiing",
        41 => "kayaking",
        42 => "rafting",
        43 => "windsurfing",
        44 => "kitesurfing",
        45 => "tactical",
        46 => "jumpmaster",
        47 => "boxing",
        48 => "floor_climbing",
        53 => "diving",
        62 => "hiit",
        64 => "racket",
        67 => "meditation",
        70 => "team_sport",
        82 => "snorkeling",
        83 => "dance",
        84 => "jump_rope",
        86 => "mobility",
        254 => "all",
        _ => null,
    };

    private static string? SubSportName(uint number) => number switch
    {
        1 => "treadmill",
        2 => "street",
        3 => "trail",
        4 => "track",
        5 => "spin",
        6 => "indoor_cycling",
        7 => "road",
        8 => "mountain",
        9 => "downhill",
        10 => "recumbent",
        11 => "cyclocross",
        12 => "hand_cycling",
        13 => "track_cycling",
        14 => "indoor_rowing",
        15 => "elliptical",
        16 => "stair_climbing",
        17 => "lap_swimming",
        18 => "open_water",
        19 => "flexibility_training",
        20 => "strength_training",
        21 => "warm_up",
        22 => "match",
        23 => "exercise",
        24 => "challenge",
        25 => "indoor_skiing",
        26 => "cardio_training",
        27 => "indoor_walking",
        28 => "e_bike_fitness",
        29 => "bmx",
        30 => "casual_walking",
        31 => "speed_walking",
        32 => "bike_to_run_transition",
        33 => "run_to_bike_transition",
        34 => "swim_to_bike_transition",
        37 => "backcountry",
        38 => "resort",
        42 => "skate_skiing",
        43 => "yoga",
        44 => "pilates",
        45 => "indoor_running",
        46 => "gravel_cycling",
        47 => "e_bike_mountain",
        48 => "commuting",
        49 => "mixed_surface",
        58 => "virtual_activity",
        62 => "breathing",
        67 => "ultra",
        68 => "indoor_climbing",
        69 => "bouldering",
        70 => "hiit",
        78 => "triathlon",
        79 => "duathlon",
        80 => "brick",
        81 => "swim_run",
        124 => "rucking",
        _ => null,
    };
}

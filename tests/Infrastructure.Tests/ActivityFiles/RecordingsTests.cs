using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles;

/// <summary>
/// Real recordings against what independent tools read in them. They are of real people and stay outside of the
/// repository: the tests run where their folder is (beside the repository, or where TRAININGOS_RECORDINGS says), and
/// are skipped elsewhere. No place and no name of them is printed.
/// </summary>
public sealed class RecordingsTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<IActivityReader> Readers =
        [.. new ServiceCollection().AddActivityFiles().BuildServiceProvider().GetServices<IActivityReader>()];

    [Fact]
    public void Every_field_of_a_real_FIT_file_is_what_independent_tools_read()
    {
        var entries = Entries("FIT").Where(entry => entry["session_list"]!.AsArray().Count > 0).ToList();
        entries.Count.ShouldBe(27);

        var table = new Table();
        foreach (var entry in entries)
        {
            var sessions = entry["session_list"]!.AsArray();
            var drafts = Read(entry).Activities;
            var name = Path.GetFileName((string)entry["file"]!);
            if (Device(entry["device"]!.AsObject()) is { } device) table.Add(name, "device", device, drafts[0].Device);
            table.Add(name, "sessions", sessions.Count, drafts.Count);
            table.Add(name, "laps", (double?)entry["truth"]!["laps"], drafts.Sum(draft => draft.Laps.Count));
            table.Add(name, "points", Points(entry), drafts.Sum(draft => draft.Streams.Count));
            foreach (var (at, (truth, draft)) in sessions.Zip(drafts).Index())
            {
                var row = sessions.Count == 1 ? name : $"{name} {at + 1}";
                AddSession(table, row, truth!.AsObject(), draft);
            }

            if (entry["records"]!["with_gps"] is not null) AddColumns(table, name, entry, drafts);
        }

        output.WriteLine(table.ToString());
        table.Differences.ShouldBeEmpty();
    }

    /// <summary>The name in the file's first message, or the one that Garmin's number for it stands for.</summary>
    private static string? Device(JsonObject device) => (string?)device["product_name"]
        ?? ((string?)device["manufacturer"] == "garmin" ? BoxName((string)device["product"]!) : null);

    private static string BoxName(string product) => product switch
    {
        "vivoActiveHr" => "vívoactive HR",
        "venusq" => "Venu Sq",
        "venu3" => "Venu 3",
        _ when product.StartsWith("edge", StringComparison.Ordinal) => $"Edge {product[4..]}",
        _ => $"Forerunner {product[2..].ToUpperInvariant()}",
    };

    /// <summary>How many records say what, and what on average.</summary>
    private static void AddColumns(
        Table table, string name, JsonObject entry, IReadOnlyList<ActivityDraft> drafts)
    {
        var records = entry["records"]!;
        // Records of the same second are one point: their values are fewer.
        var merged = (double)records["equal_ts_steps"]!;
        table.Add(name, "positions", (double?)records["with_gps"], Column(StreamType.Latitude).Count, merged);
        table.Add(name, "altitudes", (double?)records["with_altitude"], Column(StreamType.Altitude).Count, merged);
        var hearts = Column(StreamType.HeartRate);
        var hasPulse = (double?)records["hr_max"] > 0;
        table.Add(name, "pulses", hasPulse ? (double?)records["with_hr"] : 0, hearts.Count, merged);
        table.Add(name, "mean pulse", hasPulse ? (double?)records["hr_mean"] : null, Mean(hearts), 0.2);
        // The tools do not take an app's power for the device's.
        if ((int)entry["developer_fields"]! > 0 && (int)records["with_power"]! == 0) return;
        var powers = Column(StreamType.Power);
        table.Add(name, "powers", (double?)records["with_power"], powers.Count, merged);
        table.Add(name, "mean power", (double?)records["power_mean"], Mean(powers), 0.006);

        List<double> Column(StreamType type) =>
            [.. drafts.SelectMany(draft => draft.Streams[type] ?? []).Where(double.IsFinite)];
        static double? Mean(List<double> values) => values.Count == 0 ? null : values.Average();
    }

    [Fact]
    public void Every_broken_FIT_file_is_read_as_far_as_it_goes_and_says_what_is_wrong()
    {
        var broken = Entries("FIT")
            .Where(entry => ((string)entry["file"]!).StartsWith("broken/", StringComparison.Ordinal))
            .ToDictionary(entry => Path.GetFileNameWithoutExtension((string)entry["file"]!), Read);
        broken.Count.ShouldBe(6);

        Salvaged("fit-bad-file-crc", "checksum", isPartial: false);
        Salvaged("fit-truncated-by-3-bytes", "cut off", isPartial: true);
        var cut = broken["fit-strava-android-garbage-after-records"].Activities[0].Complete();
        cut.DistanceM.ShouldNotBeNull();
        cut.AscentM.ShouldBeNull("the points are 8 percent of it");
        cut.MovingSeconds.ShouldBeNull();
        cut.Derived.ShouldBeEmpty();
        Salvaged("fit-chained-second-header-corrupt", "From byte 771 of 854 on something unreadable", isPartial: false);
        Salvaged("fit-strava-android-garbage-after-records", "From byte 7471 of 78233 on", isPartial: true);
        Refused("empty-0-bytes", "empty_file", "The file is empty.");
        Refused("fit-course-not-activity", "not_an_activity", "This is a course to be followed, not a recorded");

        void Salvaged(string name, string warning, bool isPartial)
        {
            broken[name].Activities.ShouldHaveSingleItem().IsPartial.ShouldBe(isPartial, name);
            string.Join(' ', broken[name].Warnings).ShouldContain(warning, Case.Sensitive, name);
        }

        void Refused(string name, string reason, string message)
        {
            broken[name].Refusal!.Reason.ShouldBe(reason, name);
            broken[name].Refusal!.Message.ShouldStartWith(message, Case.Sensitive, name);
        }
    }

    [Fact]
    public void Every_field_of_a_real_GPX_file_is_what_independent_tools_read()
    {
        var entries = Entries("GPX").Where(entry => (bool?)entry["readable"] != false).ToList();
        entries.Count.ShouldBe(8);

        var table = new Table();
        foreach (var entry in entries)
        {
            var truth = entry["truth"]!.AsObject();
            var name = Path.GetFileName((string)entry["file"]!);
            // The tools count tracks, also an empty one; those that follow each other are one activity here.
            var draft = Read(entry).Activities.ShouldHaveSingleItem(name).Complete();
            AddWhole(table, name, entry, draft);
            table.Add(name, "distance", (double?)truth["distance_m"], draft.DistanceM,
                (double)truth["distance_m"]! * 0.005 + 0.05);
            var stretches = entry["segment_points"]!.AsArray().SelectMany(track => track!.AsArray());
            table.Add(name, "stretches",
                stretches.Count(points => (int)points! > 0), draft.Streams.Breaks.Count + 1);
            table.Add(name, "avg hr", Measured(truth, "avg_hr"), draft.AverageHeartRateBpm, 0.005);
            table.Add(name, "max hr", Measured(truth, "max_hr"), draft.MaxHeartRateBpm);
            table.Add(name, "avg power", Measured(truth, "avg_power"), draft.AveragePowerWatts, 0.005);
            table.Add(name, "calories", Measured(truth, "calories"), draft.CaloriesKcal);
            if (!draft.Derived.Contains("moving_minutes")) continue;
            var moving = (double)entry["computed"]!["moving_time_s"]!;
            table.Add(name, "moving", moving, draft.MovingSeconds, moving * 0.1);
        }

        output.WriteLine(table.ToString());
        table.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_of_a_real_TCX_file_is_what_independent_tools_read()
    {
        var entries = Entries("TCX");
        entries.Count.ShouldBe(7);

        var table = new Table();
        foreach (var entry in entries)
        {
            var truth = entry["truth"]!.AsObject();
            var name = Path.GetFileName((string)entry["file"]!);
            var read = Read(entry).Activities.ShouldHaveSingleItem(name);
            AddWhole(table, name, entry, read.Complete());
            table.Add(name, "laps", (double?)truth["laps"], read.Laps.Count);
            table.Add(name, "device", (string?)entry["activity_list"]![0]!["creator"], read.Device);
            table.Add(name, "distance", (double?)truth["distance_m"], read.DistanceM, 0.0005);
            table.Add(name, "avg hr", Measured(truth, "avg_hr"), read.AverageHeartRateBpm, 0.05);
            table.Add(name, "max hr", Measured(truth, "max_hr"), read.MaxHeartRateBpm);
            table.Add(name, "calories", Measured(truth, "calories"), read.CaloriesKcal);
            var watts = entry["activity_list"]![0]!["lap_avg_watts"] as JsonArray ?? [];
            if (watts.Count <= 1) table.Add(name, "power of the lap", (string?)watts.FirstOrDefault(), Shown(read));
        }

        output.WriteLine(table.ToString());
        table.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void A_real_GPX_file_without_coordinates_is_refused_with_a_reason()
    {
        var broken = Entries("GPX").Where(entry => (bool?)entry["readable"] == false).ShouldHaveSingleItem();
        var refusal = Read(broken).Refusal.ShouldNotBeNull();
        refusal.Reason.ShouldBe("no_positions");
        refusal.Message.ShouldStartWith("None of the 2 track points in this GPX file has a usable latitude");
    }

    private static void AddWhole(Table table, string row, JsonObject entry, ActivityDraft draft)
    {
        var truth = entry["truth"]!.AsObject();
        table.Add(row, "sport", (string?)truth["sport"], draft.Sport);
        table.Add(row, "start", Instant((string)truth["start_utc"]!), Instant($"{draft.Start:O}"));
        table.Add(row, "offset", (double?)truth["local_offset_s"], draft.RecordedOffset?.TotalSeconds);
        table.Add(row, "elapsed", (double?)truth["elapsed_s"], draft.ElapsedSeconds);
        table.Add(row, "timer", (double?)truth["timer_s"], draft.TimerSeconds);
        table.Add(row, "points", (double?)truth["points"], draft.Streams.Count);
    }

    private static string Instant(string text) => $"{DateTimeOffset.Parse(text).UtcDateTime:O}";

    private static string? Shown(ActivityDraft draft) => draft.AveragePowerWatts is { } watts ? $"{watts}" : null;

    private static void AddSession(Table table, string row, JsonObject truth, ActivityDraft draft)
    {
        var sport = Snake((string?)truth["sport"]);
        var subSport = Snake((string?)truth["sub_sport"]) is { } detail and not "generic" ? $"/{detail}" : "";
        table.Add(row, "sport", sport + subSport, draft.Sport);
        table.Add(row, "type", Type(sport, subSport).Word(), draft.Type.Word());
        table.Add(row, "start", (string?)truth["start_utc"], draft.Start?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        table.Add(row, "elapsed", (double?)truth["elapsed_s"], draft.ElapsedSeconds);
        table.Add(row, "timer", (double?)truth["timer_s"], draft.TimerSeconds);
        table.Add(row, "distance", (double?)truth["distance_m"], draft.DistanceM);
        table.Add(row, "ascent", (double?)truth["ascent_m"], draft.AscentM);
        table.Add(row, "descent", (double?)truth["descent_m"], draft.DescentM);
        table.Add(row, "avg hr", Measured(truth, "avg_hr"), draft.AverageHeartRateBpm);
        table.Add(row, "max hr", Measured(truth, "max_hr"), draft.MaxHeartRateBpm);
        table.Add(row, "avg power", Measured(truth, "avg_power"), draft.AveragePowerWatts);
        table.Add(row, "max power", Measured(truth, "max_power"), draft.MaxPowerWatts);
        var isShort = (double?)truth["timer_s"] <= 60;
        table.Add(row, "calories",
            isShort ? (double?)truth["calories"] : Measured(truth, "calories"), draft.CaloriesKcal);
    }

    /// <summary>Zero of a thing that is never zero: there was no sensor.</summary>
    private static double? Measured(JsonObject truth, string field) =>
        (double?)truth[field] is > 0 and var value ? value : null;

    /// <summary>Records of one second are one point, and those that the notes call nonsense are none.</summary>
    private static double? Points(JsonObject entry) => (string)entry["file"]! switch
    {
        "broken/fit-strava-android-garbage-after-records.fit" => 235,
        _ => (double)entry["truth"]!["points"]! - ((double?)entry["records"]!["equal_ts_steps"] ?? 0),
    };

    private static SportType Type(string? sport, string subSport) => (sport, subSport) switch
    {
        ("running", "/trail") => SportType.Trail,
        ("running", _) => SportType.Run,
        ("cycling", _) => SportType.Bike,
        ("swimming", _) => SportType.Swim,
        ("fitness_equipment", "/indoor_rowing") => SportType.Row,
        ("training", "/strength_training") => SportType.Strength,
        ("training", "/yoga") => SportType.Mobility,
        _ => SportType.Other,
    };

    private static string? Snake(string? camel) => camel is null
        ? null
        : string.Concat(camel.Select(c => char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}"));

    private static FileReading Read(JsonObject entry)
    {
        var file = (string)entry["file"]!;
        var bytes = File.ReadAllBytes(Path.Combine(Checkout.Recordings!, file));
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            packed.CopyTo(unpacked);
            (file, bytes) = (file[..^3], unpacked.ToArray());
        }

        var reader = Readers.First(reader => reader.Recognises(Path.GetFileName(file), bytes));
        return reader.Read(bytes, TestContext.Current.CancellationToken);
    }

    private static List<JsonObject> Entries(string format)
    {
        var folder = Checkout.Recordings;
        Assert.SkipWhen(folder is null, "The folder of real recordings is not here.");
        var truth = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")))!;
        return [.. truth["entries"]!.AsArray().Select(entry => entry!.AsObject())
            .Where(entry => (string?)entry["format"] == format)];
    }

    /// <summary>Files against fields; a cell shows what was read, and what it should be when that differs.</summary>
    private sealed class Table
    {
        private readonly List<string> _rows = [];
        private readonly List<string> _columns = [];
        private readonly Dictionary<(string Row, string Column), string> _cells = [];

        public List<string> Differences { get; } = [];

        public void Add(string row, string column, double? wanted, double? got, double tolerance = 1e-6) =>
            Add(row, column, $"{wanted:0.###}", $"{got:0.###}",
                wanted is { } a && got is { } b ? Math.Abs(a - b) <= tolerance : wanted == got);

        public void Add(string row, string column, string? wanted, string? got) =>
            Add(row, column, wanted, got, wanted == got);

        public override string ToString()
        {
            var cells = _rows.Select(row =>
                _columns.Select(column => _cells.GetValueOrDefault((row, column), "")).Prepend(row).ToArray()).ToList();
            cells.Insert(0, ["file", .. _columns]);
            var widths = Enumerable.Range(0, cells[0].Length).Select(at => cells.Max(row => row[at].Length)).ToArray();
            return string.Join('\n', cells.Select(row =>
                string.Join("  ", row.Zip(widths, (cell, width) => cell.PadRight(width)))));
        }

        private void Add(string row, string column, string? wanted, string? got, bool isEqual)
        {
            if (!_rows.Contains(row)) _rows.Add(row);
            if (!_columns.Contains(column)) _columns.Add(column);
            _cells[(row, column)] = isEqual ? Shown(got) : $"{Shown(got)} (not {Shown(wanted)})";
            if (!isEqual) Differences.Add($"{row}, {column}: {Shown(got)} instead of {Shown(wanted)}");
        }

        private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "-" : value;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Common;
using TrainingOs.Application.Health;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Application.Review;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>One believable week, 2026-W47, as examples of what is sent and of what is answered.</summary>
internal sealed class Examples(IOptions<JsonOptions> json)
{
    /// <summary>When all of it was written down.</summary>
    private static readonly DateTimeOffset Saved = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly SportType[] DistanceTypes = [SportType.Run, SportType.Trail];
    private static readonly SportType[] ElevationTypes = [SportType.Run, SportType.Trail, SportType.Hike];

    private static readonly SessionView EasyRun = Session(41, new(2026, 11, 17), SportType.Run, 62) with
    {
        Title = "Easy along the river", DistanceKm = 11.2, ElevationGainM = 80, PerceivedIntensity = 3,
    };

    private static readonly SessionView Gym = Session(42, new(2026, 11, 19), SportType.Strength, 45) with
    {
        PerceivedIntensity = 5, Notes = "Squats and core",
    };

    private static readonly SessionView LongRun = Session(43, new(2026, 11, 21), SportType.Trail, 128.5) with
    {
        StartTime = new(2026, 11, 21, 8, 30, 0, TimeSpan.FromHours(1)), Timezone = "Europe/Berlin",
        ExternalId = "watch-20617543", Source = "watch", Title = "Long run over the hills",
        ElapsedMinutes = 141, DistanceKm = 19.4, ElevationGainM = 640, AverageHeartRateBpm = 148, MaxHeartRateBpm = 171,
        CaloriesKcal = 1450, PerceivedIntensity = 6, Notes = "Good legs until km 15, then it was long.",
    };

    private static readonly LapView Lap = new(
        1, 0, 3812.5, 3790, 9700, 330, 310, 144, 163, null, null, 82, 4.213, 690);

    private static readonly SplitView Split = new(1, 1000, 392.4, 41, 12, 139.5, null);

    private static readonly DayNoteView Note = new(
        new(2026, 11, 18), "Slept five hours, tired at work. Took the day off.", Saved, Saved);

    private static readonly WeeklyPlanView Plan = new(
        2026, 47, "Last week of the block: easy days easy, the long run over the hills.", 45, 5, 360, 600,
        "build, 3 weeks to race", Saved, Saved);

    private static readonly SettingsView Settings = new("Europe/Berlin", DistanceTypes, ElevationTypes, Saved, Saved);

    private static readonly WeekSummaryView Week = new(
        2026, 47, "2026-W47", new(2026, 11, 16), new(2026, 11, 22), new(2026, 11, 22),
        Plan, [EasyRun, Gym, LongRun], [Note],
        3, 235.5, 30.6, 720, DistanceTypes, ElevationTypes,
        new Dictionary<SportType, TotalsView>
        {
            [SportType.Run] = new(1, 62, 11.2, 80),
            [SportType.Trail] = new(1, 128.5, 19.4, 640),
            [SportType.Strength] = new(1, 45, null, null),
        },
        new(
            new(45, 30.6, -14.4, 68, "km"),
            new(5, 3, -2, 60, "sessions"),
            new(360, 235.5, -124.5, 65.4, "minutes"),
            new(600, 720, 120, 120, "m")));

    private static readonly ImportSummaryView Import = new(7, ImportState.Done, new(2, 1, 0, 1), Saved, Saved);

    private static readonly DecisionView[] Decisions =
    [
        new(31, "rides.zip", "2026/long-run.fit", DecisionOutcome.Imported, [43],
            [new(43, new(2026, 11, 16), SportType.Run)], null, null, null, []),
        new(32, "rides.zip", "2026/route.gpx", DecisionOutcome.Rejected, [], [], null, "not_an_activity",
            "This is a route, not a recorded activity.", []),
    ];

    private static readonly Dictionary<Type, object> Values = new()
    {
        [typeof(ImportView)] =
            new ImportView(
                Import.Id, Import.State, Import.Counts, Decisions, true, Import.CreatedAt, Import.FinishedAt),
        [typeof(IReadOnlyList<ImportSummaryView>)] = new[] { Import },
        [typeof(ImportProgressView)] = new ImportProgressView(Import.Id, Import.State, Import.Counts),
        [typeof(TakenBackView)] = new TakenBackView(
            Import.Id, [42], [], [new(43, "It was changed after the import; delete it by hand if it should go.")]),
        [typeof(HealthView)] = new HealthView("ok"),
        [typeof(SettingsView)] = Settings,
        [typeof(ChangeSettings)] = new ChangeSettings(Settings.Timezone, DistanceTypes, ElevationTypes),
        [typeof(WeeklyPlanView)] = Plan,
        [typeof(IReadOnlyList<WeeklyPlanView>)] = new[] { Plan },
        [typeof(SetWeeklyPlan)] = new SetWeeklyPlan(
            Plan.Year, Plan.WeekNumber, Plan.Description, Plan.TargetDistanceKm, Plan.TargetSessions,
            Plan.TargetDurationMinutes, Plan.TargetElevationGainM, Plan.Tags),
        [typeof(SessionView)] = LongRun,
        [typeof(IReadOnlyList<SessionView>)] = new[] { EasyRun, Gym, LongRun },
        [typeof(SessionDetails)] = new SessionDetails(
            LongRun.Date, StartTime.Parse("2026-11-21T08:30:00+01:00", null), LongRun.Timezone, LongRun.ExternalId,
            LongRun.Source, LongRun.Type, LongRun.Title, LongRun.DurationMinutes, LongRun.ElapsedMinutes,
            LongRun.DistanceKm, LongRun.ElevationGainM, LongRun.AverageHeartRateBpm, LongRun.MaxHeartRateBpm,
            LongRun.AveragePowerWatts, LongRun.CaloriesKcal, LongRun.PerceivedIntensity, LongRun.IsRace, LongRun.Notes),
        [typeof(StreamsView)] = new StreamsView(
            LongRun.Id, 8460, 4, [3], [], [0, 2820, 5640, 8460], null, null, null, [0, 6480.5, 12955.1, 19400],
            [98, 146, null, 158], null, null, null, null),
        [typeof(IReadOnlyList<LapView>)] = new[] { Lap },
        [typeof(IReadOnlyList<SplitView>)] = new[] { Split },
        [typeof(DayNoteView)] = Note,
        [typeof(IReadOnlyList<DayNoteView>)] = new[] { Note },
        [typeof(WriteDayNote)] = new WriteDayNote(Note.Date, Note.Note),
        [typeof(WeekSummaryView)] = Week,
    };

    private static readonly Dictionary<string, object> Parameters = new()
    {
        ["id"] = LongRun.Id,
        ["after"] = 31,
        ["before"] = 131,
        ["outcome"] = "rejected",
        ["Last-Event-ID"] = 31,
        ["date"] = "2026-11-18",
        ["year"] = 2026,
        ["week_number"] = 47,
        ["start_date"] = "2026-11-16",
        ["end_date"] = "2026-11-22",
        ["from"] = "2026-W40",
        ["to"] = "2026-W47",
        ["type"] = DistanceTypes,
        ["q"] = "hills",
        ["limit"] = 50,
        ["cursor"] = Cursor,
        ["types"] = new[] { "time", "distance", "heart_rate" },
        ["max_points"] = 1000,
        ["If-Match"] = ETag,
        ["If-None-Match"] = "*",
    };

    /// <summary>An entity tag.</summary>
    public static string ETag => EntityTag.Of(Saved);

    /// <summary>Where a page of sessions begins.</summary>
    public static string Cursor => SessionCursor.After(LongRun).ToString();

    /// <summary>An example of what is sent or answered; null when there is none.</summary>
    public JsonNode? Of(Type type) => ToJson(Values.GetValueOrDefault(type));

    /// <summary>An example of the parameter of this name, in a path, a query or a header.</summary>
    public JsonNode? OfParameter(string name) => ToJson(Parameters[name]);

    public JsonNode? Of(ProblemDetails problem) => ToJson(ProblemPages.Complete(problem));

    private static SessionView Session(long id, DateOnly date, SportType type, double minutes) => new(
        id, date, null, null, null, null, type, null, minutes, null, null, null, null, null, null, null, null, false,
        null, null, null, null, null, null, null, null, false, [], [], Saved, Saved);

    private JsonNode? ToJson(object? value) => value is null
        ? null
        : JsonSerializer.SerializeToNode(value, value.GetType(), json.Value.SerializerOptions);
}

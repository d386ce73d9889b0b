using System.Globalization;
using System.Text.Json;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.ActivityFiles.Lists;

/// <summary>
/// Reads <c>…_summarizedActivities.json</c> of Garmin's export of a whole account. Its units are its own: lengths in
/// centimetres, times in milliseconds, energy in whole kilocalories times 4.19, local times as if they were UTC. The
/// sessions of a triathlon are one activity, and the sum over them that stands beside them is none.
/// </summary>
internal sealed class GarminSummariesReader : IActivityReader
{
    private const string Service = "garmin";
    private const double PerKilocalorie = 4.19;
    private const double Race = 1;

    // Milliseconds from 1970 to the years 1900 and 9998.
    private const double Earliest = -2_208_988_800_000;
    private const double Latest = 253_300_000_000_000;

    private static ReadOnlySpan<byte> List => "summarizedActivitiesExport"u8;

    public bool Recognises(string name, ReadOnlySpan<byte> bytes) =>
        ListText.BeginningOf(bytes).Span is var text
        && text.TrimStart(" \t\r\n"u8) is [(byte)'[' or (byte)'{', ..] && text.IndexOf(List) >= 0;

    public FileReading Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var found = new List<Summary>();
        var (whole, full) = Collect(ListText.Utf8(bytes).Span, found, cancellationToken);
        var parents = found.Where(one => one.Id is not null && one.ParentId is null).Select(one => one.Id).ToHashSet();
        var together = found.Where(one => parents.Contains(one.ParentId)).Select(one => one.ParentId).ToHashSet();

        var (drafts, refused) = (new List<ActivityDraft>(), new List<RefusedEntry>());
        var activities = new Dictionary<string, int>();
        var next = 0;
        foreach (var (one, number) in found.Select((one, index) => (one, index + 1)))
        {
            if (one.Id is { } id && together.Contains(id)) continue;
            var entry = Entry(number, one.Name);
            if (one.Draft is not { } draft)
            {
                refused.Add(new(entry, new("unreadable_date",
                    "The activity has no readable start (beginTimestamp). Enter the session by hand.")));
                continue;
            }

            var activity = next;
            if (one.ParentId is not { } parent || !together.Contains(parent)) next++;
            else if (!activities.TryGetValue(parent, out activity)) activities[parent] = activity = next++;
            drafts.Add(draft with { Entry = entry, Activity = activity });
        }

        if (drafts.Count == 0) return Nothing(refused);
        var warnings = new List<string>();
        if (!whole) warnings.Add("The file ends or breaks off in the middle; what stands before that was taken.");
        if (full)
        {
            warnings.Add($"Of a list {ListReading.MostRows} activities are read; those after them were left out.");
        }

        return FileReading.Of(drafts, warnings, refused);
    }

    private static FileReading Nothing(List<RefusedEntry> refused) => refused is [var first, ..]
        ? FileReading.Refused(first.Refusal.Reason,
            $"None of the activities could be read. The first, {first.Entry}: {first.Refusal.Message}")
        : FileReading.Refused("no_activities",
            "This is a list of activities as Garmin exports it, and there is no readable one in it. Export it again.");

    private static string Entry(int number, string? name) => string.IsNullOrWhiteSpace(name)
        ? string.Create(CultureInfo.InvariantCulture, $"activity {number}")
        : string.Create(CultureInfo.InvariantCulture, $"activity {number}, {PlainText.Opening(name, 80)}");

    /// <summary>Finds the activities; says whether the file was read to its end, and whether it has too many.</summary>
    private static (bool Whole, bool Full) Collect(
        ReadOnlySpan<byte> text, List<Summary> found, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            while (json.Read())
            {
                if (json.TokenType is not JsonTokenType.PropertyName || !json.ValueTextEquals(List)) continue;
                if (!json.Read() || json.TokenType is not JsonTokenType.StartArray) continue;
                while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
                {
                    if (json.TokenType is not JsonTokenType.StartObject) json.Skip();
                    else if (found.Count == ListReading.MostRows) return (true, true);
                    else found.Add(Summary.Of(JsonElement.ParseValue(ref json)));
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            return (true, false);
        }
        catch (JsonException)
        {
            return (false, false);
        }
    }

    /// <summary>One activity in Garmin's units.</summary>
    /// <param name="Id">Which it is.</param>
    /// <param name="ParentId">The sum it is a part of.</param>
    /// <param name="Name">What the athlete calls it.</param>
    /// <param name="Draft">What it says; null when it has no start.</param>
    private sealed record Summary(string? Id, string? ParentId, string? Name, ActivityDraft? Draft)
    {
        public static Summary Of(JsonElement json)
        {
            try
            {
                var name = Words(json, "name") ?? Words(json, "activityName");
                return new(Words(json, "activityId"), Words(json, "parentId"), name, Read(json));
            }
            catch (InvalidOperationException)
            {
                // The name of a member is no text.
                return new(null, null, null, null);
            }
        }

        private static ActivityDraft? Read(JsonElement json)
        {
            if ((Moment(json, "beginTimestamp") ?? Moment(json, "startTimeGmt")) is not { } start) return null;
            double? Number(string name) => Numbers(json, name);
            double? Positive(string name) => Numbers(json, name) is > 0 and var number ? number : null;
            double? Climbed(string name) => Positive("maxElevation") is null ? Positive(name) : Number(name);

            var sport = Words(json, "activityType") ?? Words(json, "sportType");
            return new()
            {
                Start = start,
                RecordedOffset = Moment(json, "startTimeLocal") - start,
                Type = Sports.Of(sport),
                Sport = sport,
                ExternalId = Words(json, "activityId") is { } id ? $"{Service}:{id}" : null,
                Source = Service,
                TimerSeconds = Positive("duration") / 1000,
                ElapsedSeconds = Positive("elapsedDuration") / 1000,
                MovingSeconds = Positive("movingDuration") / 1000,
                DistanceM = Positive("distance") / 100,
                AscentM = Climbed("elevationGain") / 100,
                DescentM = Climbed("elevationLoss") / 100,
                AverageHeartRateBpm = Positive("avgHr"),
                MaxHeartRateBpm = Positive("maxHr"),
                AveragePowerWatts = Positive("avgPower"),
                MaxPowerWatts = Positive("maxPower"),

                // Doubled are the steps of both feet; the others are turns of one leg.
                AverageCadenceRpm = (Positive("avgDoubleCadence") / 2)
                    ?? Positive("avgRunCadence") ?? Positive("avgBikeCadence"),
                MaxCadenceRpm = (Positive("maxDoubleCadence") / 2)
                    ?? Positive("maxRunCadence") ?? Positive("maxBikeCadence"),
                CaloriesKcal = Positive("calories") is { } energy ? Math.Round(energy / PerKilocalorie) : null,
                IsRace = Number("eventTypeId") is Race,

                // Asked for in steps of ten up to a hundred.
                PerceivedIntensity = Number("workoutRpe") is >= 10 and <= 100 and var effort
                    ? (int)Math.Round(effort / 10, MidpointRounding.AwayFromZero)
                    : null,
                Title = Words(json, "name") ?? Words(json, "activityName"),
                Notes = Words(json, "description"),
            };
        }

        private static double? Numbers(JsonElement json, string name) =>
            json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number
                && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

        private static string? Words(JsonElement json, string name) =>
            json.TryGetProperty(name, out var value) ? Said(value) : null;

        private static string? Said(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Number:
                    return value.GetRawText();
                case JsonValueKind.Object:
                    return Words(value, "typeKey");
                case JsonValueKind.String:
                    try
                    {
                        return value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
                    }
                    catch (InvalidOperationException)
                    {
                        // Half a pair of UTF-16, escaped: no text.
                        return null;
                    }

                default:
                    return null;
            }
        }

        private static DateTimeOffset? Moment(JsonElement json, string name) =>
            Numbers(json, name) is >= Earliest and <= Latest and var milliseconds
                ? DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds)
                : null;
    }
}

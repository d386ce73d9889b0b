using System.Text;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Infrastructure.ActivityFiles.Lists;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Lists;

public sealed class GarminSummariesReaderTests
{
    private const string Run = """
        {"activityId": 9007199254740993, "name": "Morning Run", "activityType": "trail_running", "sportType": "RUNNING",
         "beginTimestamp": 1707784200000, "startTimeLocal": 1707762600000, "duration": 1800500.0,
         "elapsedDuration": 1900000, "movingDuration": 1790000, "distance": 500050, "elevationGain": 1234,
         "elevationLoss": 0, "minElevation": 100, "maxElevation": 9000, "avgHr": 150, "maxHr": 170, "avgPower": 0,
         "avgDoubleCadence": 172, "maxRunCadence": 95, "calories": 1676, "eventTypeId": 1, "workoutRpe": 60,
         "description": "Cold\nand clear", "splits": [{"measurements": [{"value": 10, "name": "not this"}]}]}
        """;

    private static readonly GarminSummariesReader Reader = new();

    [Fact]
    public void An_activity_is_read_in_SI_units()
    {
        var draft = Read(Of(Run)).Activities.ShouldHaveSingleItem();

        draft.ShouldBe(new ActivityDraft
        {
            Entry = "activity 1, Morning Run", Start = new(2024, 2, 13, 0, 30, 0, TimeSpan.Zero),
            RecordedOffset = TimeSpan.FromHours(-6), Type = SportType.Trail, Sport = "trail_running",
            TimerSeconds = 1800.5, ElapsedSeconds = 1900, MovingSeconds = 1790, DistanceM = 5000.5, AscentM = 12.34,
            DescentM = 0, AverageHeartRateBpm = 150, MaxHeartRateBpm = 170, AverageCadenceRpm = 86,
            MaxCadenceRpm = 95, CaloriesKcal = 400, PerceivedIntensity = 6, IsRace = true, Title = "Morning Run",
            Notes = "Cold\nand clear", ExternalId = "garmin:9007199254740993", Source = "garmin",
        });
    }

    [Fact]
    public void The_parts_of_a_triathlon_are_one_activity_and_their_sum_is_none()
    {
        static string One(int id, string type, string more = "") =>
            $$"""{"activityId": {{id}}, "activityType": {"typeKey": "{{type}}"}, "beginTimestamp": {{id}} {{more}}}""";

        var drafts = Read(Of(
            One(1, "running"), One(2, "multi_sport", ", \"parent\": true"),
            One(3, "open_water_swimming", ", \"parentId\": 2"), One(4, "transition_v2", ", \"parentId\": 2"),
            One(5, "cycling", ", \"parentId\": 2"), One(6, "yoga", ", \"parentId\": 77"))).Activities;

        drafts.Select(draft => (draft.ExternalId, draft.Activity, draft.Type)).ShouldBe(
        [
            ("garmin:1", 0, SportType.Run), ("garmin:3", 1, SportType.Swim), ("garmin:4", 1, SportType.Other),
            ("garmin:5", 1, SportType.Bike), ("garmin:6", 2, SportType.Mobility),
        ]);
    }

    [Fact]
    public void An_activity_without_a_start_is_refused_and_the_rest_is_taken()
    {
        var reading = Read(Of(
            """{"name": "When?", "beginTimestamp": "soon"}""", "17", "null", """{"\ud800": 1}""", Run,
            """{"name": "Half a smile \ud83d", "beginTimestamp": 1e300, "startTimeGmt": 1707784200000}"""));

        reading.Activities.Select(draft => (draft.Entry, draft.Activity, draft.Title)).ShouldBe(
            [("activity 3, Morning Run", 0, "Morning Run"), ("activity 4", 1, null)]);
        reading.RefusedEntries.Select(refused => (refused.Entry, refused.Refusal.Reason)).ShouldBe(
            [("activity 1, When?", "unreadable_date"), ("activity 2", "unreadable_date")]);
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_gives_what_stands_before()
    {
        var whole = Encoding.UTF8.GetBytes(Of(Run, Run, Run));
        var taken = new List<int>();
        for (var length = 0; length <= whole.Length; length++)
        {
            var reading = Reader.Read(whole.AsMemory(0, length), TestContext.Current.CancellationToken);
            taken.Add(reading.Activities.Count);
            (reading.Refusal is null).ShouldBe(reading.Activities.Count > 0);
            (reading.Warnings.Count > 0).ShouldBe(reading.Activities.Count > 0 && length < whole.Length);
        }

        taken.ShouldBe(taken.Order());
        taken.Distinct().ShouldBe([0, 1, 2, 3]);
    }

    [Theory]
    [InlineData("[{\"summarizedActivitiesExport\": []}]")]
    [InlineData("{\"summarizedActivitiesExport\": {}}")]
    [InlineData("[\"summarizedActivitiesExport\"]")]
    public void A_list_of_nothing_is_refused(string text) =>
        Read(text).Refusal!.Reason.ShouldBe("no_activities");

    [Theory]
    [InlineData("")]
    [InlineData("[{\"summarizedSleepExport\": []}]")]
    [InlineData("summarizedActivitiesExport,a,b,c,d,e\n")]
    public void Other_files_are_not_taken_for_it(string text) =>
        Reader.Recognises("x_summarizedActivities.json", Encoding.UTF8.GetBytes(text)).ShouldBeFalse();

    private static string Of(params string[] activities) =>
        $$"""[{"summarizedActivitiesExport": [{{string.Join(',', activities)}}]}]""";

    private static FileReading Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Reader.Recognises("someone_0_summarizedActivities.json", bytes).ShouldBeTrue();
        return Reader.Read(bytes, TestContext.Current.CancellationToken);
    }
}

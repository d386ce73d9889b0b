using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Tests.Reality.Import;

public sealed class BulkExportTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 29, 15, 53, 35, TimeSpan.Zero);

    private static readonly ActivityDraft Recorded = new()
    {
        Start = Start, RecordedOffset = TimeSpan.FromHours(2), Type = SportType.Run, Sport = "running/generic",
        ElapsedSeconds = 1428, TimerSeconds = 1420, DistanceM = 3320, AscentM = 60, AverageHeartRateBpm = 150,
        Source = "garmin", Device = "fenix 7", ExternalId = "garmin-77", Title = "Run",
    };

    private static readonly ActivityDraft Listed = new()
    {
        Activity = 12, Entry = "row 14, Evening Run", FileName = "activities/109.fit.gz", Start = Start.AddSeconds(1),
        Type = SportType.Run, Sport = "Run", ElapsedSeconds = 1430, TimerSeconds = 1400, MovingSeconds = 1390,
        DistanceM = 3300, AscentM = 66, AverageHeartRateBpm = 149, MaxHeartRateBpm = 171, CaloriesKcal = 262,
        PerceivedIntensity = 7, IsRace = true, Title = "Evening Run", Notes = "Windy", ExternalId = "strava:1",
        Source = "strava",
    };

    [Fact]
    public void The_recording_knows_what_was_measured_and_the_list_what_the_athlete_added()
    {
        var joined = BulkExport.Join(Recorded, Listed);

        (joined with { Derived = Recorded.Derived }).ShouldBe(Recorded with
        {
            MovingSeconds = 1390, MaxHeartRateBpm = 171, CaloriesKcal = 262, PerceivedIntensity = 7, IsRace = true,
            Title = "Evening Run", Notes = "Windy", ExternalId = "strava:1", FileName = "activities/109.fit.gz",
        });
    }

    [Fact]
    public void What_the_list_leaves_open_stays_as_it_was_recorded()
    {
        var silent = new ActivityDraft { Type = SportType.Other };
        var full = Recorded with { Notes = "From the watch", PerceivedIntensity = 3, IsRace = true };

        var joined = BulkExport.Join(full, silent);

        (joined with { Derived = full.Derived }).ShouldBe(full);
    }

    [Theory]
    [InlineData(SportType.Other, SportType.Ski, SportType.Ski)]
    [InlineData(SportType.Generic, SportType.Strength, SportType.Strength)]
    [InlineData(SportType.Generic, SportType.Other, SportType.Generic)]
    [InlineData(SportType.Run, SportType.Trail, SportType.Trail)]
    [InlineData(SportType.Walk, SportType.Hike, SportType.Hike)]
    [InlineData(SportType.Run, SportType.Bike, SportType.Run)]
    [InlineData(SportType.Trail, SportType.Run, SportType.Trail)]
    public void The_list_says_the_sport_where_the_recording_says_less(
        SportType recorded, SportType listed, SportType joined) =>
        BulkExport.Join(Recorded with { Type = recorded }, Listed with { Type = listed }).Type.ShouldBe(joined);

    [Fact]
    public void Of_a_recording_that_was_cut_off_the_list_knows_the_totals()
    {
        var cut = Recorded with
        {
            IsPartial = true, ElapsedSeconds = 600, TimerSeconds = null, DistanceM = 1200, CaloriesKcal = 99,
            Derived = ["duration_minutes", "elapsed_minutes", "distance_km", "max_power_watts"], MaxPowerWatts = 300,
        };

        var joined = BulkExport.Join(cut, Listed);

        (joined.ElapsedSeconds, joined.TimerSeconds, joined.DistanceM, joined.CaloriesKcal)
            .ShouldBe((1430, 1400, 3300, 262));
        joined.IsPartial.ShouldBeTrue();
        joined.Start.ShouldBe(Start);
        joined.Derived.ShouldBe(["max_power_watts"]);
    }

    [Fact]
    public void What_was_computed_from_points_is_still_computed()
    {
        var computed = Recorded with { Derived = ["distance_km", "elevation_gain_m"] };

        BulkExport.Join(computed, Listed).Derived.ShouldBe(["distance_km", "elevation_gain_m"]);
    }

    [Fact]
    public void A_recording_without_a_set_clock_learns_the_instant_and_keeps_its_local_time()
    {
        var unset = Recorded with { Start = null, RecordedOffset = null, LocalStart = new(2026, 5, 29, 17, 53, 36) };

        var joined = BulkExport.Join(unset, Listed);

        (joined.Start, joined.LocalStart, joined.RecordedOffset)
            .ShouldBe((Listed.Start, null, TimeSpan.FromHours(2)));
    }

    [Theory]
    [InlineData("activities.csv", "activities/109.fit.gz")]
    [InlineData("activities.csv", "activities/109.fit")]
    [InlineData("activities.csv", "Activities\\109.FIT.GZ")]
    [InlineData("export_1/activities.csv", "export_1/activities/109.fit.gz")]
    [InlineData("export_1\\activities.csv", "export_1/activities/109.fit")]
    public void A_row_finds_its_recording_beside_the_list(string list, string entry)
    {
        var export = new BulkExport(list, [Listed], [list, entry]);

        export.Joined(entry, [Recorded]).ShouldHaveSingleItem().ExternalId.ShouldBe("strava:1");
        export.WithoutFile.ShouldBeEmpty();
        export.WithMissingFile.ShouldBeEmpty();
    }

    [Fact]
    public void A_recording_elsewhere_or_of_another_name_is_no_row_s()
    {
        var export = new BulkExport("a/activities.csv", [Listed], ["activities/109.fit.gz", "a/activities/110.fit"]);

        export.Joined("activities/109.fit.gz", [Recorded]).ShouldBe([Recorded]);
        export.Joined("a/activities/110.fit", [Recorded]).ShouldBe([Recorded]);
        export.WithMissingFile.ShouldBe([Listed]);
        BulkExport.Missing(Listed).ShouldStartWith("The list names the recording activities/109.fit.gz, which is not");
    }

    [Fact]
    public void A_row_written_by_hand_is_a_session_by_itself()
    {
        var byHand = Listed with { FileName = null };

        new BulkExport("activities.csv", [byHand, Listed], ["activities/109.fit.gz"]).WithoutFile.ShouldBe([byHand]);
    }

    [Fact]
    public void A_recording_that_cannot_be_read_leaves_what_the_list_says() =>
        new BulkExport("activities.csv", [Listed], ["activities/109.fit.gz"])
            .Joined("activities/109.fit.gz", []).ShouldBe([Listed]);

    [Fact]
    public void Of_several_rows_and_several_sessions_each_finds_the_nearest()
    {
        static IEnumerable<string?> Joined(int[] sessions, int[] rows)
        {
            var listed = rows.Select(at => Listed with { Start = Start.AddMinutes(at), ExternalId = $"row {at}" });
            var recorded = sessions.Select(
                at => Recorded with { Start = Start.AddMinutes(at), ExternalId = $"file {at}" });
            return new BulkExport("activities.csv", listed, [Listed.FileName!])
                .Joined(Listed.FileName!, [.. recorded]).Select(draft => draft.ExternalId);
        }

        Joined([0, 30, 60], [60]).ShouldBe(["file 0", "file 30", "row 60"]);
        Joined([0, 30, 60], [61, 29, 1]).ShouldBe(["row 1", "row 29", "row 61"]);
        Joined([30], [0, 31, 60]).ShouldBe(["row 31", "row 0", "row 60"]);
    }

    [Fact]
    public void A_row_that_is_left_is_no_part_of_the_triathlon_in_the_file()
    {
        var rows = new[] { Listed with { Activity = 0 }, Listed with { Activity = 1 }, Listed with { Activity = 1 } };

        new BulkExport("activities.csv", rows, [Listed.FileName!])
            .Joined(Listed.FileName!, [Recorded with { Activity = 1 }])
            .Select(draft => draft.Activity).ShouldBe([1, 2, 3]);
    }
}

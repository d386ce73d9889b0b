using System.Text;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Infrastructure.ActivityFiles.Lists;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Lists;

public sealed class StravaListReaderTests
{
    private static readonly StravaListReader Reader = new();

    private static readonly DateTimeOffset Start = new(2022, 5, 29, 15, 53, 35, TimeSpan.Zero);

    [Theory]
    [InlineData(78)]
    [InlineData(86)]
    [InlineData(87)]
    [InlineData(92)]
    [InlineData(94)]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(103)]
    public void Every_generation_of_the_detailed_list_says_the_same(int columns)
    {
        StravaList.Columns(columns).Length.ShouldBe(columns);

        var draft = One(StravaList.Of(StravaList.English(columns), StravaList.Columns(columns), StravaList.Run));

        IsTheRun(draft, columns);
    }

    [Theory]
    [InlineData(92)]
    [InlineData(94)]
    [InlineData(99)]
    public void A_German_list_says_the_same_with_a_decimal_comma_in_the_rounded_distance(int columns)
    {
        var row = StravaList.Run.With(
            ("Activity Date", "29.05.2022, 15:53:35"), ("Activity Type", "Lauf"), ("Distance", "3,32"));

        var draft = One(StravaList.Of(StravaList.InGerman(columns), StravaList.Columns(columns), row));

        IsTheRun(draft, columns, "Lauf");
    }

    [Theory]
    [InlineData("2022/05/29 15:53:35")]
    [InlineData("2022年5月29日 15:53:35")]
    [InlineData("2022. 5. 29. 오후 3:53:35")]
    [InlineData("29 мая 2022 г., 15:53:35")]
    [InlineData("29 maj 2022, 15:53:35")]
    public void A_list_in_a_language_nobody_knows_is_read_by_its_places(string date)
    {
        var header = Enumerable.Range(1, 94).Select(number => $"колонка {number}").ToArray();
        var row = StravaList.Run.With(("Activity Date", date));

        var draft = One(StravaList.Of(header, StravaList.Columns(94), row));

        // What stands after the block of details is known by name only.
        IsTheRun(draft with { TimerSeconds = 1420 }, 94);
        draft.TimerSeconds.ShouldBeNull();
    }

    [Fact]
    public void Names_that_were_never_translated_are_read_in_both_ways_they_were_written()
    {
        var columns = StravaList.Columns(87);
        const string Missing = "translation missing: en-US.lib.export.portability_exporter.activities.horton_values.";
        var plain = StravaList.English(87).Select(name => $"{Missing}{name.ToLowerInvariant().Replace(' ', '_')}");
        var html = StravaList.English(87).Select(name =>
            $"<span class=\"translation_missing\" title=\"{Missing}x\">{name}</span>");

        IsTheRun(One(StravaList.Of([.. plain], columns, StravaList.Run)), 87);
        IsTheRun(One(StravaList.Of([.. html], columns, StravaList.Run)), 87);
    }

    [Fact]
    public void The_first_lists_counted_metres_and_the_second_kilometres()
    {
        const string june = """
            id,date,name,type,description,elapsed_time,distance,commute,gear,filename
            1836776031,2018-09-12 15:02:23,Evening Ride,Ride,,783,3681.0,true,Bike,activities/1836776031.gpx
            """;
        var july = $"""
            {string.Join(',', StravaList.English(10))}
            1836776031,"Sep 12, 2018, 3:02:23 PM",Evening Ride,Ride,,783,3.68,true,Bike,activities/1836776031.gpx
            """;

        var first = One(Bytes(june));

        first.DistanceM.ShouldBe(3681);
        One(Bytes(july)).ShouldBe(first with { DistanceM = 3680 });
        first.Start.ShouldBe(new DateTimeOffset(2018, 9, 12, 15, 2, 23, TimeSpan.Zero));
        first.Type.ShouldBe(SportType.Bike);
        first.ElapsedSeconds.ShouldBe(783);
        first.FileName.ShouldBe("activities/1836776031.gpx");
        first.ExternalId.ShouldBe("strava:1836776031");
    }

    [Theory]
    [InlineData("2022-05-29 15:53:35")]
    [InlineData("2022-05-29T15:53:35Z")]
    [InlineData("May 29, 2022, 3:53:35 PM")]
    [InlineData("May 29, 2022, 3:53:35\u202fPM")]
    [InlineData("29 May 2022, 15:53:35")]
    [InlineData("29.05.2022, 15:53:35")]
    [InlineData("29.05.22, 15:53:35")]
    [InlineData("29 mai 2022 à 15:53:35")]
    [InlineData("29 may. 2022, 15:53:35")]
    [InlineData("29 de mai. de 2022, 15:53:35")]
    [InlineData("29/5/2022, 15:53:35")]
    [InlineData("5/29/2022, 3:53:35 p. m.")]
    [InlineData("29-05-2022 15:53:35")]
    public void Every_way_to_write_a_date_is_the_same_instant(string date)
    {
        var row = StravaList.Run.With(("Activity Date", date));

        One(StravaList.Of(StravaList.English(94), StravaList.Columns(94), row)).Start.ShouldBe(Start);
    }

    [Fact]
    public void Midnight_and_noon_have_twelve_hours_before_them_or_none()
    {
        DateTimeOffset? At(string date) => One(StravaList.Of(
            StravaList.English(94), StravaList.Columns(94), StravaList.Run.With(("Activity Date", date)))).Start;

        At("May 29, 2022, 12:05:00 AM").ShouldBe(new DateTimeOffset(2022, 5, 29, 0, 5, 0, TimeSpan.Zero));
        At("May 29, 2022, 12:05:00 PM").ShouldBe(new DateTimeOffset(2022, 5, 29, 12, 5, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Zeros_that_mean_nothing_are_nothing()
    {
        var row = StravaList.Run.With(
            ("Distance", "0.00"), ("Distance 2", "0.0"), ("Average Heart Rate", "0"), ("Max Heart Rate", "0"),
            ("Max Heart Rate 2", "0.0"), ("Average Cadence", "0.0"), ("Max Cadence", "0"), ("Average Watts", "0"),
            ("Max Watts", "0.0"), ("Calories", "0"), ("Moving Time", "0"), ("Timer Time", "0.0"),
            ("Elevation Gain", "0"), ("Elevation Loss", "0"), ("Elevation Low", ""), ("Elevation High", "0"),
            ("Perceived Exertion", "0"), ("Competition", "0.0"), ("Filename", ""));

        var draft = One(StravaList.Of(StravaList.English(99), StravaList.Columns(99), row));

        draft.ShouldBe(new ActivityDraft
        {
            Entry = "row 2, Evening Run", Start = Start, Type = SportType.Run, Sport = "Run", ElapsedSeconds = 1428,
            Title = "Evening Run", Notes = "Windy, cold\n\nKnee felt odd", ExternalId = "strava:10000000001",
            Source = "strava",
        });
    }

    [Fact]
    public void A_flat_course_that_was_measured_climbs_zero_metres()
    {
        var row = StravaList.Run.With(("Elevation Gain", "0.0"), ("Elevation Low", "3.2"), ("Elevation High", "3.4"));

        One(StravaList.Of(StravaList.English(94), StravaList.Columns(94), row)).AscentM.ShouldBe(0);
    }

    [Fact]
    public void A_rounded_distance_without_metres_has_the_unit_of_the_rows_that_have_both()
    {
        var run = StravaList.Run.With(("Distance", "2.06"));
        var byHand = StravaList.Run.With(("Distance", "10"), ("Distance 2", ""));
        var swim = StravaList.Run.With(("Activity Type", "Swim"), ("Distance", "1,500"), ("Distance 2", ""));

        var drafts = Read(StravaList.Of(
            StravaList.English(94), StravaList.Columns(94), run, byHand, swim)).Activities;

        drafts[1].DistanceM!.Value.ShouldBe(16093.44, 0.01);
        drafts[2].DistanceM.ShouldBe(1500);
    }

    [Fact]
    public void Each_row_is_an_activity_of_its_own_and_says_which()
    {
        var drafts = Read(StravaList.Of(
            StravaList.English(94), StravaList.Columns(94), StravaList.Run, StravaList.Run, StravaList.Run)).Activities;

        drafts.Select(draft => draft.Activity).ShouldBe([0, 1, 2]);
        drafts.Select(draft => draft.Entry)
            .ShouldBe(["row 2, Evening Run", "row 3, Evening Run", "row 4, Evening Run"]);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with, commas, and \"quotes\"")]
    [InlineData("of\nmany\r\nlines")]
    [InlineData("\"all in quotes\"")]
    [InlineData("ends in a back-slash\\")]
    [InlineData("smiles 🙂 and Ærø")]
    public void A_description_is_what_the_athlete_wrote(string words)
    {
        var row = StravaList.Run.With(("Activity Description", words), ("Activity Private Note", ""));

        var drafts = Read(StravaList.Of(
            StravaList.English(94), StravaList.Columns(94), row, StravaList.Run)).Activities;

        drafts.Count.ShouldBe(2);
        drafts[0].Notes.ShouldBe(words);
        IsTheRun(drafts[1] with { Entry = "row 2, Evening Run", Activity = 0 }, 94);
    }

    [Theory]
    [InlineData(@"He said \""hi\"", then left", @"He said ""hi"", then left")]
    [InlineData(@"\""all\""", @"""all""")]
    [InlineData(@"one \""two\"", \""three\"", four", @"one ""two"", ""three"", four")]
    public void Quotes_behind_back_slashes_are_quotes(string written, string meant)
    {
        var list = StravaList.Text(StravaList.English(94), StravaList.Columns(94),
            StravaList.Run.With(("Activity Description", "WORDS,"), ("Activity Private Note", "")), StravaList.Run);

        var drafts = Read(Bytes(list.Replace("\"WORDS,\"", $"\"{written}\""))).Activities;

        drafts.Select(draft => draft.Notes).ShouldBe([meant, "Windy, cold\n\nKnee felt odd"]);
        drafts[0].DistanceM.ShouldBe(3322.949951171875);
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_refused_and_the_rest_is_taken()
    {
        var lines = StravaList.Text(StravaList.English(94), StravaList.Columns(94),
            StravaList.Run, StravaList.Run.With(("Activity Date", "yesterday")), StravaList.Run).Split('\n');
        var list = string.Join('\n', [lines[0], lines[1], "#error#", "", "7,\"never closed,Run", lines[2], lines[3]]);

        var reading = Read(Bytes(list));

        reading.Activities.Select(draft => draft.Entry).ShouldBe(["row 2, Evening Run", "row 7, Evening Run"]);
        reading.RefusedEntries.Select(refused => (refused.Entry, refused.Refusal.Reason)).ShouldBe(
        [
            ("row 3", "unreadable_row"), ("row 5", "unreadable_row"), ("row 6, Evening Run", "unreadable_date"),
        ]);
        reading.RefusedEntries[2].Refusal.Message.ShouldStartWith("“yesterday” is no date with a time.");
    }

    [Fact]
    public void A_cell_that_the_service_failed_to_write_is_left_out_and_told()
    {
        var row = StravaList.Run.With(
            ("Average Heart Rate", "#error#"), ("Activity Name", "#error#"), ("Filename", "#error#"),
            ("Calories", "many"));

        var reading = Read(StravaList.Of(StravaList.English(94), StravaList.Columns(94), row));

        reading.Activities[0].AverageHeartRateBpm.ShouldBeNull();
        reading.Activities[0].CaloriesKcal.ShouldBeNull();
        reading.Activities[0].Title.ShouldBeNull();
        reading.Activities[0].FileName.ShouldBeNull();
        reading.Activities[0].Entry.ShouldBe("row 2");
        reading.Warnings.ShouldBe(["What could not be read was left out: “#error#” in row 2, 2 in all."]);
    }

    [Fact]
    public void The_encoding_and_the_separator_do_not_matter()
    {
        var text = StravaList.Text(
            StravaList.InGerman(94), StravaList.Columns(94),
            StravaList.Run.With(("Activity Name", "Läufchen über Öl"), ("Activity Date", "29.05.2022, 15:53:35")));
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var semicolons = string.Join('\n', text.Split('\n').Select(line => line.Replace(",", ";")))
            .Replace("Windy; cold", "Windy, cold").Replace("2022; 15", "2022, 15");
        byte[][] files =
        [
            Bytes(text),
            [.. Encoding.UTF8.Preamble, .. Bytes(text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            Encoding.Unicode.GetBytes(text),
            western.GetBytes(text.Replace("₂", "2")),
            Bytes(text.ReplaceLineEndings("\r\n")),
            Bytes(semicolons),
        ];

        foreach (var (index, file) in files.Index())
        {
            var draft = One(file);
            draft.Title.ShouldBe("Läufchen über Öl", $"file {index}");
            draft.DistanceM.ShouldBe(3322.949951171875, $"file {index}");
            draft.Notes.ShouldBe("Windy, cold\n\nKnee felt odd", $"file {index}");
        }
    }

    [Fact]
    public void A_list_without_rows_and_one_without_readable_rows_say_so()
    {
        Read(StravaList.Of(StravaList.English(94), StravaList.Columns(94))).Refusal!.Reason.ShouldBe("no_activities");

        var bad = StravaList.Run.With(("Activity Date", ""));
        var refusal = Read(StravaList.Of(StravaList.English(94), StravaList.Columns(94), bad, bad)).Refusal!;
        refusal.Reason.ShouldBe("unreadable_date");
        refusal.Message.ShouldBe("None of the rows of the list could be read. The first, row 2, Evening Run: "
            + "The row has no date. Write it like 2024-05-29 15:53:35 and import the list again.");
    }

    [Theory]
    [InlineData("id,date,name,Activity Type,Elapsed Time", "1,2022-05-29 15:53:35,Evening,Run,60")]
    [InlineData("id,date,name,Activity Type,e,f,Elapsed Time", "1,2022-05-29 15:53:35,Evening,Run,,,60")]
    [InlineData("Distance,a,b,c,d,e,f,g,h,i", "1,2022-05-29 15:53:35,Evening,Run,,60,0.2,,,")]
    [InlineData("a,b,c,d,e,Distance,Elapsed Time,h,i,j", "1,2022-05-29 15:53:35,Evening,Run,,60,60,,,")]
    public void A_list_that_lacks_columns_is_read_as_far_as_it_goes(string header, string row)
    {
        var empty = new string(',', 40);

        var draft = One(Bytes($"{header}{empty}\n{row}{empty}\n"));

        (draft.Start, draft.ElapsedSeconds, draft.Type).ShouldBe((Start, 60, SportType.Run));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bike Name,Bike Brand,Bike Model,Bike Default Sport Types,Bike Added\nA,B,C,Ride,true\n")]
    [InlineData("Media Filename,Media Caption,Media Date,Media Kind,Media Place\nmedia/1.jpg,,\"May 1, 2020\",,\n")]
    [InlineData("<gpx version=\"1.1\" creator=\"a, b, c, d, e\"></gpx>")]
    [InlineData("[{\"summarizedActivitiesExport\":[]}]")]
    public void What_is_no_list_of_activities_is_not_taken_for_one(string text)
    {
        Reader.Recognises("activities.csv", Bytes(text)).ShouldBeFalse();
        Reader.Read(Bytes(text), TestContext.Current.CancellationToken).Refusal!.Reason.ShouldBe("not_an_activity");
    }

    [Fact]
    public void Dates_that_can_be_read_in_two_ways_are_told()
    {
        var undecided = StravaList.Run.With(("Activity Date", "04/07/2020, 15:53:35"));
        var decided = StravaList.Run.With(("Activity Date", "04/17/2020, 15:53:35"));

        var alone = Read(StravaList.Of(StravaList.English(94), StravaList.Columns(94), undecided));
        var together = Read(StravaList.Of(StravaList.English(94), StravaList.Columns(94), undecided, decided));

        alone.Activities[0].Start!.Value.Month.ShouldBe(7);
        alone.Warnings.ShouldHaveSingleItem().ShouldContain("with the day first");
        together.Activities[0].Start!.Value.Month.ShouldBe(4);
        together.Warnings.ShouldBeEmpty();
    }

    private static void IsTheRun(ActivityDraft draft, int columns, string sport = "Run") => draft.ShouldBe(new()
    {
        Entry = "row 2, Evening Run", FileName = "activities/10900000001.fit.gz", Start = Start, Type = SportType.Run,
        Sport = sport, ElapsedSeconds = 1428, TimerSeconds = columns >= 94 ? 1420 : null, MovingSeconds = 1411,
        DistanceM = 3322.949951171875, AscentM = 61.878849029541016, DescentM = 86, AverageHeartRateBpm = 152.5,
        MaxHeartRateBpm = 171, AveragePowerWatts = 250.5, MaxPowerWatts = 410, AverageCadenceRpm = 71.25,
        MaxCadenceRpm = 80, CaloriesKcal = 262, PerceivedIntensity = 7, IsRace = columns >= 99, Title = "Evening Run",
        Notes = columns == 78 ? "Windy, cold" : "Windy, cold\n\nKnee felt odd", ExternalId = "strava:10000000001",
        Source = "strava",
    });

    private static ActivityDraft One(byte[] bytes) => Read(bytes).Activities.ShouldHaveSingleItem();

    private static FileReading Read(byte[] bytes)
    {
        Reader.Recognises("activities.csv", bytes).ShouldBeTrue();
        return Reader.Read(bytes, TestContext.Current.CancellationToken);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

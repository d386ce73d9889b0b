using System.Diagnostics;
using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles.Lists;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Lists;

/// <summary>What no list may do to its reader: throw, hang, take memory; and what any list says.</summary>
public sealed class HostileListsTests(ITestOutputHelper output)
{
    private const int MostRows = 50_000;

    private static readonly IActivityReader[] Readers =
        [new StravaListReader(), new GarminListReader(), new GarminSummariesReader()];

    private static readonly byte[][] Lists =
    [
        StravaList.Of(StravaList.English(94), StravaList.Columns(94), StravaList.Run, StravaList.Run),
        StravaList.Of(StravaList.InGerman(99), StravaList.Columns(99), StravaList.Run),
        StravaList.Of([.. Enumerable.Repeat("?", 94)], StravaList.Columns(94), StravaList.Run),
        Encoding.UTF8.GetBytes("""
            Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Avg Run Cadence,Avg Stride Length
            Running,2025-02-06 17:06:03,false,"Town, by night","6.20","447","00:31:24","153","166","1.19"
            """),
        Encoding.UTF8.GetBytes("""
            [{"summarizedActivitiesExport": [{"activityId": 1, "name": "Run", "activityType": "running",
              "beginTimestamp": 1707784200000, "duration": 1800500.0, "distance": 500050}]}]
            """),
    ];

    [Fact]
    public void Lists_with_anything_changed_are_answered()
    {
        var change = Gen.Choose(0, int.MaxValue).Zip(Gen.OneOf(
            Gen.Elements("\"\",\\\n\r;\t#-:0"u8.ToArray()), Gen.Choose(0, 255).Select(value => (byte)value)));
        var changed = Gen.Elements(Lists).Zip(Gen.ArrayOf(change).Zip(Gen.Choose(0, 3000)));
        Claim.Holds(changed, any =>
        {
            var (list, (changes, cut)) = any;
            var bytes = list.ToArray();
            foreach (var (at, value) in changes) bytes[at % bytes.Length] = value;
            IsAnswered(bytes[..Math.Max(1, bytes.Length - cut)]);
            IsAnswered(bytes);
        });
    }

    [Fact]
    public void Any_bytes_are_answered() => Claim.Holds(
        Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)), IsAnswered);

    [Fact]
    public void Any_words_of_an_athlete_read_back()
    {
        var texts = Claim.AnyText.Zip(Claim.AnyText);
        Claim.Holds(texts.Zip(Gen.Choose(1, 1_000_000).Zip(Gen.Choose(1, 900_000))), any =>
        {
            var ((title, notes), (metres, seconds)) = any;
            var row = StravaList.Run.With(
                ("Activity Name", title ?? ""), ("Activity Description", notes ?? ""), ("Activity Private Note", ""),
                ("Elapsed Time", $"{seconds}"), ("Elapsed Time 2", $"{seconds}.0"), ("Distance", Rounded(metres)),
                ("Distance 2", $"{metres}.0"));

            var reading = new StravaListReader().Read(
                StravaList.Of(StravaList.English(94), StravaList.Columns(94), row, StravaList.Run), default);

            reading.Activities.Count.ShouldBe(2);
            var draft = reading.Activities[0];
            (draft.Title ?? "").ShouldBe(Decoded(title));
            (draft.Notes ?? "").ShouldBe(Decoded(notes));
            (draft.DistanceM, draft.ElapsedSeconds).ShouldBe((metres, seconds));
            reading.Activities[1].DistanceM.ShouldBe(3322.949951171875);
        });
    }

    [Fact]
    public void Fifty_thousand_rows_are_read_in_seconds_and_not_one_more()
    {
        var one = StravaList.Text(StravaList.English(94), StravaList.Columns(94), StravaList.Run).Split('\n');
        var rows = string.Concat(Enumerable.Repeat(one[1] + "\n", MostRows + 7));
        var list = Encoding.UTF8.GetBytes($"{one[0]}\n{rows}");
        var reader = new StravaListReader();
        reader.Read(Lists[0], TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        var reading = reader.Read(list, TestContext.Current.CancellationToken);

        var seconds = watch.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{list.Length / 1e6:F1} MB in {seconds:F2} s"));
        reading.Activities.Count.ShouldBe(MostRows);
        reading.RefusedEntries.ShouldHaveSingleItem().Entry.ShouldBe("row 50002 and after");
        seconds.ShouldBeLessThan(20);
    }

    [Fact]
    public void Reading_stops_when_it_is_told_to()
    {
        foreach (var (reader, list) in new[] { (Readers[0], Lists[0]), (Readers[1], Lists[3]), (Readers[2], Lists[4]) })
        {
            Should.Throw<OperationCanceledException>(() => reader.Read(list, new CancellationToken(canceled: true)));
        }
    }

    private static void IsAnswered(byte[] bytes)
    {
        foreach (var reader in Readers)
        {
            reader.Recognises("activities.csv", bytes);
            var reading = reader.Read(bytes, default);
            (reading.Refusal is null).ShouldBe(reading.Activities.Count > 0);
            foreach (var draft in reading.Activities)
            {
                draft.Entry.ShouldNotBeNullOrEmpty();
                (draft.Start is null).ShouldBe(draft.LocalStart is not null);
                foreach (var value in new[]
                {
                    draft.DistanceM, draft.ElapsedSeconds, draft.TimerSeconds, draft.AverageHeartRateBpm,
                    draft.CaloriesKcal,
                })
                {
                    (value ?? 0).ShouldBeInRange(0, double.MaxValue);
                }
            }
        }
    }

    private static string Rounded(int metres) => (metres / 1000.0).ToString("F2", CultureInfo.InvariantCulture);

    private static string Decoded(string? text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")).Trim() is var said && said == "#error#" ? "" : said;
}

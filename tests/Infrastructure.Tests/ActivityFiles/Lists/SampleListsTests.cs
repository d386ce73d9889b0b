using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Infrastructure.ActivityFiles;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Lists;

/// <summary>
/// Lists that people exported. They stay outside of the repository, in <c>csv-samples</c> beside the folder of real
/// recordings: the test runs where that is and is skipped elsewhere. No title of them is printed.
/// </summary>
public sealed class SampleListsTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<IActivityReader> Readers =
        [.. new ServiceCollection().AddActivityFiles().BuildServiceProvider().GetServices<IActivityReader>()];

    [Fact]
    public void Every_real_list_is_read_to_its_last_row()
    {
        var strava2023 = Read("strava-activities-2023-html-headers.csv");
        strava2023.Count.ShouldBe(8);
        strava2023.ShouldAllBe(draft => draft.Type == SportType.Bike && draft.Start!.Value.Year == 2023);
        strava2023.Sum(draft => draft.ElapsedSeconds).ShouldBe(107_794);
        strava2023.Sum(draft => draft.DistanceM)!.Value.ShouldBe(496_699.73, 0.01);
        strava2023.ShouldAllBe(draft => draft.AverageHeartRateBpm == null && draft.AscentM > 0);
        strava2023.Select(draft => draft.PerceivedIntensity).ShouldBe([6, 8, 9, 7, null, 8, 8, 9]);

        var strava2022 = Read("strava-activities-94cols-1row.csv").ShouldHaveSingleItem();
        strava2022.Start.ShouldBe(new DateTimeOffset(2022, 5, 29, 15, 53, 35, TimeSpan.Zero));
        strava2022.Type.ShouldBe(SportType.Run);
        (strava2022.ElapsedSeconds, strava2022.MovingSeconds, strava2022.TimerSeconds).ShouldBe((1428, 1411, null));
        strava2022.DistanceM!.Value.ShouldBe(3322.95, 0.01);
        strava2022.AverageCadenceRpm!.Value.ShouldBe(71.26, 0.01);
        strava2022.CaloriesKcal.ShouldBe(262);
        strava2022.FileName.ShouldNotBeNull().ShouldStartWith("activities/");

        var garmin = Read("garminconnect-2012-german.csv");
        garmin.Count.ShouldBe(6);
        garmin[0].LocalStart.ShouldBe(new DateTime(2012, 5, 25, 20, 31, 0, DateTimeKind.Unspecified));
        garmin.ShouldAllBe(draft => draft.Type == SportType.Run && draft.Start == null);
        garmin.Select(draft => draft.TimerSeconds).ShouldBe([3911, 723, 363, 885, 393, 753]);
        garmin.Select(draft => draft.DistanceM).ShouldBe([10_200, 2000, 1070, 2410, 1500, 2010]);
        garmin.Select(draft => draft.AverageHeartRateBpm).ShouldBe([138, null, null, 157, 170, 137]);
        garmin.Select(draft => draft.AscentM).ShouldBe([38, 0, 0, 7, 5, 0]);
        garmin.ShouldAllBe(draft => draft.Title != null && draft.CaloriesKcal > 0);
    }

    private IReadOnlyList<ActivityDraft> Read(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder(), name));
        var reading = Readers.Where(reader => reader.Recognises(name, bytes)).ShouldHaveSingleItem()
            .Read(bytes, TestContext.Current.CancellationToken);
        reading.Refusal.ShouldBeNull();
        reading.RefusedEntries.ShouldBeEmpty();
        reading.Warnings.ShouldBeEmpty();
        output.WriteLine($"{name}: {reading.Activities.Count} activities");
        return reading.Activities;
    }

    private static string Folder()
    {
        var found = Checkout.Recordings is { } recordings ? Path.Combine(recordings, "..", "csv-samples") : null;
        Assert.SkipUnless(Directory.Exists(found), "The folder of real lists is not here.");
        return found;
    }
}

using TrainingOs.Application.Athletes;
using TrainingOs.Application.Demo;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Tests.Demo;

public sealed class SeasonTests
{
    private static readonly AthleteId Athlete = new(1);
    private static readonly Timezone Berlin = Timezone.Parse("Europe/Berlin");

    /// <summary>A whole week that was lived to its end: Sunday, 22 November 2026, close to midnight.</summary>
    private static readonly Season Complete = Season.Until(At("2026-11-22T23:59", Berlin));

    /// <summary>
    /// Every 93 hours of more than six years, with week 53 twice, year ends, leap days and all changes of the clocks.
    /// </summary>
    private static IEnumerable<AthleteTime> ManyInstants
    {
        get
        {
            string[] zones = ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "UTC"];
            var start = new DateTimeOffset(2020, 6, 1, 0, 0, 0, TimeSpan.Zero);
            for (var i = 0; i < 600; i++)
            {
                yield return new(start.AddHours(93 * i), Timezone.Parse(zones[i % zones.Length]));
            }
        }
    }

    [Fact]
    public void On_any_day_the_domain_takes_the_season_as_it_takes_anybodys()
    {
        foreach (var now in ManyInstants)
        {
            var season = Season.Until(now);
            season.Plans.Select(week => week.For(Athlete)).Count().ShouldBe(Season.Weeks + 1);
            season.Sessions.Select((session, index) => session.For(Athlete, new SessionId(index + 1))).Count()
                .ShouldBeGreaterThan(125);
            season.DayNotes.Select(note => note.For(Athlete)).DistinctBy(note => note.Date).Count()
                .ShouldBe(season.DayNotes.Count);
        }
    }

    [Fact]
    public void Nothing_has_happened_or_was_written_in_the_future()
    {
        foreach (var now in ManyInstants)
        {
            var season = Season.Until(now);
            foreach (var session in season.Sessions)
            {
                session.Facts.StartTime!.Value.AddMinutes(End(session.Facts))
                    .ShouldBeLessThanOrEqualTo(session.WrittenAt);
                session.WrittenAt.ShouldBeLessThanOrEqualTo(now.Instant);
                session.Facts.Date.ShouldBeLessThanOrEqualTo(now.Today);
            }

            season.DayNotes.ShouldAllBe(note => note.WrittenAt <= now.Instant && note.Date <= now.Today);
            season.Plans.ShouldAllBe(week => week.SketchedAt <= week.SaidAt && week.SaidAt <= now.Instant);
        }
    }

    [Fact]
    public void It_ends_now_with_a_plan_for_this_week_and_the_next()
    {
        foreach (var now in ManyInstants)
        {
            var season = Season.Until(now);
            var week = IsoWeek.Of(now.Today);
            season.Plans.Select(plan => plan.Week)
                .ShouldBe(Enumerable.Range(-23, 25).Select(i => IsoWeek.Of(week.Monday.AddDays(7 * i))));
            season.Sessions.Max(session => session.Facts.Date).ShouldBeGreaterThanOrEqualTo(now.Today.AddDays(-1));
            season.Sessions.GroupBy(session => IsoWeek.Of(session.Facts.Date)).Count()
                .ShouldBeGreaterThanOrEqualTo(Season.Weeks - 1);
        }
    }

    [Fact]
    public void The_same_instant_gives_the_same_season()
    {
        foreach (var now in ManyInstants.Take(50))
        {
            var (first, second) = (Season.Until(now), Season.Until(now));
            first.Sessions.ShouldBe(second.Sessions);
            first.DayNotes.ShouldBe(second.DayNotes);
            first.Plans.ShouldBe(second.Plans);
        }
    }

    [Fact]
    public void What_has_happened_stays_as_it_is_while_the_week_goes_on()
    {
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            var season = Season.Until(new(At("2026-11-16T00:00", Berlin).Instant.AddHours(hour), Berlin));
            season.Sessions.ShouldBe(Complete.Sessions.Take(season.Sessions.Count));
            season.DayNotes.ShouldBe(Complete.DayNotes.Take(season.DayNotes.Count));
        }
    }

    [Theory]
    [InlineData("2026-11-16T05:00", 0, 0)]
    [InlineData("2026-11-18T12:00", 3, 0)]
    [InlineData("2026-11-20T12:00", 5, 2)]
    [InlineData("2026-11-22T23:00", 7, 2)]
    public void The_present_week_is_done_as_far_as_it_is_over(string now, int sessions, int notes)
    {
        var season = Season.Until(At(now, Berlin));
        var week = new IsoWeek(2026, 47);
        season.Sessions.Count(session => week.Contains(session.Facts.Date)).ShouldBe(sessions);
        season.DayNotes.Count(note => week.Contains(note.Date)).ShouldBe(notes);
    }

    [Fact]
    public void Sessions_begin_by_the_clocks_where_the_athlete_lives_in_summer_and_winter()
    {
        var commutes = Complete.Sessions.Where(session => session.Facts.Title == "Ride to work")
            .Select(session => session.Facts.StartTime!.Value).ToList();
        commutes.Select(start => start.Offset.TotalHours).Distinct().ShouldBe([2, 1]);
        commutes.ShouldAllBe(start => start.Hour == 7);
    }

    [Fact]
    public void There_are_five_to_seven_sessions_in_most_weeks_of_a_healthy_athlete()
    {
        var perWeek = Complete.Sessions.CountBy(session => IsoWeek.Of(session.Facts.Date))
            .Select(week => week.Value).ToList();
        perWeek.Count.ShouldBe(Season.Weeks);
        perWeek.Count(sessions => sessions is >= 5 and <= 7).ShouldBe(Season.Weeks - 1, "all but the week of the cold");
    }

    [Fact]
    public void Life_interferes_but_the_plan_is_mostly_kept()
    {
        var done = Complete.Plans.Take(Season.Weeks).Where(week => week.Targets.Distance is not null)
            .ToDictionary(week => week.Week, week => Kilometres(week.Week) / week.Targets.Distance!.Value.Value);
        done[Complete.Plans[8].Week].ShouldBeLessThan(0.3, "the cold");
        done.Values.Count(part => part is >= 0.9 and <= 1.1).ShouldBeGreaterThan(13);
        done.Values.Count(part => part < 0.9).ShouldBeInRange(4, 8);
    }

    [Fact]
    public void Every_fourth_week_of_the_build_is_lighter_than_the_one_before()
    {
        foreach (var (light, full) in new[] { (3, 2), (7, 6), (11, 10), (15, 14), (19, 17) })
        {
            Complete.Plans[light].Tags!.Words.ShouldContain("deload");
            Kilometres(Complete.Plans[light].Week).ShouldBeLessThan(0.8 * Kilometres(Complete.Plans[full].Week));
        }
    }

    [Fact]
    public void There_is_one_race_at_the_end_of_race_week()
    {
        var race = Complete.Sessions.Single(session => session.Facts.IsRace).Facts;
        race.Date.DayOfWeek.ShouldBe(DayOfWeek.Sunday);
        Complete.Plans.Single(week => week.Week == IsoWeek.Of(race.Date)).Tags!.Words.ShouldContain("race week");
        race.Notes!.ShouldContain("2:33:48");
        TimeSpan.FromMinutes(race.Duration.Value).ShouldBe(new TimeSpan(2, 33, 48));
    }

    [Fact]
    public void Paces_are_those_of_one_and_the_same_runner()
    {
        EachWithDistance(SportType.Run, run => MinutesPerKm(run).ShouldBeInRange(5.1, 6.8, run.Title));
        EachWithDistance(SportType.Trail, run => MinutesPerKm(run).ShouldBeInRange(6.4, 8.7, run.Title));
        EachWithDistance(SportType.Hike, hike => MinutesPerKm(hike).ShouldBeInRange(14, 20, hike.Title));
        EachWithDistance(SportType.Walk, walk => MinutesPerKm(walk).ShouldBeInRange(11, 15, walk.Title));
        EachWithDistance(SportType.Bike, ride => MinutesPerKm(ride).ShouldBeInRange(2.5, 3.2, ride.Title));
        EachWithDistance(SportType.Swim, swim => MinutesPerKm(swim).ShouldBeInRange(24, 34, swim.Title));
    }

    [Fact]
    public void Climbs_are_those_of_their_sport()
    {
        EachWithClimb(SportType.Run, run => MetresPerKm(run).ShouldBeInRange(2, 25, run.Title));
        EachWithClimb(SportType.Trail, run => MetresPerKm(run).ShouldBeInRange(22, 60, run.Title));
        EachWithClimb(SportType.Hike, hike => MetresPerKm(hike).ShouldBeInRange(45, 80, hike.Title));
        EachWithClimb(SportType.Bike, ride => MetresPerKm(ride).ShouldBeInRange(4, 10, ride.Title));
    }

    [Fact]
    public void Heart_rate_follows_how_hard_a_run_felt_and_is_not_known_without_a_strap()
    {
        var runs = Complete.Sessions.Select(session => session.Facts)
            .Where(run => run.Type is SportType.Run or SportType.Trail).ToList();
        Average(runs, felt: 2).ShouldBeInRange(124, 134);
        Average(runs, felt: 3).ShouldBeInRange(134, 146);
        Average(runs, felt: 6).ShouldBeInRange(152, 160);
        Average(runs, felt: 8).ShouldBeInRange(162, 172);

        Complete.Sessions.Where(session => session.Facts.AverageHeartRate is null)
            .ShouldAllBe(session => session.Facts.MaxHeartRate == null && session.Facts.Calories == null);
        Complete.Sessions.Count(session => session.Facts.AverageHeartRate is null).ShouldBeInRange(30, 80);
        Complete.Sessions.ShouldAllBe(
            session => session.Facts.AverageHeartRate == null || session.Facts.MaxHeartRate!.Value.Value <= 186);
    }

    [Fact]
    public void Durations_are_whole_seconds_and_seldom_whole_minutes()
    {
        var minutes = Complete.Sessions.Select(session => session.Facts.Duration.Value).ToList();
        minutes.ShouldAllBe(
            m => Math.Abs((m * 60) - Math.Round(m * 60)) < 0.31, "a hundredth of a minute is 0.6 seconds");
        minutes.Count(double.IsInteger).ShouldBeLessThan(minutes.Count / 10);
    }

    [Fact]
    public void Nobody_writes_the_same_thing_twice()
    {
        var texts = Complete.Sessions.Select(session => session.Facts.Notes).OfType<string>()
            .Concat(Complete.DayNotes.Select(note => note.Text))
            .Concat(Complete.Plans.Select(week => week.Description)).ToList();
        texts.Count.ShouldBeGreaterThan(120);
        texts.Distinct().Count().ShouldBe(texts.Count);
        texts.ShouldAllBe(text => text.Trim() == text && text.Length > 6);
    }

    private static AthleteTime At(string local, Timezone timezone) =>
        new(timezone.InstantOf(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)), timezone);

    private static double End(SessionFacts facts) => facts.Elapsed?.Value ?? facts.Duration.Value;

    private static double Kilometres(IsoWeek week) => Complete.Sessions.Select(session => session.Facts)
        .Where(session => week.Contains(session.Date) && session.Type is SportType.Run or SportType.Trail)
        .Sum(session => session.Distance!.Value.Value);

    private static double Average(List<SessionFacts> runs, int felt) => runs
        .Where(run => run.PerceivedIntensity!.Value.Value == felt).Average(run => run.AverageHeartRate!.Value.Value);

    private static double MinutesPerKm(SessionFacts facts) => facts.Duration.Value / facts.Distance!.Value.Value;

    private static double MetresPerKm(SessionFacts facts) =>
        facts.ElevationGain!.Value.Value / facts.Distance!.Value.Value;

    private static void EachWithDistance(SportType type, Action<SessionFacts> check) =>
        Each(session => session.Type == type && session.Distance is not null, check);

    private static void EachWithClimb(SportType type, Action<SessionFacts> check) =>
        Each(session => session.Type == type && session.ElevationGain is not null, check);

    private static void Each(Func<SessionFacts, bool> which, Action<SessionFacts> check)
    {
        var found = Complete.Sessions.Select(session => session.Facts).Where(which).ToList();
        found.ShouldNotBeEmpty();
        found.ForEach(check);
    }
}

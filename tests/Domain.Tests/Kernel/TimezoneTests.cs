using System.Globalization;
using FsCheck.Fluent;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Tests.Kernel;

public sealed class TimezoneTests
{
    private static readonly Timezone Berlin = Timezone.Parse("Europe/Berlin");

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-16T06:30:00", "2026-11-16T06:30:00+01:00")]
    [InlineData("Europe/Berlin", "2026-07-16T06:30:00", "2026-07-16T06:30:00+02:00")]
    [InlineData("America/New_York", "2026-11-16T06:30:00", "2026-11-16T06:30:00-05:00")]
    [InlineData("Asia/Kathmandu", "2026-11-16T06:30:00", "2026-11-16T06:30:00+05:45")]
    [InlineData("UTC", "2026-11-16T06:30:00", "2026-11-16T06:30:00+00:00")]
    public void A_time_on_the_clock_is_an_instant(string zone, string clock, string instant) =>
        Same(Timezone.Parse(zone).InstantOf(Clock(clock)), instant);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("America/New_York", "2026-03-08T02:15:00", "2026-03-08T03:15:00-04:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:10:00", "2026-10-04T02:40:00+11:00")]
    public void An_hour_that_is_skipped_in_spring_counts_on(string zone, string clock, string instant) =>
        Same(Timezone.Parse(zone).InstantOf(Clock(clock)), instant);

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T01:59:59", "2026-10-25T01:59:59+02:00")]
    [InlineData("Europe/Berlin", "2026-10-25T02:00:00", "2026-10-25T02:00:00+02:00")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T03:00:00+01:00")]
    [InlineData("America/New_York", "2026-11-01T01:30:00", "2026-11-01T01:30:00-04:00")]
    public void An_hour_that_comes_twice_in_autumn_is_the_first(string zone, string clock, string instant) =>
        Same(Timezone.Parse(zone).InstantOf(Clock(clock)), instant);

    [Fact]
    public void A_clock_marked_as_UTC_or_as_this_machines_is_still_the_clock_there()
    {
        var clock = Clock("2026-11-16T06:30:00");
        foreach (var kind in Enum.GetValues<DateTimeKind>())
        {
            Same(Berlin.InstantOf(DateTime.SpecifyKind(clock, kind)), "2026-11-16T06:30:00+01:00");
        }
    }

    [Theory]
    [InlineData("Pacific/Auckland", "2026-11-22T10:59:59+00:00", "2026-11-22")]
    [InlineData("Pacific/Auckland", "2026-11-22T11:00:00+00:00", "2026-11-23")]
    [InlineData("America/Los_Angeles", "2026-11-22T07:59:59+00:00", "2026-11-21")]
    [InlineData("UTC", "2026-11-22T23:30:00-05:00", "2026-11-23")]
    public void The_zone_decides_what_day_it_is(string zone, string instant, string day) =>
        Timezone.Parse(zone).DayAt(Instant(instant)).ToString("O", CultureInfo.InvariantCulture).ShouldBe(day);

    [Fact]
    public void In_every_zone_and_year_a_clock_time_is_an_instant_that_shows_it_or_lies_in_a_gap() => Claim.Holds(
        from zone in Gen.Elements(Zones())
        from year in Gen.Frequency((3, Gen.Choose(1880, 2100)), (1, Gen.Choose(1000, 9000)))
        from minute in Gen.Choose(0, 364 * 24 * 60)
        select (zone, clock: new DateTime(year, 1, 1).AddMinutes(minute)),
        x =>
        {
            var zone = Timezone.Parse(x.zone);
            var instant = zone.InstantOf(x.clock);
            zone.At(instant).ShouldBe(instant);
            zone.At(instant).Offset.ShouldBe(instant.Offset);
            if (!TimeZoneInfo.FindSystemTimeZoneById(x.zone).IsInvalidTime(x.clock)) instant.DateTime.ShouldBe(x.clock);
            else instant.DateTime.ShouldBeGreaterThan(x.clock);
        });

    [Fact]
    public void Every_zone_of_this_machine_reads_back_from_its_text() => Claim.Holds(Gen.Elements(Zones()), id =>
    {
        var zone = Timezone.Parse(id);
        zone.ToString().ShouldBe(id);
        Timezone.Parse(zone.ToString()).ShouldBe(zone);
        zone.GetHashCode().ShouldBe(Timezone.Parse(id).GetHashCode());
    });

    [Theory]
    [InlineData("UTC")]
    [InlineData("GMT")]
    [InlineData("Etc/GMT+5")]
    [InlineData("EST5EDT")]
    [InlineData("Asia/Calcutta")]
    [InlineData("America/Argentina/ComodRivadavia")]
    [InlineData("America/Port-au-Prince")]
    public void Names_that_browsers_and_programs_still_send_are_zones(string id) => Timezone.Parse(id).Id.ShouldBe(id);

    [Fact]
    public void Zones_of_different_names_differ() => Berlin.ShouldNotBe(Timezone.Parse("Europe/Paris"));

    [Fact]
    public void A_zone_of_a_machine_is_known_by_its_name_of_the_database_also_on_Windows()
    {
        Of("Europe/Berlin").ShouldBe("Europe/Berlin");
        Of("W. Europe Standard Time").ShouldBe("Europe/Berlin");
        Of("Tokyo Standard Time").ShouldBe("Asia/Tokyo");
        Of("A clock of my own").ShouldBe("UTC");

        static string Of(string id) =>
            Timezone.Of(TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.Zero, null, null)).Id;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Mars/Olympus_Mons")]
    [InlineData("Europe")]
    [InlineData("Europe/")]
    [InlineData("/Europe/Berlin")]
    [InlineData("Europe//Berlin")]
    [InlineData("Europe/Berlin/")]
    [InlineData(" Europe/Berlin")]
    [InlineData("Europe/Berlin\n")]
    [InlineData("Europe/Berlin\0")]
    [InlineData("../../etc/passwd")]
    [InlineData("../../../etc/localtime")]
    [InlineData("/etc/localtime")]
    [InlineData("/etc/passwd")]
    [InlineData("/usr/share/zoneinfo/Europe/Berlin")]
    [InlineData("//usr/share/zoneinfo/Europe/Berlin")]
    [InlineData("Europe/../Europe/Berlin")]
    [InlineData("./Europe/Berlin")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("leapseconds")]
    [InlineData("tzdata.zi")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("+01:00")]
    [InlineData("Europe\\Berlin")]
    [InlineData("Europe/Zürich")]
    public void What_is_no_IANA_zone_is_refused_with_a_sentence(string? id)
    {
        Timezone.TryParse(id, null, out var zone).ShouldBeFalse();
        zone.ShouldBeNull();
        Should.Throw<FormatException>(() => Timezone.Parse(id!)).Message
            .ShouldBe($"'{id}' is no time zone of the IANA database; one is Europe/Berlin.");
    }

    [Fact]
    public void A_refusal_does_not_repeat_an_endless_text()
    {
        Timezone.TryParse(new string('x', 1_000_000), null, out _).ShouldBeFalse();
        Timezone.Refusal(new string('x', 1_000_000)).Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void Garbage_is_refused_and_never_throws() => Claim.Holds(Claim.AnyText, text =>
        Timezone.TryParse(text, null, out var zone).ShouldBe(zone is not null));

    private static string[] Zones() => [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)];

    private static DateTime Clock(string text) => DateTime.ParseExact(text, "s", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void Same(DateTimeOffset instant, string text) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).ShouldBe(text);
}

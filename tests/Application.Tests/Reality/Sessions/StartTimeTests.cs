using System.Globalization;
using FsCheck.Fluent;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Tests.Reality.Sessions;

public sealed class StartTimeTests
{
    private static readonly Timezone Berlin = Timezone.Parse("Europe/Berlin");
    private static readonly Timezone NewYork = Timezone.Parse("America/New_York");
    private static readonly Timezone FarEast = Timezone.Parse("Pacific/Kiritimati");
    private static readonly Timezone FarWest = Timezone.Parse("Pacific/Pago_Pago");

    [Theory]
    [InlineData("2026-11-16T06:30:00+01:00", "2026-11-16T06:30:00", 60)]
    [InlineData("2026-11-16T06:30:15.25-05:30", "2026-11-16T06:30:15.25", -330)]
    [InlineData("2026-11-16T06:30:00Z", "2026-11-16T06:30:00", 0)]
    [InlineData("2026-11-16T06:30:00z", "2026-11-16T06:30:00", 0)]
    [InlineData("2026-11-16T06:30:00.123456+00:00", "2026-11-16T06:30:00.123456", 0)]
    [InlineData("2026-11-16T06:30:00.1234567Z", "2026-11-16T06:30:00.1234567", 0)]
    [InlineData("2026-11-16T06:30:00.123456789Z", "2026-11-16T06:30:00.1234567", 0)]
    [InlineData("2026-11-16T06:30:00.999999999+01:00", "2026-11-16T06:30:00.9999999", 60)]
    [InlineData("2026-11-16T06:30:00.123456789012", "2026-11-16T06:30:00.1234567", null)]
    [InlineData("2026-11-16T06:30Z", "2026-11-16T06:30:00", 0)]
    [InlineData("2026-11-16 06:30:00+14:00", "2026-11-16T06:30:00", 840)]
    [InlineData("2026-11-16T06:30:00", "2026-11-16T06:30:00", null)]
    [InlineData("2026-11-16T06:30:00.5", "2026-11-16T06:30:00.5", null)]
    [InlineData("2026-11-16T06:30", "2026-11-16T06:30:00", null)]
    [InlineData("2026-11-16 06:30:00", "2026-11-16T06:30:00", null)]
    [InlineData("2026-11-16 06:30", "2026-11-16T06:30:00", null)]
    [InlineData("1000-01-01T00:00:00", "1000-01-01T00:00:00", null)]
    [InlineData("9000-12-31T23:59:59", "9000-12-31T23:59:59", null)]
    public void A_start_is_read_as_the_clock_and_its_offset(string text, string clock, int? offsetMinutes)
    {
        var start = StartTime.Parse(text);
        start.Clock.ShouldBe(DateTime.ParseExact(clock, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
        start.Clock.Kind.ShouldBe(DateTimeKind.Unspecified);
        start.Offset?.TotalMinutes.ShouldBe(offsetMinutes!.Value);
        start.Offset.HasValue.ShouldBe(offsetMinutes.HasValue);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("06:30")]
    [InlineData("2026-11-16")]
    [InlineData("16.11.2026 06:30")]
    [InlineData("11/16/2026 06:30")]
    [InlineData("2026-11-31T06:30:00")]
    [InlineData("2025-02-29T06:30:00")]
    [InlineData("2026-11-16T24:00:00")]
    [InlineData("2026-11-16T06:60:00")]
    [InlineData("2026-11-16T23:59:60")]
    [InlineData("2026-11-16T06:30:00+15:00")]
    [InlineData("2026-11-16T06:30:00+01:00:30")]
    [InlineData("2026-11-16T06:30:00 Europe/Berlin")]
    [InlineData(" 2026-11-16T06:30:00")]
    [InlineData("2026-11-16T06:30:00\0")]
    [InlineData("2026-11-16T06:30:00ZZ")]
    [InlineData("2026-11-16T06:30:00.12345678x")]
    [InlineData("2026-11-16T06:30:00+01:00.123456789")]
    [InlineData("1763271000")]
    [InlineData("0999-12-31T23:59:59Z")]
    [InlineData("9001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void What_is_no_date_and_time_is_refused(string? text)
    {
        StartTime.TryParse(text, null, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => StartTime.Parse(text!)).Message
            .ShouldContain("such as 2026-11-16T06:30:00+01:00");
    }

    [Fact]
    public void An_endless_text_is_refused() =>
        StartTime.TryParse(new string('Z', 1_000_000), null, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2026-11-16T06:30:00", null, "2026-11-16T06:30:00+01:00")]
    [InlineData("2026-11-16T06:30:00", "America/New_York", "2026-11-16T06:30:00-05:00")]
    [InlineData("2026-07-16T06:30:00", null, "2026-07-16T06:30:00+02:00")]
    [InlineData("2026-03-29T02:30:00", null, "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-10-25T02:30:00", null, "2026-10-25T02:30:00+02:00")]
    public void Without_an_offset_it_is_what_clocks_showed_in_the_named_zone_or_else_the_athletes(
        string text, string? named, string instant) => Same(text, named, instant);

    [Theory]
    [InlineData("2026-11-16T06:30:00-08:00", null, "2026-11-16T06:30:00-08:00")]
    [InlineData("2026-11-16T06:30:00+05:45", null, "2026-11-16T06:30:00+05:45")]
    public void An_offset_is_that_of_the_clocks_there(string text, string? named, string instant) =>
        Same(text, named, instant);

    [Theory]
    [InlineData("2026-11-16T05:30:00Z", null, "2026-11-16T06:30:00+01:00")]
    [InlineData("2026-11-16T05:30:00+00:00", null, "2026-11-16T06:30:00+01:00")]
    [InlineData("2026-11-16T05:30:00-00:00", null, "2026-11-16T06:30:00+01:00")]
    public void Plain_UTC_means_no_place_and_is_shown_on_the_athletes_clocks(
        string text, string? named, string instant) => Same(text, named, instant);

    [Theory]
    [InlineData("2026-11-16T12:30:00+01:00", "America/New_York", "2026-11-16T06:30:00-05:00")]
    [InlineData("2026-11-16T11:30:00Z", "America/New_York", "2026-11-16T06:30:00-05:00")]
    [InlineData("2026-11-16T00:30:00Z", "America/New_York", "2026-11-15T19:30:00-05:00")]
    public void A_named_zone_decides_the_offset_and_keeps_the_instant(string text, string named, string instant) =>
        Same(text, named, instant);

    [Fact]
    public void Every_start_that_can_be_read_is_an_instant_in_every_zone() => Claim.Holds(
        from year in Gen.OneOf(Gen.Choose(1000, 9000), Gen.Elements(1000, 9000))
        from minute in Gen.OneOf(Gen.Choose(0, 365 * 24 * 60 - 1), Gen.Elements(0, 365 * 24 * 60 - 1))
        from offset in Gen.OneOf(Gen.Choose(-56, 56).Select(quarters => (int?)quarters), Gen.Constant((int?)null))
        from zone in Gen.Elements(Berlin, NewYork, Timezone.Utc, FarEast, FarWest)
        from isNamed in ArbMap.Default.GeneratorFor<bool>()
        select (text: Text(new DateTime(year, 1, 1).AddMinutes(minute), offset), zone, isNamed),
        x =>
        {
            var start = StartTime.Parse(x.text);
            var instant = start.On(x.isNamed ? x.zone : null, x.zone);
            if (start.Offset is { } offset) instant.UtcDateTime.ShouldBe(start.Clock - offset);
        });

    [Fact]
    public void Garbage_is_refused_and_never_throws() => Claim.Holds(Claim.AnyText, text =>
    {
        if (StartTime.TryParse(text, null, out var start)) start.Clock.Year.ShouldBeInRange(1000, 9000);
    });

    private static string Text(DateTime clock, int? quarters)
    {
        var local = clock.ToString("s", CultureInfo.InvariantCulture);
        if (quarters is not { } q) return local;
        return $"{local}{(q < 0 ? '-' : '+')}{Math.Abs(q) / 4:00}:{15 * (Math.Abs(q) % 4):00}";
    }

    private static void Same(string text, string? named, string instant) =>
        StartTime.Parse(text).On(named is null ? null : Timezone.Parse(named), Berlin)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).ShouldBe(instant);
}

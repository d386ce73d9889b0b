using System.Reflection;
using FsCheck.Fluent;
using TrainingOs.Application.Athletes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Application.Tests.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Tests.Reality.Sessions;

/// <summary>
/// What the validator lets pass the domain takes, and what it refuses the domain refuses: no drift, no 500.
/// </summary>
public sealed class SessionDetailsTests
{
    private static readonly AthleteTime Now =
        new(new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), Timezone.Parse("Europe/Berlin"));

    private static readonly SessionDetails.Validator Validator = new();
    private static readonly ConstructorInfo Constructor = typeof(SessionDetails).GetConstructors().Single();

    public static TheoryData<string> Numbers { get; } =
    [
        "DurationMinutes", "ElapsedMinutes", "DistanceKm", "ElevationGainM", "AverageHeartRateBpm", "MaxHeartRateBpm",
        "AveragePowerWatts", "CaloriesKcal",
    ];

    public static TheoryData<string, int> Texts { get; } = new()
    {
        { "ExternalId", 200 }, { "Source", 100 }, { "Title", 200 }, { "Notes", 20_000 },
    };

    [Fact]
    public void Every_number_and_text_a_writer_may_send_is_tried_here()
    {
        Type[] limited = [typeof(double?), typeof(int?), typeof(string)];
        Numbers.Select(row => row.Data).Concat(Texts.Select(row => row.Data.Item1))
            .Concat(["PerceivedIntensity", "Timezone"])
            .ShouldBe(
                Constructor.GetParameters().Where(p => limited.Contains(p.ParameterType)).Select(p => p.Name!),
                ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_passes_the_validator_just_when_the_domain_takes_it(string member) =>
        Claim.Holds(Edges.Numbers, number => Agree(Details(member, number), member));

    [Fact]
    public void An_intensity_passes_the_validator_just_when_the_domain_takes_it() =>
        Claim.Holds(Edges.WholeNumbers, number => Agree(Details("PerceivedIntensity", number), "PerceivedIntensity"));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_passes_the_validator_just_when_the_domain_takes_it(string member, int most) =>
        Claim.Holds(Edges.Texts(most), text => Agree(Details(member, text), member));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_at_its_limit_passes_and_one_beyond_does_not(string member, int most)
    {
        Validator.Validate(Details(member, new string('x', most))).IsValid.ShouldBeTrue();
        Validator.Validate(Details(member, new string('x', most + 1))).Errors.ShouldHaveSingleItem().ErrorMessage
            .ShouldBe($"This text may have at most {most} characters; it has {most + 1}.");
    }

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("", false)]
    public void A_zone_passes_the_validator_just_when_it_is_one(string zone, bool isZone)
    {
        Validator.Validate(Details("Timezone", zone)).IsValid.ShouldBe(isZone);
        Timezone.TryParse(zone, null, out _).ShouldBe(isZone);
    }

    [Theory]
    [InlineData("Date", "Say the day it happened on, such as 2026-11-16.")]
    [InlineData("Type", "Say the kind of sport, such as run.")]
    [InlineData("DurationMinutes", "Say how many minutes it lasted.")]
    public void What_must_be_said_is_asked_for(string member, string sentence)
    {
        var failure = Validator.Validate(Details(member, null)).Errors.ShouldHaveSingleItem();
        (failure.PropertyName, failure.ErrorMessage).ShouldBe((member, sentence));
    }

    [Fact]
    public void A_number_that_stands_for_no_sport_is_refused() =>
        Validator.Validate(Details("Type", (SportType)99)).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Type");

    [Fact]
    public void Each_thing_wrong_is_named_at_its_member()
    {
        var wrong = Details("DistanceKm", -1.0) with { Title = new('x', 201), PerceivedIntensity = 11, Date = null };
        Validator.Validate(wrong).Errors.Select(failure => failure.PropertyName)
            .ShouldBe(["Date", "Title", "DistanceKm", "PerceivedIntensity"], ignoreOrder: true);
    }

    [Fact]
    public void Every_detail_becomes_the_fact_of_its_name()
    {
        var details = new SessionDetails(
            new(2026, 11, 16), StartTime.Parse("2026-11-16T06:30:00"), "Europe/Paris", "watch-1", "watch",
            SportType.Trail, "Hills", 62.5, 70, 11.2, 380, 141, 172, 255, 840, 6, true, "Along the river");

        details.ToFacts(Now).ShouldBe(KnownSession.Facts with { Timezone = Timezone.Parse("Europe/Paris") });
    }

    [Fact]
    public void What_was_not_said_is_not_known_and_no_race() => Details("Title", null).ToFacts(Now).ShouldBe(
        new SessionFacts { Date = new(2026, 11, 16), Type = SportType.Run, Duration = Minutes.Of(60) });

    private static void Agree(SessionDetails details, string member)
    {
        var verdict = Validator.Validate(details);
        verdict.Errors.ShouldAllBe(failure => failure.PropertyName == member);
        if (verdict.IsValid) Should.NotThrow(() => Log(details));
        else Should.Throw<DomainException>(() => Log(details));
    }

    private static Session Log(SessionDetails details) =>
        new(new SessionId(1), new AthleteId(1), details.ToFacts(Now), Now.Today, Now.Instant);

    /// <summary>The least that can be said of a session, and one member beside.</summary>
    private static SessionDetails Details(string member, object? value)
    {
        var said = new Dictionary<string, object?>
        {
            ["Date"] = new DateOnly(2026, 11, 16),
            ["Type"] = SportType.Run,
            ["DurationMinutes"] = 60.0,
            [member] = value,
        };
        var members = Constructor.GetParameters().Select(p => said.GetValueOrDefault(p.Name!));
        return (SessionDetails)Constructor.Invoke([.. members]);
    }
}

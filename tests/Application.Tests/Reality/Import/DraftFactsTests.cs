using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Tests.Reality.Import;

public sealed class DraftFactsTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 4, 8, 30, 0, TimeSpan.FromHours(2));

    private static ActivityDraft Draft { get; } = new() { Start = Start, TimerSeconds = 600 };

    [Fact]
    public void A_sum_of_many_small_steps_is_a_round_number()
    {
        var climb = Enumerable.Repeat(0.1, 3652).Sum();
        climb.ShouldNotBe(365.2);
        var draft = Draft with { AscentM = climb, DescentM = climb, DistanceM = 229.15 };

        var facts = DraftFacts.FactsOf(draft, Start, Timezone.Utc);

        (facts.ElevationGain?.Value, facts.Distance?.Value).ShouldBe((365.2, 0.22915));
        (DraftFacts.RecordedOf(draft, null).ElevationLoss?.Value).ShouldBe(365.2);
    }

    [Fact]
    public void A_number_no_human_reaches_is_not_known_and_the_rest_is()
    {
        var facts = DraftFacts.FactsOf(
            Draft with { DistanceM = 1e12, AverageHeartRateBpm = 900, AveragePowerWatts = 250 }, Start, Timezone.Utc);

        (facts.Distance, facts.AverageHeartRate, facts.AveragePower).ShouldBe((null, null, Watts.Of(250)));
    }

    [Fact]
    public void What_no_person_can_read_is_left_out_of_a_text()
    {
        var facts = DraftFacts.FactsOf(
            Draft with { Title = "Hi\u0007lls", Notes = "\u200b ", ExternalId = " x " }, Start, Timezone.Utc);

        (facts.Title, facts.Notes, facts.ExternalId).ShouldBe(("Hills", null, "x"));
    }

    [Fact]
    public void Of_a_file_name_that_is_too_long_the_end_stays_which_says_what_it_is()
    {
        var file = DraftFacts.RecordedOf(Draft, new string('x', 300) + ".fit.gz").File!;

        file.Length.ShouldBe(Session.MaxFile);
        file.ShouldStartWith("…x");
        file.ShouldEndWith("x.fit.gz");
    }
}

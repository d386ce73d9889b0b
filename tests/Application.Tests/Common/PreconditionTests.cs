using TrainingOs.Application.Common;

namespace TrainingOs.Application.Tests.Common;

public sealed class PreconditionTests
{
    private static readonly DateTimeOffset Changed = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly string Present = EntityTag.Of(Changed);
    private static readonly string Past = EntityTag.Of(Changed.AddTicks(-1));

    [Fact]
    public void A_tag_is_quoted_and_names_one_instant_whatever_its_offset()
    {
        Present.ShouldMatch("^\"[0-9a-f]+\"$");
        Past.ShouldNotBe(Present);
        EntityTag.Of(Changed.ToOffset(TimeSpan.FromHours(5))).ShouldBe(Present);
    }

    [Fact]
    public void Without_a_belief_the_last_writer_wins()
    {
        Passes(Precondition.None, Changed);
        Passes(Precondition.None, null);
    }

    [Fact]
    public void If_match_lets_the_writer_pass_who_has_seen_the_present_state()
    {
        foreach (var tags in new[] { Present, "*", $"{Past}, {Present}", $" {Past} ,{Present} ", $"{Present},{Past}" })
        {
            Passes(IfMatch(tags), Changed);
        }
    }

    [Fact]
    public void If_match_stops_the_writer_who_has_seen_another_state()
    {
        foreach (var tags in new[] { Past, $"{Past}, \"other\"", "\"*\"", Present + "x" })
        {
            Stops(IfMatch(tags), Changed).ShouldStartWith("It was changed since you read it.");
        }
    }

    [Fact]
    public void If_match_without_a_tag_in_it_stops_and_says_what_one_is()
    {
        foreach (var tags in new[] { "", " ", ",", "nonsense", Present.Trim('"') })
        {
            Stops(IfMatch(tags), Changed).ShouldContain("one stands in quotes");
        }
    }

    [Fact]
    public void If_match_compares_strongly_so_a_weak_tag_is_no_present_state() =>
        Stops(IfMatch("W/" + Present), Changed).ShouldContain("send it without W/");

    [Fact]
    public void If_match_stops_the_writer_whose_thing_is_gone()
    {
        foreach (var tags in new[] { Present, "*" })
        {
            Stops(IfMatch(tags), null).ShouldStartWith("What you want to change is no longer there.");
        }
    }

    [Fact]
    public void If_none_match_lets_the_writer_pass_who_makes_something_new()
    {
        Passes(IfNoneMatch("*"), null);
        Passes(IfNoneMatch(Present), null);
        Passes(IfNoneMatch(Past), Changed);
        Passes(IfNoneMatch("W/" + Past), Changed);
        Passes(IfNoneMatch($"{Past}, \"other\""), Changed);
    }

    [Fact]
    public void If_none_match_stops_the_writer_before_what_stands_there()
    {
        foreach (var tags in new[] { "*", Present, $"{Past}, {Present}", "W/" + Present, $"{Past}, W/{Present}" })
        {
            Stops(IfNoneMatch(tags), Changed).ShouldStartWith("Something stands there already.");
        }
    }

    [Fact]
    public void Both_beliefs_must_hold()
    {
        Passes(new Precondition(Present, Past), Changed);
        Stops(new Precondition(Past, Past), Changed).ShouldStartWith("It was changed");
        Stops(new Precondition(Present, "*"), Changed).ShouldStartWith("Something stands there");
    }

    private static Precondition IfMatch(string tags) => new(tags, null);

    private static Precondition IfNoneMatch(string tags) => new(null, tags);

    private static void Passes(Precondition belief, DateTimeOffset? updatedAt) =>
        Should.NotThrow(() => belief.Check(updatedAt), belief.ToString());

    private static string Stops(Precondition belief, DateTimeOffset? updatedAt) =>
        Should.Throw<StaleException>(() => belief.Check(updatedAt), belief.ToString()).Message;
}

using System.Reflection;
using TrainingOs.Architecture.Tests.Reading;
using TrainingOs.Architecture.Tests.Samples.Plan;
using TrainingOs.Architecture.Tests.Samples.Reality;

namespace TrainingOs.Architecture.Tests;

public sealed class ContextTests
{
    [Theory]
    [InlineData("Domain")]
    [InlineData("Application")]
    [InlineData("Infrastructure")]
    [InlineData("Api")]
    public void Plan_and_reality_never_mention_each_other(string layer)
    {
        var types = Product.Layers.Single(assembly => assembly.GetName().Name == $"TrainingOs.{layer}").GetTypes();
        types.ShouldContain(type => Contexts.Of(type) == Contexts.Plan);
        types.ShouldContain(type => Contexts.Of(type) == Contexts.Reality);
        Contexts.Crossings(types, Contexts.Plan, context => context == Contexts.Reality).ShouldBeEmpty();
        Contexts.Crossings(types, Contexts.Reality, context => context == Contexts.Plan).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Contexts.Plan)]
    [InlineData(Contexts.Reality)]
    public void Neither_side_mentions_where_the_two_meet(string side)
    {
        Product.Types.ShouldContain(type => Contexts.Of(type) == side);
        Product.Types.ShouldContain(type => Contexts.Of(type) == "Review");
        Contexts.Crossings(Product.Types, side, context => context is "Review" or "Coach" or "Demo").ShouldBeEmpty();
    }

    [Fact]
    public void The_kernel_mentions_no_context()
    {
        Product.Types.ShouldContain(type => Contexts.Of(type) == Contexts.Kernel);
        Contexts.Crossings(Product.Types, Contexts.Kernel, context => context != Contexts.Kernel).ShouldBeEmpty();
    }

    [Fact]
    public void A_context_is_a_word_of_the_namespace_or_the_name_of_an_endpoint_group()
    {
        Contexts.Of(typeof(Domain.Plan.WeeklyPlan)).ShouldBe("Plan");
        Contexts.Of(typeof(Application.Reality.Sessions.LogSession)).ShouldBe("Reality");
        Contexts.Of(typeof(Domain.Kernel.IsoWeek)).ShouldBe("Kernel");
        Contexts.Of(typeof(Infrastructure.Persistence.TrainingDb)).ShouldBeNull();
        Contexts.Of(Product.Api.GetType("TrainingOs.Api.Endpoints.PlanEndpoints", throwOnError: true)!)
            .ShouldBe("Plan");
        Contexts.Of(Product.Api.GetType("TrainingOs.Api.Endpoints.RealityEndpoints", throwOnError: true)!)
            .ShouldBe("Reality");
    }

    /// <summary>Every sample of the plan mentions reality in one way of its own, which must be seen.</summary>
    [Fact]
    public void However_one_side_mentions_the_other_it_is_seen()
    {
        var samples = typeof(Intention).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic);
        samples.Length.ShouldBeGreaterThan(20);
        foreach (var sample in samples)
        {
            Contexts.Crossings(Family.Of(sample), Contexts.Plan, context => context == Contexts.Reality)
                .Any(crossing => crossing.Contains(nameof(Deed), StringComparison.Ordinal)).ShouldBeTrue(sample.Name);
        }
    }

    [Fact]
    public void What_mentions_only_its_own_side_is_left_alone() =>
        Contexts.Crossings([typeof(Wish)], Contexts.Plan, context => context == Contexts.Reality).ShouldBeEmpty();
}

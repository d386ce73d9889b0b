using TrainingOs.Application.Plan;
using TrainingOs.Architecture.Tests.Samples.Requests;

namespace TrainingOs.Architecture.Tests;

public sealed class RequestTests
{
    [Fact]
    public void Every_request_is_sealed_described_named_once_handled_once_and_every_command_checked()
    {
        Requests.Among(Product.Types).ShouldContain(typeof(SetWeeklyPlan));
        Requests.Among(Product.Types).ShouldContain(typeof(GetWeeklyPlan));
        Requests.Offences(Product.Types).ShouldBeEmpty();
    }

    [Fact]
    public void Every_request_is_of_the_application() =>
        Requests.Among(Product.Types).Where(request => request.Assembly != Product.Application).ShouldBeEmpty();

    [Fact]
    public void Each_way_to_offend_is_seen() => Requests.Offences(
        [.. typeof(Proper).Assembly.GetTypes().Where(type => type.Namespace == typeof(Proper).Namespace)]).ShouldBe(
        [
            "Open is not sealed",
            "Hidden is not public",
            "Neither is not either a command or a query",
            "Both is not either a command or a query",
            "Undescribed has no [Description]",
            "DescribedEmptily has no [Description]",
            "DoThingCommand says in its name what its interface says",
            "Twin shares its name with another type",
            "Unhandled has not exactly one handler",
            "HandledTwice has not exactly one handler",
            "Unchecked is a command without a validator",
        ],
        ignoreOrder: true);
}

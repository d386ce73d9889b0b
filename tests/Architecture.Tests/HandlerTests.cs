using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Architecture.Tests.Reading;
using TrainingOs.Architecture.Tests.Samples;

namespace TrainingOs.Architecture.Tests;

public sealed class HandlerTests
{
    /// <summary>What keeps changes, or begins and ends a transaction: the business of one behaviour.</summary>
    private static readonly string[] Saving =
    [
        "SaveChanges", "SaveChangesAsync", "BeginTransaction", "BeginTransactionAsync", "UseTransaction",
        "UseTransactionAsync", "CommitTransaction", "CommitTransactionAsync", "RollbackTransaction",
        "RollbackTransactionAsync",
        "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync", "Keep",
    ];

    private static readonly string[] Writing = ["Add", "Remove", "Update", "Attach"];

    private static readonly Type[] UseCases = [.. Product.Application.GetTypes()
        .Where(type => type.Namespace != typeof(IUnitOfWork).Namespace)
        .Where(type => !type.IsWithin(typeof(Application.DependencyInjection)))];

    [Fact]
    public void No_handler_saves()
    {
        UseCases.ShouldContain(type => type.FullName == "TrainingOs.Application.Plan.SetWeeklyPlan+Handler");
        UseCases.SelectMany(Code.Calls).ShouldContain(called => called.Name == "Add", "the scanner reads handlers");
        UseCases.SelectMany(Saves).ShouldBeEmpty();
        Product.Application.GetTypes().SelectMany(Saves).Distinct()
            .ShouldHaveSingleItem("one behaviour saves")
            .ShouldStartWith("TrainingOs.Application.Common.SavingBehavior");
    }

    [Fact]
    public void No_handler_sends_a_request() => UseCases.Where(MentionsMediator).ShouldBeEmpty();

    [Fact]
    public void No_query_writes() => Requests.Among(UseCases).Where(request => !Requests.IsCommand(request))
        .SelectMany(Family.Of).SelectMany(Writes).ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(SavesBehindAnAwait))]
    [InlineData(typeof(BeginsATransaction))]
    [InlineData(typeof(OpensAUnit))]
    [InlineData(typeof(DeletesAtOnce))]
    public void A_handler_that_saves_is_seen(Type handler) => Family.Of(handler).SelectMany(Saves).ShouldNotBeEmpty();

    [Fact]
    public void A_handler_that_sends_a_request_is_seen() =>
        Family.Of(typeof(SendsAnother)).Any(MentionsMediator).ShouldBeTrue();

    [Fact]
    public void A_query_that_writes_is_seen() =>
        Family.Of(typeof(WritesWhileAsked)).SelectMany(Writes).ShouldNotBeEmpty();

    private static IEnumerable<string> Saves(Type type) => Code.Calls(type)
        .Where(called => Saving.Contains(called.Name)).Select(called => $"{type.FullName} calls {called.Name}");

    private static IEnumerable<string> Writes(Type type) => Code.Calls(type)
        .Where(called => called.DeclaringType is { IsGenericType: true } owner
            && owner.GetGenericTypeDefinition() == typeof(DbSet<>)
            && Writing.Any(verb => called.Name.StartsWith(verb, StringComparison.Ordinal)))
        .Select(called => $"{type.FullName} calls {called.Name}");

    private static bool MentionsMediator(Type type) =>
        Mentions.Of(type).Overlaps([typeof(IMediator), typeof(Mediator), typeof(ServiceFactory)]);
}

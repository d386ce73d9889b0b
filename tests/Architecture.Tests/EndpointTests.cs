using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Demo;
using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Architecture.Tests.Reading;
using TrainingOs.Architecture.Tests.Samples;

namespace TrainingOs.Architecture.Tests;

public sealed class EndpointTests(Server server) : IClassFixture<Server>
{
    private const string Groups = "TrainingOs.Api.Endpoints";

    [Fact]
    public void No_endpoint_decides_anything()
    {
        var types = Product.Api.GetTypes().Where(type => type.Namespace == Groups).ToList();
        types.SelectMany(Code.Calls).ShouldContain(called => called.Name == "MapPut");
        types.SelectMany(Code.Calls).ShouldContain(called => called.Name == "For", "the scanner reads the lambdas");
        Endpoints.Deciding(types).ShouldBeEmpty();
    }

    [Fact]
    public void Every_request_can_be_sent_by_an_endpoint_or_from_the_command_line_or_by_what_runs_in_the_background()
    {
        var requests = Requests.Among(Product.Types);
        var sent = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => Endpoints.RequestsOf(endpoint, requests)).Distinct().ToList();
        sent.ShouldContain(typeof(SetWeeklyPlan), "one that is read from the body");
        sent.ShouldContain(typeof(GetWeeklyPlan), "one that is made of the route");

        var typed = Product.Api.GetTypes().Where(type => type.Namespace == "TrainingOs.Api").SelectMany(Mentions.Of);
        typed.ShouldContain(typeof(FillWithDemoSeason));
        var ran = Product.Infrastructure.GetTypes().SelectMany(Mentions.Of).ToList();
        ran.ShouldContain(typeof(DecideFiles));
        requests.Except(sent).Except(typed).Except(ran).ShouldBeEmpty();
    }

    [Fact]
    public void Every_route_of_the_API_sends_a_request()
    {
        var requests = Requests.Among(Product.Types);
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Namespace == Groups)
            .ToList();
        routes.Count.ShouldBeGreaterThan(15);
        routes.Where(route => Endpoints.RequestsOf(route, requests).Count() != 1).ShouldBeEmpty();
    }

    [Fact]
    public void Each_way_to_decide_is_seen() => Endpoints.Deciding(Family.Of(typeof(Decides)))
        .Select(method => Regex.Match(method, @"<(\w+)>").Groups[1].Value).Distinct()
        .ShouldBe(
            ["ByIf", "ByWhether", "ByDefault", "ByNull", "BySwitch", "ByLoop", "ByAnd", "ByAwait"], ignoreOrder: true);

    [Fact]
    public void Lambdas_copies_and_calls_are_no_decisions() =>
        Endpoints.Deciding(Family.Of(typeof(DecidesNothing))).ShouldBeEmpty();
}

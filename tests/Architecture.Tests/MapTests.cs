using AutoMapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TrainingOs.Architecture.Tests.Reading;
using TrainingOs.Architecture.Tests.Samples;

namespace TrainingOs.Architecture.Tests;

public sealed class MapTests(Server server) : IClassFixture<Server>
{
    [Fact]
    public void Every_map_fills_every_member() =>
        server.Services.GetRequiredService<IConfigurationProvider>().AssertConfigurationIsValid();

    [Fact]
    public void Maps_are_for_reading_only()
    {
        Product.Types.SelectMany(Code.Calls).ShouldContain(called => called.Name == "CreateProjection");
        Product.Types.SelectMany(Writes).ShouldBeEmpty();
    }

    [Fact]
    public void A_map_that_leaves_a_member_empty_is_seen()
    {
        var maps = new MapperConfiguration(map => map.AddProfile<Forgetful>(), NullLoggerFactory.Instance);
        Should.Throw<AutoMapperConfigurationException>(maps.AssertConfigurationIsValid).Message
            .ShouldContain(nameof(Copied.Forgotten));
    }

    [Fact]
    public void A_map_that_writes_is_seen()
    {
        Writes(typeof(Writable)).ShouldNotBeEmpty();
        Writes(typeof(Copies)).ShouldNotBeEmpty();
        Writes(typeof(Forgetful)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Writes(Type type) =>
    [
        .. Code.Calls(type).Where(called => called.Name is "CreateMap" or "ReverseMap")
            .Select(called => $"{type} calls {called.Name}"),
        .. Mentions.Of(type).Where(mentioned => mentioned == typeof(IMapper) || mentioned == typeof(IMapperBase))
            .Select(mentioned => $"{type} mentions {mentioned}"),
    ];
}

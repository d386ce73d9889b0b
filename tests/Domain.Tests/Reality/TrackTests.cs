using FsCheck;
using FsCheck.Fluent;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

public sealed class TrackTests
{
    private static readonly Gen<(double Latitude, double Longitude)> AnyPlace =
        from latitude in Gen.Choose(-90_000, 90_000)
        from longitude in Gen.Choose(-180_000, 180_000)
        select (latitude / 1000d, longitude / 1000d);

    [Fact]
    public void A_degree_of_latitude_is_111_kilometres_everywhere()
    {
        Track.MetresBetween(0, 0, 1, 0).ShouldBe(111_195, 1);
        Track.MetresBetween(63, 140, 64, 140).ShouldBe(111_195, 1);
    }

    [Fact]
    public void Paris_and_London_are_344_kilometres_apart() =>
        Track.MetresBetween(48.8566, 2.3522, 51.5074, -0.1278).ShouldBe(343_556, 50);

    [Fact]
    public void The_antimeridian_is_a_line_like_any_other() =>
        Track.MetresBetween(10, 179.999, 10, -179.999).ShouldBe(Track.MetresBetween(10, 0, 10, 0.002), 1e-6);

    [Fact]
    public void There_and_back_are_equally_far_and_no_detour_is_shorter() =>
        Claim.Holds(AnyPlace.Three(), places =>
        {
            var (a, b, c) = places;
            Between(a, b).ShouldBe(Between(b, a), 1e-6);
            Between(a, a).ShouldBe(0);
            Between(a, b).ShouldBeInRange(0, Math.PI * Track.EarthRadiusM);
            Between(a, b).ShouldBeLessThanOrEqualTo(Between(a, c) + Between(c, b) + 1e-6);
        });

    [Fact]
    public void The_way_adds_up_and_never_shrinks() =>
        Claim.Holds(AnyPlace.ListOf().Where(places => places.Count > 1), places =>
        {
            var distances = Track.Distances(Walk([.. places]))!;
            distances.ShouldBeInOrder(SortDirection.Ascending);
            distances[^1].ShouldBe(places.Zip(places.Skip(1), Between).Sum(), 1e-3);
        });

    [Fact]
    public void Stretches_are_not_joined()
    {
        (double, double)[] places = [(0, 0), (0, 1), (50, 50), (50, 51)];
        Track.Distances(Walk(places, 2))!.ShouldBe(
            [0, Between(places[0], places[1]), Between(places[0], places[1]),
            Between(places[0], places[1]) + Between(places[2], places[3])], 1e-6);
    }

    [Fact]
    public void A_point_without_a_position_is_passed_over() =>
        Track.Distances(Walk([(0, 0), (double.NaN, double.NaN), (0, 1)]))!.ShouldBe(
            [0, 0, Track.MetresBetween(0, 0, 0, 1)], 1e-6);

    [Fact]
    public void One_place_is_no_way()
    {
        Track.Distances(Walk([(1, 1)])).ShouldBeNull();
        Track.Distances(Walk([(1, 1), (2, 2)], 1)).ShouldBeNull();
        Track.Distances(Streams.None).ShouldBeNull();
    }

    private static double Between((double Latitude, double Longitude) one, (double Latitude, double Longitude) other) =>
        Track.MetresBetween(one.Latitude, one.Longitude, other.Latitude, other.Longitude);

    private static Streams Walk((double Latitude, double Longitude)[] places, params int[] breaks) => new(
        new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [.. places.Select((_, at) => (double)at)],
            [StreamType.Latitude] = [.. places.Select(place => place.Latitude)],
            [StreamType.Longitude] = [.. places.Select(place => place.Longitude)],
        }, breaks);
}

namespace TrainingOs.Domain.Reality;

/// <summary>
/// The way over the ground that the positions of a recording draw. Distances are along great circles of a sphere, by
/// the haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984), with the mean radius
/// of the Earth (IUGG: R1 of WGS 84); against the ellipsoid they are at most 0.5 % off.
/// </summary>
public static class Track
{
    public const double EarthRadiusM = 6_371_008.8;

    /// <summary>
    /// Metres since the first point, at each point; null without two positions in one stretch. A point without a
    /// position has come as far as the one before. Nothing is added across a break: what lies between is not known.
    /// </summary>
    public static double[]? Distances(Streams streams)
    {
        if (streams[StreamType.Latitude] is not { } latitudes ||
            streams[StreamType.Longitude] is not { } longitudes)
        {
            return null;
        }

        var distances = new double[streams.Count];
        var (way, known) = (0d, false);
        foreach (var stretch in streams.Stretches)
        {
            var last = -1;
            for (var at = stretch.Start.Value; at < stretch.End.Value; at++)
            {
                if (double.IsFinite(latitudes[at]) && double.IsFinite(longitudes[at]))
                {
                    if (last >= 0)
                    {
                        way += MetresBetween(latitudes[last], longitudes[last], latitudes[at], longitudes[at]);
                        known = true;
                    }

                    last = at;
                }

                distances[at] = way;
            }
        }

        return known ? distances : null;
    }

    /// <summary>Metres along the great circle between two places, given in degrees.</summary>
    public static double MetresBetween(
        double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (from, to) = (double.DegreesToRadians(latitude), double.DegreesToRadians(otherLatitude));
        var north = Math.Sin((to - from) / 2);
        var east = Math.Sin(double.DegreesToRadians(otherLongitude - longitude) / 2);
        var haversine = (north * north) + (Math.Cos(from) * Math.Cos(to) * east * east);
        return 2 * EarthRadiusM * Math.Asin(Math.Sqrt(Math.Clamp(haversine, 0, 1)));
    }
}

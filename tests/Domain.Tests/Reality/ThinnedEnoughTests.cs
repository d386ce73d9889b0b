using TrainingOs.Domain.Reality;

namespace TrainingOs.Domain.Tests.Reality;

/// <summary>Of what is asked for, much is given: a picture of few points would not show the same.</summary>
public sealed class ThinnedEnoughTests
{
    [Theory]
    [InlineData(2_001)]
    [InlineData(2_197)]
    [InlineData(4_700)]
    [InlineData(21_600)]
    public void However_many_points_there_are_at_least_half_of_those_asked_for_stay(int points)
    {
        var random = new Random(1);
        StreamType[] sensors = [StreamType.Altitude, StreamType.HeartRate, StreamType.Power, StreamType.Speed];
        var columns = sensors.ToDictionary(
            type => type, _ => Enumerable.Range(0, points).Select(_ => random.NextDouble()).ToArray());
        columns[StreamType.Time] = [.. Enumerable.Range(0, points).Select(second => (double)second)];

        var thinned = Thinning.Thin(new Streams(columns, []), 2_000);

        thinned.Count.ShouldBeInRange(1_000, 2_000);
    }
}

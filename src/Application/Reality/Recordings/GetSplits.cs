using System.ComponentModel;
using MediatR;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>One kilometre of a session, computed from what was recorded. What is not known is null.</summary>
/// <param name="Number">1 for the first kilometre.</param>
/// <param name="DistanceM">1000, or less for the last one.</param>
/// <param name="ElapsedSeconds">Seconds with pauses; null where the points do not tell when it was.</param>
/// <param name="AscentM">Climb in metres.</param>
/// <param name="DescentM">Descent in metres.</param>
/// <param name="AverageHeartRateBpm">Average heart rate in beats per minute.</param>
/// <param name="AveragePowerWatts">Average power in watts.</param>
public sealed record SplitView(
    int Number,
    double DistanceM,
    double? ElapsedSeconds,
    double? AscentM,
    double? DescentM,
    double? AverageHeartRateBpm,
    double? AveragePowerWatts);

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">There is no such session.</exception>
[Description("A session kilometre by kilometre, computed from its points; none when these know no distance.")]
public sealed record GetSplits(SessionId Id) : IQuery<IReadOnlyList<SplitView>>
{
    private static readonly StreamType[] Needed =
    [
        StreamType.Time, StreamType.Distance, StreamType.Latitude, StreamType.Longitude, StreamType.Altitude,
        StreamType.HeartRate, StreamType.Power,
    ];

    internal sealed class Handler(IRealityStore store, IRecordings recordings)
        : IRequestHandler<GetSplits, IReadOnlyList<SplitView>>
    {
        public async Task<IReadOnlyList<SplitView>> Handle(GetSplits query, CancellationToken cancellationToken)
        {
            await store.RefuseUnknown(query.Id, cancellationToken);
            var streams = await recordings.StreamsOf(query.Id, Needed, cancellationToken) ?? Streams.None;
            return [.. Split.Of(streams).Select(split => new SplitView(
                split.Number,
                Math.Round(split.DistanceM, 2),
                Rounded.Seconds(split.ElapsedSeconds),
                Rounded.Metres(split.AscentM),
                Rounded.Metres(split.DescentM),
                Rounded.Rate(split.AverageHeartRateBpm),
                Rounded.Rate(split.AveragePowerWatts)))];
        }
    }
}

using System.ComponentModel;
using MediatR;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>One lap of a session, as the device counted it. What is not known is null.</summary>
/// <param name="Number">1 for the first lap.</param>
/// <param name="StartSeconds">Seconds from the start of the session to the start of the lap.</param>
/// <param name="ElapsedSeconds">Seconds with pauses.</param>
/// <param name="TimerSeconds">Seconds by the timer, without pauses.</param>
/// <param name="DistanceM">Distance in metres.</param>
/// <param name="AscentM">Climb in metres.</param>
/// <param name="DescentM">Descent in metres.</param>
/// <param name="AverageHeartRateBpm">Average heart rate in beats per minute.</param>
/// <param name="MaxHeartRateBpm">Highest heart rate in beats per minute.</param>
/// <param name="AveragePowerWatts">Average power in watts.</param>
/// <param name="MaxPowerWatts">Highest power in watts.</param>
/// <param name="AverageCadenceRpm">Average cadence per minute; strides, not steps, on foot.</param>
/// <param name="MaxSpeedMps">Highest speed in metres per second.</param>
/// <param name="CaloriesKcal">Energy in kilocalories.</param>
public sealed record LapView(
    int Number,
    double? StartSeconds,
    double? ElapsedSeconds,
    double? TimerSeconds,
    double? DistanceM,
    double? AscentM,
    double? DescentM,
    double? AverageHeartRateBpm,
    double? MaxHeartRateBpm,
    double? AveragePowerWatts,
    double? MaxPowerWatts,
    double? AverageCadenceRpm,
    double? MaxSpeedMps,
    double? CaloriesKcal);

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">There is no such session.</exception>
[Description("The laps of a session as its device counted them; none when it counted none.")]
public sealed record GetLaps(SessionId Id) : IQuery<IReadOnlyList<LapView>>
{
    internal sealed class Handler(IRealityStore store, IRecordings recordings)
        : IRequestHandler<GetLaps, IReadOnlyList<LapView>>
    {
        public async Task<IReadOnlyList<LapView>> Handle(GetLaps query, CancellationToken cancellationToken)
        {
            await store.RefuseUnknown(query.Id, cancellationToken);
            var laps = await recordings.LapsOf(query.Id, cancellationToken);
            return [.. laps.Select((lap, at) => new LapView(
                at + 1,
                Rounded.Seconds(lap.StartSeconds),
                Rounded.Seconds(lap.ElapsedSeconds),
                Rounded.Seconds(lap.TimerSeconds),
                Rounded.Metres(lap.DistanceM),
                Rounded.Metres(lap.AscentM),
                Rounded.Metres(lap.DescentM),
                Rounded.Rate(lap.AverageHeartRateBpm),
                Rounded.Rate(lap.MaxHeartRateBpm),
                Rounded.Rate(lap.AveragePowerWatts),
                Rounded.Rate(lap.MaxPowerWatts),
                Rounded.Rate(lap.AverageCadenceRpm),
                Rounded.Speed(lap.MaxSpeedMps),
                Rounded.Rate(lap.CaloriesKcal)))];
        }
    }
}

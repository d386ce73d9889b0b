using System.ComponentModel;
using FluentValidation;
using MediatR;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Recordings;

/// <summary>
/// What was measured moment by moment, a column each: the values at one place in all of them belong to one moment. Null
/// among them is a moment in which the sensor said nothing.
/// </summary>
/// <param name="SessionId">Number of the session.</param>
/// <param name="Points">How many moments were recorded.</param>
/// <param name="Returned">How many of them are here.</param>
/// <param name="Breaks">
/// Places, from 0, at which a new stretch begins: nothing is known of the way from the moment before.
/// </param>
/// <param name="Derived">Which of them no device measured: they were computed from the positions.</param>
/// <param name="TimeSeconds">Seconds since the session began; null when nothing was recorded.</param>
/// <param name="LatitudeDeg">Degrees north (WGS 84); as the others null when not asked for or not recorded.</param>
/// <param name="LongitudeDeg">Degrees east (WGS 84).</param>
/// <param name="AltitudeM">Metres above sea level.</param>
/// <param name="DistanceM">Metres since the session began.</param>
/// <param name="HeartRateBpm">Beats per minute.</param>
/// <param name="CadenceRpm">Revolutions, strides or strokes per minute.</param>
/// <param name="PowerWatts">Watts.</param>
/// <param name="SpeedMps">Metres per second.</param>
/// <param name="TemperatureC">Degrees Celsius.</param>
public sealed record StreamsView(
    long SessionId,
    int Points,
    int Returned,
    IReadOnlyList<int> Breaks,
    IReadOnlyList<StreamType> Derived,
    IReadOnlyList<double?>? TimeSeconds,
    IReadOnlyList<double?>? LatitudeDeg,
    IReadOnlyList<double?>? LongitudeDeg,
    IReadOnlyList<double?>? AltitudeM,
    IReadOnlyList<double?>? DistanceM,
    IReadOnlyList<double?>? HeartRateBpm,
    IReadOnlyList<double?>? CadenceRpm,
    IReadOnlyList<double?>? PowerWatts,
    IReadOnlyList<double?>? SpeedMps,
    IReadOnlyList<double?>? TemperatureC);

/// <param name="Id">Number of the session.</param>
/// <param name="Types">
/// Which streams, with commas between; all that were recorded when not given. <c>position</c> is latitude and
/// longitude, and time is always among them.
/// </param>
/// <param name="MaxPoints">
/// At most so many points, chosen so that every peak stays; all of them when not given.
/// </param>
/// <exception cref="NotFoundException">There is no such session.</exception>
[Description("What a session's device measured moment by moment, by column, in as few points as asked for.")]
public sealed record GetStreams(SessionId Id, StreamChoice? Types, int? MaxPoints) : IQuery<StreamsView>
{
    public const int MostPoints = 1_000_000;

    internal sealed class Validator : AbstractValidator<GetStreams>
    {
        public Validator() => RuleFor(q => q.MaxPoints).InclusiveBetween(Thinning.Least, MostPoints)
            .WithMessage($"Ask for {Thinning.Least} to {MostPoints} points.");
    }

    internal sealed class Handler(IRealityStore store, IRecordings recordings)
        : IRequestHandler<GetStreams, StreamsView>
    {
        public async Task<StreamsView> Handle(GetStreams query, CancellationToken cancellationToken)
        {
            await store.RefuseUnknown(query.Id, cancellationToken);
            var wanted = query.Types?.Types ?? Enum.GetValues<StreamType>();
            var recorded = await recordings.StreamsOf(query.Id, Needed(wanted), cancellationToken) ?? Streams.None;
            var all = IsOfMotion(wanted) ? Motion.Completed(recorded) : recorded;
            var shown = query.MaxPoints is { } most ? Thinning.Thin(all, most) : all;
            return new StreamsView(
                query.Id.Value,
                recorded.Count,
                shown.Count,
                shown.Breaks,
                [.. shown.Types.Except(recorded.Types).Intersect(wanted)],
                Column(StreamType.Time),
                Column(StreamType.Latitude),
                Column(StreamType.Longitude),
                Column(StreamType.Altitude),
                Column(StreamType.Distance),
                Column(StreamType.HeartRate),
                Column(StreamType.Cadence),
                Column(StreamType.Power),
                Column(StreamType.Speed),
                Column(StreamType.Temperature));

            double?[]? Column(StreamType type) =>
                shown[type] is { } values && (type is StreamType.Time || wanted.Contains(type))
                ? Array.ConvertAll(values, value => double.IsNaN(value) ? (double?)null : value)
                : null;
        }

        /// <summary>What is wanted, and what it is computed from where no device measured it.</summary>
        private static IReadOnlyList<StreamType> Needed(IReadOnlyList<StreamType> wanted) =>
            IsOfMotion(wanted)
                ? [.. wanted.Union([StreamType.Latitude, StreamType.Longitude, StreamType.Distance, StreamType.Speed])]
                : wanted;

        private static bool IsOfMotion(IReadOnlyList<StreamType> wanted) =>
            wanted.Contains(StreamType.Distance) || wanted.Contains(StreamType.Speed);
    }
}

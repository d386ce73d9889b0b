using System.ComponentModel;
using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Application.Reality.Sessions;

/// <summary>A completed workout. What is not known is null.</summary>
/// <param name="Id">Number of the session, given once and never again.</param>
/// <param name="Date">The local day it happened on.</param>
/// <param name="StartTime">When it began, with the offset of the clocks where it happened.</param>
/// <param name="Timezone">IANA time zone where it happened.</param>
/// <param name="ExternalId">What another program calls it.</param>
/// <param name="Source">Where it was written down.</param>
/// <param name="Type">Kind of sport.</param>
/// <param name="Title">A short name.</param>
/// <param name="DurationMinutes">Time in motion by the timer, in minutes.</param>
/// <param name="ElapsedMinutes">Time from start to end with pauses, in minutes.</param>
/// <param name="DistanceKm">Distance in kilometres.</param>
/// <param name="ElevationGainM">Climb in metres.</param>
/// <param name="AverageHeartRateBpm">Average heart rate in beats per minute.</param>
/// <param name="MaxHeartRateBpm">Highest heart rate in beats per minute.</param>
/// <param name="AveragePowerWatts">Average power in watts.</param>
/// <param name="CaloriesKcal">Energy in kilocalories.</param>
/// <param name="PerceivedIntensity">How hard it felt, from 1 (very easy) to 10 (all out).</param>
/// <param name="IsRace">Whether it was a race.</param>
/// <param name="Notes">What the athlete wrote about it.</param>
/// <param name="MovingMinutes">Time in motion by speed, in minutes.</param>
/// <param name="ElevationLossM">Descent in metres.</param>
/// <param name="MaxPowerWatts">Highest power in watts.</param>
/// <param name="AverageCadenceRpm">Average cadence per minute; strides, not steps, on foot.</param>
/// <param name="MaxCadenceRpm">Highest cadence per minute.</param>
/// <param name="Device">What recorded it.</param>
/// <param name="File">Name of the file it was read from, which <c>/api/sessions/{id}/file</c> gives back.</param>
/// <param name="IsPartial">Whether a part of the recording could not be read.</param>
/// <param name="Derived">The members no device counted: computed from the recorded points.</param>
/// <param name="Streams">What was measured moment by moment, for <c>/api/sessions/{id}/streams</c>.</param>
/// <param name="CreatedAt">When it was written down.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record SessionView(
    long Id,
    DateOnly Date,
    DateTimeOffset? StartTime,
    string? Timezone,
    string? ExternalId,
    string? Source,
    SportType Type,
    string? Title,
    double DurationMinutes,
    double? ElapsedMinutes,
    double? DistanceKm,
    double? ElevationGainM,
    double? AverageHeartRateBpm,
    double? MaxHeartRateBpm,
    double? AveragePowerWatts,
    double? CaloriesKcal,
    int? PerceivedIntensity,
    bool IsRace,
    string? Notes,
    double? MovingMinutes,
    double? ElevationLossM,
    double? MaxPowerWatts,
    double? AverageCadenceRpm,
    double? MaxCadenceRpm,
    string? Device,
    string? File,
    bool IsPartial,
    IReadOnlyList<string> Derived,
    IReadOnlyList<StreamType> Streams,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IVersioned;

/// <param name="Id">Number of the session.</param>
/// <exception cref="NotFoundException">There is no such session.</exception>
[Description("One completed workout with all that is known of it.")]
public sealed record GetSession(SessionId Id) : IQuery<SessionView>
{
    internal sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<Session, SessionView>()
            .ForCtorParam(nameof(SessionView.Id), o => o.MapFrom(session => session.Id.Value))
            .ForCtorParam(nameof(SessionView.StartTime), o => o.MapFrom(
                session => Session.LocalStart(session.StartUtc, session.UtcOffsetMinutes)));
    }

    internal sealed class Handler(IRealityStore store, Projection<Session, SessionView> view)
        : IRequestHandler<GetSession, SessionView>
    {
        public async Task<SessionView> Handle(GetSession query, CancellationToken cancellationToken) =>
            await store.Sessions.Where(session => session.Id == query.Id).Select(view.Expression)
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw NoSuchSession(query.Id);
    }

    internal static NotFoundException NoSuchSession(SessionId id) => new($"There is no session {id.Value}.");
}

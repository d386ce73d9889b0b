using System.ComponentModel;
using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Athletes;

/// <summary>How an athlete's numbers are counted.</summary>
/// <param name="Timezone">IANA time zone that decides what day it is.</param>
/// <param name="DistanceTypes">Sport types whose kilometres add up to a week's distance.</param>
/// <param name="ElevationTypes">Sport types whose metres add up to a week's climb.</param>
/// <param name="CreatedAt">When the athlete was made.</param>
/// <param name="UpdatedAt">When the settings last changed.</param>
public sealed record SettingsView(
    string Timezone,
    IReadOnlyList<SportType> DistanceTypes,
    IReadOnlyList<SportType> ElevationTypes,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt) : IVersioned;

[Description("The athlete's settings: the time zone, and which sports count towards a week's distance and climb.")]
public sealed record GetSettings : IQuery<SettingsView>
{
    internal sealed class Mapping : Profile
    {
        public Mapping() => CreateProjection<Athlete, SettingsView>();
    }

    internal sealed class Handler(IAthleteStore store, Projection<Athlete, SettingsView> view) 
        : IRequestHandler<GetSettings, SettingsView>
    {
        public Task<SettingsView> Handle(GetSettings query, CancellationToken cancellationToken) =>
            store.Athletes.Select(view.Expression).SingleAsync(cancellationToken);
    }
}

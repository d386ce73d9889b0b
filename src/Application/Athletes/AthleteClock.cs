using Microsoft.EntityFrameworkCore;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Athletes;

/// <summary>An instant as the athlete lives it.</summary>
public sealed record AthleteTime(DateTimeOffset Instant, Timezone Timezone)
{
    /// <summary>The day it is where the athlete lives.</summary>
    public DateOnly Today => Timezone.DayAt(Instant);
}

/// <summary>Tells the time where the athlete lives.</summary>
internal sealed class AthleteClock(IAthleteStore store, TimeProvider clock)
{
    public async Task<AthleteTime> Now(CancellationToken cancellationToken)
    {
        var timezone = await store.Athletes.Select(athlete => athlete.Timezone).SingleAsync(cancellationToken);
        return new AthleteTime(clock.GetUtcNow(), timezone);
    }
}

using Microsoft.AspNetCore.Mvc;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http;

/// <summary>A week as two parts of a path.</summary>
/// <param name="Year">ISO year of the week.</param>
/// <param name="WeekNumber">ISO number of the week: years have 52 or 53.</param>
/// <exception cref="NotFoundException">The year has no such week.</exception>
internal readonly record struct WeekRoute(
    [FromRoute(Name = "year")] int Year, [FromRoute(Name = "week_number")] int WeekNumber)
{
    /// <exception cref="NotFoundException">There is no such week.</exception>
    public IsoWeek Week => IsoWeek.Refusal(Year, WeekNumber) is { } refusal
        ? throw new NotFoundException(refusal)
        : new IsoWeek(Year, WeekNumber);
}

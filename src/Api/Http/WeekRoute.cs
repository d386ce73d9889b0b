using Microsoft.AspNetCore.Mvc;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http;

/// <summary>A week as two parts of a path.</summary>
internal readonly record struct WeekRoute(
    [FromRoute(Name = "year")] int Year, [FromRoute(Name = "week_number")] int WeekNumber)
{
    /// <exception cref="NotFoundException">There is no such week.</exception>
    public IsoWeek Week => IsoWeek.Refusal(Year, WeekNumber) is { } refusal
        ? throw new NotFoundException(refusal)
        : new IsoWeek(Year, WeekNumber);
}

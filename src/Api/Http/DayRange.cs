using Microsoft.AspNetCore.Mvc;

namespace TrainingOs.Api.Http;

/// <summary>A range of days as two parameters, both included and both optional.</summary>
internal readonly record struct DayRange(
    [FromQuery(Name = "start_date")] Day? Start, [FromQuery(Name = "end_date")] Day? End)
{
    public DateOnly? First => Start;
    public DateOnly? Last => End;
}

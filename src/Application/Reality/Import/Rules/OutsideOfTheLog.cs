using TrainingOs.Application.Athletes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>What happened lies neither in the future nor before 1900.</summary>
internal sealed class OutsideOfTheLog : IRefusalRule
{
    public Refusal? Judge(ActivityDraft draft, DateTimeOffset? start, AthleteTime now)
    {
        if (start is not { } when) return null;
        var day = DateOnly.FromDateTime(when.DateTime);
        return day < Days.First || day > now.Today.AddDays(1)
            ? new("impossible", $"The file says that the activity took place on {day:yyyy-MM-dd}, which cannot be. "
                + "Look at the clock of the device, and write the session down by hand.")
            : null;
    }
}

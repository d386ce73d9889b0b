using TrainingOs.Application.Athletes;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>A session lasts for some time, and not for more than a week.</summary>
internal sealed class WithoutDuration : IRefusalRule
{
    public Refusal? Judge(ActivityDraft draft, DateTimeOffset? start, AthleteTime now) =>
        (draft.TimerSeconds ?? draft.ElapsedSeconds) switch
        {
            null => new("no_duration", "The file does not say how long the activity lasted, and has no points with "
                + "times to tell it from. Write the session down by hand."),
            { } seconds when !Quantity.Allows<Minutes>(seconds / 60) => new("impossible", string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The file says that the activity lasted {seconds:0} seconds; at most 7 days can be true.")),
            _ => null,
        };
}

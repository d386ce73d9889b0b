using TrainingOs.Application.Athletes;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>A session has a day; the clock of the device was never set, or the file has no times.</summary>
internal sealed class WithoutStart : IRefusalRule
{
    public Refusal? Judge(ActivityDraft draft, DateTimeOffset? start, AthleteTime now) => start is null
        ? new("no_start", "The file does not say when the activity took place: its times are missing or cannot be "
            + "read, or the clock of the device had never been set. Write the session down by hand.")
        : null;
}

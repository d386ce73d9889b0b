using TrainingOs.Application.Athletes;

namespace TrainingOs.Application.Reality.Import.Rules;

/// <summary>One reason why an activity that was read cannot become a session.</summary>
internal interface IRefusalRule
{
    /// <summary>Why it is refused; null when this rule has nothing against it.</summary>
    /// <param name="draft">What the file tells.</param>
    /// <param name="start">The start on the clocks where it happened, as far as it is known.</param>
    /// <param name="now">The athlete's clocks.</param>
    Refusal? Judge(ActivityDraft draft, DateTimeOffset? start, AthleteTime now);
}

using TrainingOs.Domain.Kernel;

namespace TrainingOs.Domain.Plan;

/// <summary>
/// What the athlete means to do in one week: a text, targets and tags. Knows nothing of what was done.
/// </summary>
public sealed class WeeklyPlan
{
    public const int MaxDescription = 10_000;

    private WeeklyPlan() { }

    /// <summary>Says for the first time what the week is meant to be.</summary>
    /// <exception cref="DomainException">The text is too long or holds control characters.</exception>
    public WeeklyPlan(
        AthleteId athleteId, IsoWeek week, string description, WeekTargets targets, Tags? tags, DateTimeOffset now)
    {
        (AthleteId, Week) = (athleteId, week);
        CreatedAt = UpdatedAt = now.ToUniversalTime();
        Take(description, targets, tags);
    }

    public AthleteId AthleteId { get; private init; }
    public IsoWeek Week { get; private init; }
    public string Description { get; private set; } = "";
    public Kilometres? TargetDistance { get; private set; }
    public int? TargetSessions { get; private set; }
    public Minutes? TargetDuration { get; private set; }
    public Metres? TargetElevationGain { get; private set; }
    public Tags? Tags { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Says anew what the week is meant to be.</summary>
    /// <exception cref="DomainException">The text is too long or holds control characters.</exception>
    public void Intend(string description, WeekTargets targets, Tags? tags, DateTimeOffset now)
    {
        Take(description, targets, tags);
        UpdatedAt = Changes.After(UpdatedAt, now);
    }

    private void Take(string description, WeekTargets targets, Tags? tags)
    {
        Description = PlainText.Check(description, MaxDescription, nameof(Description))!;
        (TargetDistance, TargetSessions) = (targets.Distance, targets.Sessions);
        (TargetDuration, TargetElevationGain) = (targets.Duration, targets.ElevationGain);
        Tags = tags;
    }
}

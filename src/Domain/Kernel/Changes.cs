namespace TrainingOs.Domain.Kernel;

/// <summary>When something was changed, as the mark by which its states are told apart.</summary>
public static class Changes
{
    /// <summary>
    /// The instant of a change that follows another one: now, but always later than the one before, also when two
    /// changes share a tick or the clock was set back. So no two states of a thing carry the same mark.
    /// </summary>
    public static DateTimeOffset After(DateTimeOffset previous, DateTimeOffset now) =>
        now > previous ? now.ToUniversalTime() : previous.AddTicks(1);
}

using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Review;

/// <summary>How the current athlete counts.</summary>
public sealed record Counting(
    Timezone Timezone, IReadOnlyList<SportType> DistanceTypes, IReadOnlyList<SportType> ElevationTypes);

/// <summary>Both sides of a week, side by side.</summary>
public sealed record WeekFacts(
    WeeklyPlanView? Plan, IReadOnlyList<SessionView> Sessions, IReadOnlyList<DayNoteView> DayNotes);

/// <summary>Reads plan and reality of the current athlete together. It writes neither.</summary>
public interface IReviewStore
{
    /// <summary>Runs reads that all see the same state, whoever writes in between.</summary>
    Task<T> AtOnce<T>(Func<Task<T>> reads);

    Task<Counting> Counting(CancellationToken cancellationToken);
    Task<WeekFacts> Week(IsoWeek week, CancellationToken cancellationToken);
}

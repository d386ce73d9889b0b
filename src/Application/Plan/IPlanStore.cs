using Microsoft.EntityFrameworkCore;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Application.Plan;

/// <summary>The plans of the current athlete, and only those.</summary>
public interface IPlanStore
{
    DbSet<WeeklyPlan> WeeklyPlans { get; }
}

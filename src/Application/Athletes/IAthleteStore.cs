using Microsoft.EntityFrameworkCore;
using TrainingOs.Domain.Athletes;

namespace TrainingOs.Application.Athletes;

/// <summary>The athlete and nothing else.</summary>
public interface IAthleteStore
{
    DbSet<Athlete> Athletes { get; }
}

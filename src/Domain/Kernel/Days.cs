namespace TrainingOs.Domain.Kernel;

/// <summary>The days a training log is kept for.</summary>
public static class Days
{
    public static readonly DateOnly First = new(1900, 1, 1);

    /// <summary>Gives the day back when something may be written down for it.</summary>
    /// <exception cref="DomainException">
    /// It lies before 1900 or more than a year after <paramref name="today"/>.
    /// </exception>
    public static DateOnly Check(DateOnly day, DateOnly today)
    {
        if (day < First) throw new DomainException($"The day {day:yyyy-MM-dd} lies before {First:yyyy-MM-dd}.", "Date");
        if (day > today.AddYears(1))
        {
            throw new DomainException($"The day {day:yyyy-MM-dd} lies more than a year ahead.", "Date");
        }
        return day;
    }
}

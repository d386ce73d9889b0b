using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>The context as <c>dotnet ef</c> sees it, when a migration is written.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<TrainingDb>
{
    public TrainingDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<TrainingDb>().UseSqlite("Data Source=design-time.db").Options);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence.Reality;

namespace TrainingOs.Infrastructure.Persistence.Export;

/// <summary>
/// One table and its file of JSON Lines in an export, a line for each row of the athlete. Whose row it is stays out:
/// that is whoever reads it.
/// </summary>
internal sealed class Part
{
    /// <summary>
    /// What stands in another form than a column has: streams as numbers, laps as JSON, files in entries of their own.
    /// </summary>
    private static readonly string[] Elsewhere = ["data", "breaks", "laps", "bytes", "is_compressed"];

    private static readonly (string Name, Type Type, string Order)[] Known =
    [
        ("settings", typeof(Athlete), "id"),
        ("plans", typeof(WeeklyPlan), "week"),
        ("sessions", typeof(Session), "id"),
        ("day_notes", typeof(DayNote), "date"),
        ("imports", typeof(Import), "id"),
        ("decisions", typeof(Decision), "id"),
        ("files", typeof(KeptFile), "hash"),
        ("session_files", typeof(SessionFile), "rowid"),
        ("recordings", typeof(KeptRecording), "session_id"),
        ("streams", typeof(KeptStream), "session_id, type"),
    ];

    private const string Restored =
        $"SELECT d.import_id FROM reality_decisions d WHERE d.rule = '{Decision.Restored}'";

    private Part(string name, string order, IEntityType entity)
    {
        (Name, Order, Type, Table) = (name, order, entity.ClrType, entity.GetTableName()!);
        var owner = entity.GetProperties().Single(property => property.ClrType == typeof(AthleteId));
        Owner = owner.GetColumnName();
        Columns = [.. entity.GetProperties()
            .Where(property => property != owner && !Elsewhere.Contains(property.GetColumnName()))
            .Select(property => new Column(property))];
        IsNumbered = entity.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd }];
    }

    /// <summary>What it is called in the manifest.</summary>
    public string Name { get; }

    public Type Type { get; }
    public string Table { get; }

    /// <summary>The column that says whose row it is.</summary>
    public string Owner { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>
    /// Which rows are written: all but the import that an export came back by, which tells of this log and not of the
    /// athlete, and would be one more each time.
    /// </summary>
    public string Condition => Type == typeof(Import) ? $"id NOT IN ({Restored})"
        : Type == typeof(Decision) ? $"import_id NOT IN ({Restored})"
        : "TRUE";

    /// <summary>In which order its rows are written, which is the same each time.</summary>
    public string Order { get; }

    /// <summary>Whether its rows have numbers that are never given twice.</summary>
    public bool IsNumbered { get; }

    public string Entry => $"{Name}.jsonl";

    /// <summary>All parts, each after those it leads to.</summary>
    public static IReadOnlyList<Part> Of(IModel model) =>
        [.. Known.Select(part => new Part(part.Name, part.Order, model.FindEntityType(part.Type)!))];
}

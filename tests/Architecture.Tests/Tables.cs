using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TrainingOs.Architecture.Tests;

/// <summary>What holds for what is stored.</summary>
internal static class Tables
{
    /// <summary>What is wrong with the tables of a model, a sentence each.</summary>
    public static IEnumerable<string> Offences(IModel model) =>
        from entity in model.GetEntityTypes()
        let context = Contexts.Of(entity.ClrType)
        let table = entity.GetTableName() ?? "no table"
        from offence in new[]
        {
            (context is not null && IsOf(table, context.ToLowerInvariant()),
            $"is kept in {table}, which does not name its context"),
            (entity.GetForeignKeys().All(key => Contexts.Of(key.PrincipalEntityType.ClrType) == context),
            "has a key to another context"),
            (Related(entity).All(other => Contexts.Of(other.ClrType) == context), "leads to another context"),
            (entity.GetProperties().Any(property => property.ClrType.Name == "AthleteId"), "belongs to no athlete"),
            (entity.GetDeclaredQueryFilters().Count > 0, "shows the rows of every athlete"),
        }
        where !offence.Item1
        select $"{entity.ClrType.Name} {offence.Item2}";

    private static bool IsOf(string table, string context) =>
        table == context || table.StartsWith(context + "_", StringComparison.Ordinal);

    private static IEnumerable<IEntityType> Related(IEntityType entity) =>
        entity.GetNavigations().Select(navigation => navigation.TargetEntityType)
            .Concat(entity.GetSkipNavigations().Select(navigation => navigation.TargetEntityType));
}

using System.Collections;
using System.Reflection;

namespace TrainingOs.Architecture.Tests;

/// <summary>What holds for everything that guards its own rules.</summary>
internal static class Aggregates
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The ways in which the state of an aggregate can be changed around its verbs, a sentence each.</summary>
    public static IEnumerable<string> Offences(Type aggregate)
    {
        var name = aggregate.Name;
        if (!aggregate.IsSealed) yield return $"{name} is not sealed";
        if (aggregate.GetConstructor(Type.EmptyTypes) is not null) yield return $"{name} can be made of nothing";
        foreach (var field in aggregate.GetFields(Own)) yield return $"{name}.{field.Name} is a field for all";
        foreach (var property in aggregate.GetProperties(Own))
        {
            var place = $"{name}.{property.Name}";
            if (property.SetMethod is { IsPublic: true }) yield return $"{place} can be set from outside";
            if (CanBeFilled(property.PropertyType)) yield return $"{place} can be filled from outside";
        }
    }

    private static bool CanBeFilled(Type type) => type.IsArray
        || typeof(IList).IsAssignableFrom(type)
        || type.GetInterfaces().Append(type).Where(contract => contract.IsGenericType)
            .Any(contract => contract.GetGenericTypeDefinition() == typeof(ICollection<>));
}

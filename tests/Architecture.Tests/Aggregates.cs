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
        if (!aggregate.IsSealed) yield return $"{aggregate.Name} is not sealed";
        if (aggregate.GetConstructor(Type.EmptyTypes) is not null) yield return $"{aggregate.Name} can be made of nothing";
        foreach (var field in aggregate.GetFields(Own)) yield return $"{aggregate.Name}.{field.Name} is a field for all";
        foreach (var property in aggregate.GetProperties(Own))
        {
            if (property.SetMethod is { IsPublic: true } or { IsAssembly: true })
            {
                yield return $"{aggregate.Name}.{property.Name} can be set from outside";
            }

            if (CanBeFilled(property.PropertyType)) yield return $"{aggregate.Name}.{property.Name} can be filled from outside";
        }
    }

    private static bool CanBeFilled(Type type) => type.IsArray || typeof(IList).IsAssignableFrom(type)
        || type.GetInterfaces().Append(type).Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollection<>));
}

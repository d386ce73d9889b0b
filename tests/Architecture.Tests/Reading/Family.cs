using System.Reflection;

namespace TrainingOs.Architecture.Tests.Reading;

/// <summary>A type with all that lies inside it, also what the compiler made of its lambdas and awaits.</summary>
internal static class Family
{
    public static IEnumerable<Type> Of(Type type) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Of).Prepend(type);

    public static bool IsWithin(this Type type, Type outer) =>
        type == outer || (type.DeclaringType is { } declaring && declaring.IsWithin(outer));
}

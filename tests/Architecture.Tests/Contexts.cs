using TrainingOs.Architecture.Tests.Reading;

namespace TrainingOs.Architecture.Tests;

/// <summary>To which context a type belongs, and which contexts it mentions.</summary>
internal static class Contexts
{
    public const string Kernel = "Kernel", Plan = "Plan", Reality = "Reality";

    /// <summary>What is a context of its own beside the two sides and the words they share.</summary>
    private static readonly string[] Others = ["Review", "Coach", "Athletes", "Health", "Demo"];

    private static readonly string[] All = [Kernel, Plan, Reality, .. Others];

    /// <summary>
    /// The context in the namespace of a type, or in the name of an endpoint group; null for what serves all.
    /// </summary>
    public static string? Of(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        var words = (type.Namespace ?? "").Split('.');
        if (words[^1] != "Endpoints") return words.FirstOrDefault(All.Contains);
        return All.FirstOrDefault(context => type.Name.StartsWith(context, StringComparison.Ordinal));
    }

    /// <summary>The types of one context that mention a type of another one that is forbidden to them.</summary>
    public static IEnumerable<string> Crossings(IEnumerable<Type> types, string side, Func<string, bool> isForbidden) =>
        from type in types
        where Of(type) == side
        from mentioned in Mentions.Of(type)
        where Of(mentioned) is { } context && isForbidden(context) && IsOurs(mentioned)
        select $"{type.FullName} mentions {mentioned.FullName}";

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("TrainingOs.", StringComparison.Ordinal) == true;
}

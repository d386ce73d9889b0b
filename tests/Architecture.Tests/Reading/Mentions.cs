using System.Reflection;

namespace TrainingOs.Architecture.Tests.Reading;

/// <summary>Every type a type mentions: in its shape, its signatures, its attributes and its code.</summary>
internal static class Mentions
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IReadOnlySet<Type> Of(Type type) => new[]
    {
        OfShape(type), OfAttributes(type), type.GetMembers(Own).SelectMany(OfAttributes),
        Code.Bodies(type).SelectMany(OfMethod),
    }.SelectMany(types => types).OfType<Type>().SelectMany(Parts).Where(part => part != type).ToHashSet();

    private static IEnumerable<Type?> OfShape(Type type) =>
    [
        type.BaseType,
        .. type.GetInterfaces(),
        .. Constraints(type.IsGenericTypeDefinition ? type.GetGenericArguments() : []),
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. type.GetProperties(Own).Select(property => property.PropertyType),
        .. type.GetEvents(Own).Select(happening => happening.EventHandlerType),
    ];

    private static IEnumerable<Type?> OfMethod(MethodBase method) =>
    [
        .. OfSignature(method),
        .. method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributesData()).SelectMany(OfAttribute),
        .. Constraints(method.IsGenericMethodDefinition ? method.GetGenericArguments() : []),
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. method.GetMethodBody()?.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                .Select(clause => clause.CatchType) ?? [],
        .. Code.Of(method).SelectMany(instruction => OfMember(instruction.Member)),
    ];

    private static IEnumerable<Type?> OfMember(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodBase method => [method.DeclaringType, .. OfSignature(method),
        .. method.IsGenericMethod ? method.GetGenericArguments() : []],
        _ => [],
    };

    private static IEnumerable<Type?> OfSignature(MethodBase method) =>
        [(method as MethodInfo)?.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)];

    private static IEnumerable<Type?> OfAttributes(MemberInfo member) =>
        member.GetCustomAttributesData().SelectMany(OfAttribute);

    private static IEnumerable<Type?> OfAttribute(CustomAttributeData attribute) =>
    [
        attribute.AttributeType,
        .. attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue))
            .SelectMany(OfArgument),
    ];

    private static IEnumerable<Type?> OfArgument(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        IEnumerable<CustomAttributeTypedArgument> several => several.SelectMany(OfArgument),
        Type type => [argument.ArgumentType, type],
        _ => [argument.ArgumentType],
    };

    private static IEnumerable<Type?> Constraints(Type[] parameters) => parameters
        .Where(parameter => parameter.IsGenericParameter)
            .SelectMany(parameter => parameter.GetGenericParameterConstraints());

    /// <summary>A type and those it is built of: <c>List&lt;Session[]&gt;</c> is a list and a session.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        if (type.IsGenericParameter) return [];
        return type.IsGenericType
            ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)] : [type];
    }
}

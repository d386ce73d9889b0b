using System.ComponentModel;
using System.Reflection;
using FluentValidation;
using MediatR;
using TrainingOs.Application.Common;

namespace TrainingOs.Architecture.Tests;

/// <summary>What holds for every use case.</summary>
internal static class Requests
{
    /// <summary>The requests among types: what the mediator sends.</summary>
    public static IReadOnlyList<Type> Among(IEnumerable<Type> types) =>
        [.. types.Where(type => !type.IsAbstract && Closes(type, typeof(IRequest<>)).Any())];

    public static bool IsCommand(Type request) => Closes(request, typeof(ICommand<>)).Any();

    /// <summary>What is wrong with the requests among types, a sentence each.</summary>
    public static IEnumerable<string> Offences(IReadOnlyCollection<Type> types) => Among(types)
        .SelectMany(request => new[]
    {
        (request.IsSealed, "is not sealed"),
        (request.IsPublic, "is not public"),
        (IsCommand(request) != Closes(request, typeof(IQuery<>)).Any(), "is not either a command or a query"),
        (request.GetCustomAttribute<DescriptionAttribute>()?.Description is { Length: > 10 }, "has no [Description]"),
        (!request.Name.EndsWith("Command", StringComparison.Ordinal) && !request.Name.EndsWith("Query",
        StringComparison.Ordinal), "says in its name what its interface says"),
        (types.Count(type => type.Name == request.Name) == 1, "shares its name with another type"),
        (Answering(request, typeof(IRequestHandler<,>), types) == 1, "has not exactly one handler"),
        (!IsCommand(request) || Answering(request, typeof(IValidator<>), types) > 0,
        "is a command without a validator"),
    }.Where(rule => !rule.Item1).Select(rule => $"{request.Name} {rule.Item2}"));

    private static int Answering(Type request, Type contract, IEnumerable<Type> types) => types.Count(type =>
        !type.IsAbstract && Closes(type, contract).Any(closed => closed.GetGenericArguments()[0] == request));

    private static IEnumerable<Type> Closes(Type type, Type contract) =>
        type.GetInterfaces().Where(closed => closed.IsGenericType && closed.GetGenericTypeDefinition() == contract);
}

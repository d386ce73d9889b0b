using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing;
using TrainingOs.Architecture.Tests.Reading;

namespace TrainingOs.Architecture.Tests;

/// <summary>What holds for every line that joins a route to a request.</summary>
internal static class Endpoints
{
    /// <summary>
    /// The methods among types that decide something. A method that awaits counts too: its compiled form is made of
    /// branches, among which one of its own could hide, and an endpoint has nothing to wait for but its request.
    /// </summary>
    public static IEnumerable<string> Deciding(IEnumerable<Type> types) => types.SelectMany(Code.Bodies)
        .Where(method => method.IsDefined(typeof(StateMachineAttribute)) || HasBranch(Code.Of(method)))
        .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}");

    /// <summary>The requests that the method behind an endpoint makes or is given.</summary>
    public static IEnumerable<Type> RequestsOf(RouteEndpoint endpoint, IReadOnlyCollection<Type> requests)
    {
        if (endpoint.Metadata.GetMetadata<MethodInfo>() is not { } method) return [];
        var made = Code.Of(method).Concat(LambdasIn(method)).Where(step => step.Code == OpCodes.Newobj)
            .Select(step => step.Member!.DeclaringType!);
        return made.Concat(method.GetParameters().Select(parameter => parameter.ParameterType))
            .Where(requests.Contains);
    }

    /// <summary>What the lambdas do that a method hands on.</summary>
    private static IEnumerable<Instruction> LambdasIn(MethodInfo method) => Code.Of(method)
        .Where(step => step.Code == OpCodes.Ldftn).Select(step => step.Member).OfType<MethodInfo>()
        .SelectMany(Code.Of);

    private static bool HasBranch(IReadOnlyList<Instruction> steps) => Enumerable.Range(0, steps.Count)
        .Any(at => steps[at].Code.FlowControl == FlowControl.Cond_Branch && !MakesLambdaOnce(steps, at));

    /// <summary>
    /// The compiler makes a lambda when it is first needed: load the kept one, and branch when there is one.
    /// </summary>
    private static bool MakesLambdaOnce(IReadOnlyList<Instruction> steps, int at) =>
        at >= 2
        && (steps[at].Code == OpCodes.Brtrue || steps[at].Code == OpCodes.Brtrue_S)
        && steps[at - 1].Code == OpCodes.Dup
        && steps[at - 2] is { Member: FieldInfo kept } load && load.Code == OpCodes.Ldsfld
        && kept.Name.StartsWith('<');
}

using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace TrainingOs.Architecture.Tests.Reading;

/// <summary>One step of compiled code.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Member">The type, method or field it does it to; null when it needs none.</param>
internal readonly record struct Instruction(OpCode Code, MemberInfo? Member);

/// <summary>The compiled code of a type, which holds what its signatures do not show.</summary>
internal static class Code
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<ushort, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (ushort)code.Value);

    /// <summary>The methods, accessors and constructors a type declares itself.</summary>
    public static IEnumerable<MethodBase> Bodies(Type type) => [.. type.GetMethods(Own), .. type.GetConstructors(Own)];

    /// <summary>The methods and constructors that the code of a type calls or takes the address of.</summary>
    public static IEnumerable<MethodBase> Calls(Type type) =>
        Bodies(type).SelectMany(Of).Select(instruction => instruction.Member).OfType<MethodBase>();

    /// <summary>The steps of a method, in their order; none when it has no body.</summary>
    public static IReadOnlyList<Instruction> Of(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il) return [];
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var instructions = new List<Instruction>();
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? (ushort)(0xFE00 | il[at + 1]) : il[at]];
            at += code.Size;
            var member = NamesMember(code)
                ? method.Module.ResolveMember(Number(il, at), typeArguments, methodArguments) : null;
            instructions.Add(new Instruction(code, member));
            at += OperandSize(code, il, at);
        }

        return instructions;
    }

    private static bool NamesMember(OpCode code) => code.OperandType
        is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok;

    private static int OperandSize(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * Number(il, at)),
        _ => 4,
    };

    private static int Number(byte[] il, int at) => BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at));
}

#nullable enable

namespace TrainingOs.Architecture.Tests.Samples.Reality;

/// <summary>Something that was done.</summary>
public class Deed : Exception
{
    public const int Limit = 3;
    public static readonly object Known = new();

    public int Value { get; set; }

    public static Deed Make() => new();

    public static T Wrap<T>(T value) => value;
}

/// <summary>What a deed can do.</summary>
public interface IDeed;

/// <summary>A mark of a deed.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class DeedAttribute : Attribute;

#nullable enable

namespace TrainingOs.Architecture.Tests.Samples;

/// <summary>A type that says what it is.</summary>
public static class Said
{
    /// <summary>A type inside that says what it is.</summary>
    public static class Inner<T>;
}

public static class Unsaid;

/// <summary>  </summary>
public static class SaidEmptily;

/// <summary>said by half</summary>
public static class SaidByHalf;

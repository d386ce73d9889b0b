using System.Reflection;
using TrainingOs.Application.Common;
using TrainingOs.Domain.Kernel;
using TrainingOs.Infrastructure.Persistence;

namespace TrainingOs.Architecture.Tests;

/// <summary>What the rules are about: the four assemblies of src.</summary>
internal static class Product
{
    public static Assembly Domain { get; } = typeof(IsoWeek).Assembly;
    public static Assembly Application { get; } = typeof(IUnitOfWork).Assembly;
    public static Assembly Infrastructure { get; } = typeof(TrainingDb).Assembly;
    public static Assembly Api { get; } = typeof(Program).Assembly;

    public static IReadOnlyList<Assembly> Layers { get; } = [Domain, Application, Infrastructure, Api];

    public static IReadOnlyList<Type> Types { get; } = [.. Layers.SelectMany(layer => layer.GetTypes())];
}

#nullable enable

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TrainingOs.Application.Health;

namespace TrainingOs.Architecture.Tests.Samples;

/// <summary>Endpoints that decide, each in one way of its own.</summary>
public static class Decides
{
    public static void ByIf(IEndpointRouteBuilder routes) => routes.MapGet("", (int n) =>
    {
        if (n > 0) return "some";
        return "none";
    });

    public static void ByWhether(IEndpointRouteBuilder routes) => routes.MapGet("", (int n) => n > 0 ? "some" : "none");

    public static void ByDefault(IEndpointRouteBuilder routes) => routes.MapGet("", (string? word) => word ?? "none");

    public static void ByNull(IEndpointRouteBuilder routes) => routes.MapGet("", (string? word) => word?.Length);

    public static void BySwitch(IEndpointRouteBuilder routes) => routes.MapGet("", (int n) => n switch
    {
        0 => "zero", 1 => "one", 2 => "two", 3 => "three", 4 => "four", 5 => "five", 6 => "six", _ => "many",
    });

    public static void ByLoop(IEndpointRouteBuilder routes) => routes.MapGet("", (int n) =>
    {
        while (n < 100) n *= 2;
        return n;
    });

    public static void ByAnd(IEndpointRouteBuilder routes) =>
        routes.MapGet("", (bool a, string b) => a && b.Length > 2);

    public static void ByAwait(IEndpointRouteBuilder routes) =>
        routes.MapGet("", async (Task<string> word) => await word);
}

/// <summary>An endpoint that is a line, with all that a line may hold.</summary>
public static class DecidesNothing
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("a", () => new GetLiveness());
        routes.MapGet("b", (int[] numbers) => numbers.Select(n => n + 1).Where(n => n > 3));
        routes.MapGet("c", (HealthView view) => view with { Status = "copied" });
        routes.MapGet("d", (Func<string> word) => Named(word, text => text.Length));
        routes.MapGet("e", Make);
    }

    private static object Make(int n) => n;

    private static int Named(Func<string> word, Func<string, int> measure) => measure(word());
}

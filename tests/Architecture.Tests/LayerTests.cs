using System.Reflection;
using TrainingOs.Architecture.Tests.Reading;

namespace TrainingOs.Architecture.Tests;

public sealed class LayerTests
{
    /// <summary>
    /// What is not the application's business: the layers around it, the web, and how anything is stored.
    /// </summary>
    private static readonly string[] Outside =
    [
        "TrainingOs.Infrastructure", "TrainingOs.Api", "Microsoft.AspNetCore",
        "Microsoft.EntityFrameworkCore.Relational", "Microsoft.EntityFrameworkCore.Sqlite",
        "Microsoft.EntityFrameworkCore.InMemory", "Microsoft.Data",
        "SQLitePCLRaw", "Npgsql",
    ];

    [Fact]
    public void Domain_references_only_the_base_library()
    {
        var names = References(Product.Domain);
        names.ShouldContain("System.Runtime");
        names.Where(name => !IsWithin(name, ["System"])).ShouldBeEmpty();
    }

    [Fact]
    public void Application_sees_neither_what_stands_around_it_nor_how_anything_is_stored()
    {
        var names = References(Product.Application);
        names.ShouldContain("TrainingOs.Domain");
        names.Where(name => IsWithin(name, Outside)).ShouldBeEmpty();
    }

    [Fact]
    public void Infrastructure_does_not_see_the_web()
    {
        var names = References(Product.Infrastructure);
        names.ShouldContain("TrainingOs.Application");
        names.Where(name => IsWithin(name, ["TrainingOs.Api", "Microsoft.AspNetCore"])).ShouldBeEmpty();
    }

    [Fact]
    public void Api_holds_no_EF_and_of_the_infrastructure_only_its_registration()
    {
        var names = References(Product.Api);
        names.ShouldContain("TrainingOs.Infrastructure");
        names.Where(name => IsWithin(name, ["Microsoft.EntityFrameworkCore", "Microsoft.Data"])).ShouldBeEmpty();
        Product.Api.GetTypes().SelectMany(Mentions.Of).Where(type => type.Assembly == Product.Infrastructure).Distinct()
            .ShouldBe([typeof(Infrastructure.DependencyInjection)]);
    }

    [Fact]
    public void A_reference_that_is_not_allowed_is_seen()
    {
        References(typeof(LayerTests).Assembly).Where(name => !IsWithin(name, ["System"])).ShouldContain("Shouldly");
        References(Product.Infrastructure).Where(name => IsWithin(name, Outside))
            .ShouldContain("Microsoft.EntityFrameworkCore.Sqlite");
        References(Product.Infrastructure).Where(name => IsWithin(name, Outside))
            .ShouldNotContain("Microsoft.EntityFrameworkCore");
        IsWithin("SystemOfMine", ["System"]).ShouldBeFalse();
    }

    private static string[] References(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(name => name.Name!)];

    private static bool IsWithin(string name, string[] families) => families.Any(family =>
        name == family || name.StartsWith(family + ".", StringComparison.Ordinal));
}

using System.ComponentModel;
using System.Reflection;
using System.Xml.Linq;
using TrainingOs.Architecture.Tests.Samples;

namespace TrainingOs.Architecture.Tests;

public sealed class DocumentationTests
{
    [Theory]
    [InlineData("Domain")]
    [InlineData("Application")]
    [InlineData("Infrastructure")]
    [InlineData("Api")]
    public void Every_public_type_has_a_sentence_that_says_what_it_is(string layer)
    {
        var assembly = Product.Layers.Single(assembly => assembly.GetName().Name == $"TrainingOs.{layer}");
        Public(assembly).ShouldNotBeEmpty();
        Undescribed(assembly, Public(assembly)).ShouldBeEmpty();
    }

    [Fact]
    public void A_public_type_without_a_sentence_is_seen() =>
        Undescribed(
            typeof(Said).Assembly,
            [typeof(Said), typeof(Said.Inner<>), typeof(Unsaid), typeof(SaidEmptily), typeof(SaidByHalf)])
            .ShouldBe([typeof(Unsaid), typeof(SaidEmptily), typeof(SaidByHalf)]);

    // Migrations are written by a tool.
    private static IEnumerable<Type> Public(Assembly assembly) => assembly.GetExportedTypes()
        .Where(type => type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) != true);

    private static IEnumerable<Type> Undescribed(Assembly assembly, IEnumerable<Type> types)
    {
        var comments = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(
                member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim() ?? "");
        return types.Where(type => !IsSentence(comments.GetValueOrDefault($"T:{type.FullName!.Replace('+', '.')}", ""))
            && !IsSentence(type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? ""));
    }

    private static bool IsSentence(string text) => text.Length > 10 && char.IsUpper(text[0]) && text.EndsWith('.');
}

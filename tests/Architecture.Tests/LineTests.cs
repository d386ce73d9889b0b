using System.Globalization;
using System.Text.RegularExpressions;
using TrainingOs.Tests;

namespace TrainingOs.Architecture.Tests;

public sealed partial class LineTests
{
    private static readonly string[] Code = [".cs", ".js", ".mjs", ".sh"];

    // What tools write or restore.
    private static readonly string[] Foreign = ["artifacts", "bin", "obj", "node_modules", "vendor", "Migrations"];

    [Fact]
    public void No_line_of_code_is_wider_than_the_editorconfig_says()
    {
        var rule = MaxLineLength().Match(File.ReadAllText(Path.Combine(Checkout.Root, ".editorconfig")));
        var most = int.Parse(rule.Groups["columns"].Value, CultureInfo.InvariantCulture);
        var files = CodeIn(new DirectoryInfo(Checkout.Root)).ToList();
        Code.ShouldBeSubsetOf(files.Select(Path.GetExtension));

        files.SelectMany(file => Wide(Path.GetRelativePath(Checkout.Root, file), File.ReadLines(file), most))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_is_too_wide_is_seen_at_its_place() =>
        Wide("Week.cs", ["12345", "123456", "é345🏃", "12345🏃"], most: 5).ShouldBe(["Week.cs:2: 6", "Week.cs:4: 6"]);

    private static IEnumerable<string> CodeIn(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => Code.Contains(file.Extension)).Select(file => file.FullName)
            .Concat(folder.EnumerateDirectories().Where(IsOurs).SelectMany(CodeIn));

    private static bool IsOurs(DirectoryInfo folder) =>
        !Foreign.Contains(folder.Name) && !folder.Name.StartsWith('.');

    // A character of a script beyond the first plane is one column, not two.
    private static IEnumerable<string> Wide(string file, IEnumerable<string> lines, int most) =>
        from line in lines.Index()
        let width = line.Item.EnumerateRunes().Count()
        where width > most
        select $"{file}:{line.Index + 1}: {width}";

    [GeneratedRegex(@"^max_line_length = (?<columns>\d+)$", RegexOptions.Multiline)]
    private static partial Regex MaxLineLength();
}

using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrainingOs.Application.Export;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.Persistence.Export;

/// <summary>The page about the export names what is in one, all of it and nothing else, in its order.</summary>
public sealed partial class ExportPageTests
{
    private static readonly string Page =
        File.ReadAllText(Path.Combine(Checkout.Root, "docs", "formats", "export.md"));

    private static readonly Dictionary<string, string[]> Tables = Heading().Split(Page).Skip(1)
        .ToDictionary(
            section => section[..section.IndexOf('\n')],
            section => Row().Matches(section).Select(row => row.Groups["name"].Value).ToArray());

    [Fact]
    public async Task Every_file_of_an_export_is_on_the_page()
    {
        var files = (await Export()).Keys.Select(name => name.StartsWith("files/", StringComparison.Ordinal)
            ? "files/<hash>"
            : name);

        Tables["The export"].ShouldBe(files.Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_member_of_every_line_is_on_the_page()
    {
        foreach (var (name, bytes) in (await Export()).Where(IsText))
        {
            // A line of JSON Lines, or the manifest, which is one object in several lines.
            var text = Encoding.UTF8.GetString(bytes);
            using var first = JsonDocument.Parse(IsManifest(name) ? text : text[..text.IndexOf('\n')]);
            var members = first.RootElement.EnumerateObject().SelectMany(Names).ToList();

            if (name == "streams.jsonl") members.AddRange(Words<StreamType>());
            Tables[name].ShouldBe(members);
        }
    }

    [Fact]
    public void Every_reason_for_which_an_export_is_refused_is_on_the_page()
    {
        var reasons = typeof(ExportRefusedException).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);

        Tables["Bringing it back"].ShouldBe(reasons, ignoreOrder: true);
    }

    [Theory]
    [InlineData(typeof(SportType))]
    [InlineData(typeof(ImportState))]
    [InlineData(typeof(DecisionOutcome))]
    public void Every_word_that_a_member_may_say_is_on_the_page(Type words)
    {
        string[] all = [.. Words(words).Select(word => $"`{word}`")];

        Page.ShouldContain($"{string.Join(", ", all[..^1])} or {all[^1]}");
    }

    private static async Task<SortedDictionary<string, byte[]>> Export()
    {
        await using var log = await FilledLog.Filled();
        return await FilledLog.Content(await FilledLog.Exported(log));
    }

    private static bool IsManifest(string name) => name == ITrainingArchive.Manifest;

    private static bool IsText(KeyValuePair<string, byte[]> entry) =>
        IsManifest(entry.Key) || entry.Key.EndsWith(".jsonl", StringComparison.Ordinal);

    /// <summary>The name of a member, and those of the objects in it if it is a list of them.</summary>
    private static IEnumerable<string> Names(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().FirstOrDefault() is var one
            && one.ValueKind == JsonValueKind.Object
            ? [member.Name, .. one.EnumerateObject().Select(inner => $"{member.Name}[].{inner.Name}")]
            : [member.Name];

    private static IEnumerable<string> Words<T>() where T : struct, Enum => Words(typeof(T));

    private static IEnumerable<string> Words(Type words) =>
        Enum.GetNames(words).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);

    [GeneratedRegex("^##? ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}

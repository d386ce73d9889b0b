using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrainingOs.Application.Review;
using TrainingOs.Tests;

namespace TrainingOs.Architecture.Tests;

public sealed partial class PromptFilesTests
{
    private static readonly string Root = Checkout.Root;

    private static List<string> Prompts => [.. Directory.GetFiles(Path.Combine(Root, "prompts"), "*.txt").Order()];

    [Fact]
    public void Every_prompt_is_UTF_8_text_of_a_size_that_a_person_reads()
    {
        Prompts.ShouldContain(path => Path.GetFileName(path) == "weekly_analysis_v1.txt");
        foreach (var path in Prompts)
        {
            var bytes = File.ReadAllBytes(path);
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                .GetString(bytes);
            text.Length.ShouldBeInRange(500, 10_000, path);
            text.ShouldNotStartWith("\uFEFF", customMessage: path);
            text.ShouldEndWith("\n", customMessage: path);
            text.ShouldNotContain('\r', path);
        }
    }

    [Fact]
    public void Every_prompt_says_its_purpose_and_version_and_is_listed()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "prompts", "README.md"));
        var names = Prompts.Select(path => Path.GetFileName(path)).ToList();
        names.ShouldNotBeEmpty();
        names.ShouldAllBe(name => Name().IsMatch(name));
        names.ShouldAllBe(name => readme.Contains($"`{name}`"));
        foreach (var versions in names.Select(name => Name().Match(name)).GroupBy(name => name.Groups["purpose"].Value))
        {
            versions.Select(name => int.Parse(name.Groups["version"].Value, null)).Order()
                .ShouldBe(Enumerable.Range(1, versions.Count()), $"{versions.Key} has every version from 1 on");
        }
    }

    [Fact]
    public void The_weekly_analysis_names_only_members_that_the_week_summary_has()
    {
        var known = MembersOf(typeof(WeekSummaryView), []).ToHashSet();
        var named = Member().Matches(File.ReadAllText(Path.Combine(Root, "prompts", "weekly_analysis_v1.txt")))
            .Select(member => member.Value).Distinct().ToList();
        named.Count.ShouldBeGreaterThan(10);
        named.Except(known).Except(["week_number"]).ShouldBeEmpty();
    }

    [Fact]
    public void Private_prompts_are_ignored_by_git()
    {
        IsIgnored("prompts/private/weekly_analysis_v1.txt").ShouldBeTrue();
        IsIgnored("prompts/private/.gitkeep").ShouldBeFalse();
        IsIgnored("prompts/weekly_analysis_v1.txt").ShouldBeFalse();
    }

    private static bool IsIgnored(string path)
    {
        Assert.SkipUnless(
            Path.Exists(Path.Combine(Root, ".git")), "Git's rules are asked of a git checkout, and this is none.");
        var question = new ProcessStartInfo("git", ["check-ignore", "--quiet", "--no-index", path])
        {
            WorkingDirectory = Root,
        };
        using var git = Process.Start(question)!;
        git.WaitForExit();
        git.ExitCode.ShouldBeInRange(0, 1, "git answers with 0 for ignored and 1 for not ignored");
        return git.ExitCode == 0;
    }

    /// <summary>The names of all members of a view and of the views in it, as the API writes them.</summary>
    private static IEnumerable<string> MembersOf(Type view, HashSet<Type> seen)
    {
        if (!seen.Add(view)) yield break;
        foreach (var property in view.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            yield return JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            Type[] held = [property.PropertyType, .. property.PropertyType.GetGenericArguments()];
            foreach (var inner in held.Where(type => type.Name.EndsWith("View", StringComparison.Ordinal)))
            {
                foreach (var member in MembersOf(inner, seen)) yield return member;
            }
        }
    }

    [GeneratedRegex("^(?<purpose>[a-z]+(_[a-z]+)*)_v(?<version>[1-9][0-9]*)\\.txt$")]
    private static partial Regex Name();

    [GeneratedRegex("[a-z]+(_[a-z]+)+")]
    private static partial Regex Member();
}

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrainingOs.Tests;

namespace TrainingOs.Api.Tests.Http.OpenApi;

/// <summary>A value that should be as a schema of the description says.</summary>
/// <param name="About">What it is a value of.</param>
/// <param name="Schema">Where the schema stands: a JSON pointer.</param>
/// <param name="Value">The value.</param>
public sealed record Claim(string About, string Schema, JsonNode? Value);

/// <summary>
/// The judges of an OpenAPI description, which run on Node.js: Spectral's rules, and the validator of JSON Schema that
/// most have. npm restores them once, as their lock file says.
/// </summary>
public static class Judges
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Api.Tests", "Spectral");
    private static readonly Lazy<Task> Restored = new(Restore);

    /// <summary>What Spectral finds, down to its hints.</summary>
    public static async Task<string> Lint(string document)
    {
        using var file = new TemporaryFile(document);
        var spectral = Path.Combine("node_modules", "@stoplight", "spectral-cli", "dist", "index.js");
        string[] wishes = ["--ruleset", "ruleset.yaml", "--format", "json", "--quiet", "--fail-severity", "hint"];
        return await Judge(spectral, ["lint", file.Path, .. wishes]);
    }

    /// <summary>What is wrong with the claims.</summary>
    public static async Task<string> Check(string document, IEnumerable<Claim> claims)
    {
        var question = new JsonObject
        {
            ["document"] = JsonNode.Parse(document),
            ["claims"] = JsonSerializer.SerializeToNode(claims, JsonSerializerOptions.Web),
        };
        using var file = new TemporaryFile(question.ToJsonString());
        return await Judge("check.mjs", file.Path);
    }

    private static async Task<string> Judge(string program, params string[] words)
    {
        await Restored.Value;
        var (exitCode, output, errors) = await Run("node", [program, .. words]);
        errors.ShouldBeEmpty();
        if (output == "[]") exitCode.ShouldBe(0);
        return output;
    }

    private static async Task Restore()
    {
        var stamp = Path.Combine(Folder, "node_modules", ".restored");
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"));
        var wanted = Convert.ToHexString(SHA256.HashData(lockFile));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted) return;

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var (exitCode, output, errors) = await Run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        exitCode.ShouldBe(0, output + errors);
        await File.WriteAllTextAsync(stamp, wanted);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }

    private sealed class TemporaryFile : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("training-os-").FullName;

        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path => System.IO.Path.Combine(_folder, "description.json");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http;

/// <summary>Why a request could not be read, in words for whoever wrote it.</summary>
internal static partial class Unreadable
{
    private static readonly (string Type, string Form)[] Forms =
    [
        ("Double", "a number"),
        ("Int32", "a whole number"),
        ("Int64", "a whole number"),
        ("Boolean", "true or false"),
        ("DateOnly", "a day such as 2026-11-16"),
        ("StartTime", $"a date and time such as {StartTime.Example}"),
        ("SportType", $"one of {string.Join(' ', SportTypes.All.Select(type => type.Word()))}"),
        ("SportChoice", $"one or more of {string.Join(' ', SportTypes.All.Select(type => type.Word()))}, with commas between"),
        ("IReadOnlyList", "an array"),
        ("IsoWeek", "an ISO week such as 2026-W47"),
        ("SessionCursor", "a cursor as the Link header of the page before gave it"),
        ("String", "a text in quotes"),
    ];

    public static ProblemDetails Explain(BadHttpRequestException exception) => exception switch
    {
        { StatusCode: 413 } => Problems.Of(413, "The body is larger than 1 MB, which is all this API takes."),
        { StatusCode: 415 } => Problems.Of(415, "Send the body as JSON, with the header Content-Type: application/json."),
        { InnerException: JsonException json } => OfBody(json),
        _ when Binding().Match(exception.Message) is { Success: true } binding => OfParameter(binding),
        _ when exception.Message.Contains("from body", StringComparison.Ordinal) =>
            Problems.Of(exception.StatusCode, "The body is missing or null. Send a JSON object."),
        _ => Problems.Of(exception.StatusCode, "The request could not be read as HTTP."),
    };

    private static ProblemDetails OfParameter(Match binding)
    {
        var member = Problems.MemberOf(binding.Groups["name"].Value);
        var sentence = $"This must be {FormOf(binding.Groups["type"].Value)}.";
        return Problems.At(Problems.Of(400, $"{member}: {sentence}"), member, sentence);
    }

    private static ProblemDetails OfBody(JsonException json)
    {
        var place = json.LineNumber is { } line ? $" near line {line + 1}, byte {json.BytePositionInLine + 1}" : "";
        var member = Member(json.Path);
        var sentence = Conversion().Match(json.Message) is { Success: true } conversion
            ? $"This must be {FormOf(conversion.Groups["type"].Value)}."
            : json.Message.StartsWith("This must be", StringComparison.Ordinal) || json.Message.StartsWith("Tags", StringComparison.Ordinal) || json.Message.StartsWith("A tag", StringComparison.Ordinal)
                ? json.Message
                : null;
        if (member is null || sentence is null) return Problems.Of(400, $"The body is not the JSON expected here: something is wrong{place}.");
        return Problems.At(Problems.Of(400, $"{member}: {sentence}"), member, sentence);
    }

    private static string? Member(string? path) => path is null or "$" ? null : path.TrimStart('$').TrimStart('.');

    private static string FormOf(string type) =>
        Forms.Where(form => type.Contains(form.Type, StringComparison.Ordinal)).Select(form => form.Form).FirstOrDefault("of another form");

    [GeneratedRegex("""^Failed to bind parameter "(?<type>.+) (?<name>\w+)" from """)]
    private static partial Regex Binding();

    [GeneratedRegex("""could not be converted to (?<type>.+?)\. Path""")]
    private static partial Regex Conversion();
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http;

/// <summary>Why a request could not be read, in words for whoever wrote it.</summary>
internal static partial class Unreadable
{
    public const string TooLarge = "The body, as it was sent, is larger than 1 MB, which is all this API takes.";
    public const string Cut = "The body could not be read: it is not framed as its headers say, or ended early.";
    private const string Missing = "The body is missing or null. Send a JSON object.";
    public const string NotJson = "Send the body as JSON, with the header Content-Type: application/json.";

    private static readonly string SportWords = string.Join(' ', SportTypes.All.Select(type => type.Word()));

    private static readonly Dictionary<Type, string> Forms = new()
    {
        [typeof(double)] = "a number",
        [typeof(int)] = "a whole number",
        [typeof(long)] = "a whole number",
        [typeof(bool)] = "true or false",
        [typeof(string)] = "a text in quotes, in valid Unicode",
        [typeof(DateOnly)] = "a day such as 2026-11-16",
        [typeof(Day)] = "a day such as 2026-11-16",
        [typeof(IsoWeek)] = "an ISO week such as 2026-W47; a year has 52 or 53 of them",
        [typeof(StartTime)] = $"a date and time such as {StartTime.Example}",
        [typeof(SportType)] = $"one of {SportWords}",
        [typeof(SportChoice)] = $"one or more of {SportWords}, with commas between",
        [typeof(IReadOnlyList<SportType>)] = $"an array of some of {SportWords}",
        [typeof(StreamChoice)] = $"one or more of {string.Join(", ", StreamChoice.Words)}, with commas between",
        [typeof(Outcome)] = $"one of {string.Join(", ", Outcome.Words)}",
        [typeof(SessionCursor)] = "a cursor as the Link header of the page before gave it",
    };

    /// <summary>The sentence for a limit of the server; null where the status alone says too little.</summary>
    public static string? Sentence(int status) => status switch
    {
        408 => "The request came too slowly, or stopped halfway. Send it again.",
        413 => TooLarge,
        414 => "The first line of the request is longer than 8 kB. Shorten the address.",
        415 => NotJson,
        431 => "The headers of the request are larger than 32 kB, or more than 100. Send fewer.",
        _ => null,
    };

    /// <summary>
    /// Explains what the server itself found wrong, before it was a request or while its body was read.
    /// </summary>
    public static ProblemDetails Explain(BadHttpRequestException exception) =>
        Sentence(exception.StatusCode) is { } sentence
            ? Problems.Of(exception.StatusCode, sentence)
            : Problems.Of(400, "This is not HTTP/1.1 as it should be: "
                + $"{EmptyQuote().Replace(exception.Message, "").TrimEnd('.')}.");

    /// <summary>Explains what did not fit the endpoint it was sent to.</summary>
    public static ProblemDetails Explain(
        BadHttpRequestException exception, Endpoint? endpoint, JsonTypeInfo? body, IQueryCollection query)
    {
        if (exception.InnerException is JsonException json) return OfBody(json, body);
        if (Binding().Match(exception.Message) is { Success: true } binding)
        {
            return OfParameter(binding.Groups["name"].Value, endpoint, query);
        }

        return exception.Message.Contains("no body was provided", StringComparison.Ordinal)
            ? Problems.Of(400, Missing)
            : Explain(exception);
    }

    private static ProblemDetails OfParameter(string name, Endpoint? endpoint, IQueryCollection query)
    {
        var parameter = endpoint?.Metadata.OfType<IParameterBindingMetadata>()
            .FirstOrDefault(known => known.Name == name)?.ParameterInfo;
        var attributes = parameter?.GetCustomAttributes(inherit: true) ?? [];
        var sent = attributes.OfType<IFromQueryMetadata>().FirstOrDefault()?.Name
            ?? attributes.OfType<IFromRouteMetadata>().FirstOrDefault()?.Name
            ?? attributes.OfType<IFromHeaderMetadata>().FirstOrDefault()?.Name
            ?? name;
        return At(sent, query[sent].Count > 1
            ? "This is said more than once. Say it once."
            : $"This must be {FormOf(parameter?.ParameterType)}.");
    }

    private static ProblemDetails OfBody(JsonException json, JsonTypeInfo? body)
    {
        var place = string.Create(
            CultureInfo.InvariantCulture, $"near line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}");
        if (json.InnerException is JsonException syntax)
        {
            return Problems.Of(400, syntax.Message.Contains("any JSON tokens", StringComparison.Ordinal)
                ? Missing
                : $"The body is no JSON that can be read here. {Reason(syntax)} Look {place}.");
        }

        var member = Member().Match(json.Path ?? "").Groups["name"].Value;
        var type = body?.Properties
            .FirstOrDefault(known => known.Name.Equals(member, StringComparison.OrdinalIgnoreCase))?.PropertyType;
        if (type is null)
        {
            return Problems.Of(400, json.Path == "$"
                ? "The body must be a JSON object, in braces."
                : $"A text in the body is no valid Unicode: look {place}.");
        }

        return At(member, json switch
        {
            _ when json.Message.StartsWith("Duplicate property", StringComparison.Ordinal) => "This is said twice.",
            _ when !json.Message.Contains("| LineNumber:", StringComparison.Ordinal) => json.Message,
            _ => $"This must be {FormOf(type)}.",
        });
    }

    /// <summary>What the reader says of the syntax, without the advice it gives to its programmer.</summary>
    private static string Reason(JsonException syntax) => syntax.Message
        .Split(" LineNumber:")[0].Replace(" Change the reader options.", "", StringComparison.Ordinal);

    private static ProblemDetails At(string member, string sentence) =>
        Problems.At(Problems.Of(400, $"{member}: {sentence}"), member, sentence);

    private static string FormOf(Type? type) =>
        type is not null && Forms.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var form)
            ? form
            : "of another form";

    [GeneratedRegex("""^Failed to bind parameter ".+ (?<name>\w+)" from """, RegexOptions.Singleline)]
    private static partial Regex Binding();

    [GeneratedRegex("""^\$\.(?<name>\w+)""")]
    private static partial Regex Member();

    /// <summary>Where the server would quote what was sent, had it been told to log it.</summary>
    [GeneratedRegex(""":? ?''""")]
    private static partial Regex EmptyQuote();
}

using TrainingOs.Application.Plan;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Architecture.Tests.Malformed;

/// <summary>What is right and what is wrong for a type, in an address and in JSON.</summary>
/// <param name="Right">A right value in an address; null when the type never has to stand in one.</param>
/// <param name="WrongInAddress">Texts that are no such value.</param>
/// <param name="RightInJson">A right value as JSON; null when the type never stands in a body.</param>
/// <param name="WrongInJson">JSON that is no such value.</param>
internal sealed record Form(string? Right, string[] WrongInAddress, string? RightInJson, string[] WrongInJson);

/// <summary>Right, wrong and hostile values for all that can be sent.</summary>
internal static class Values
{
    private static readonly string[] NoText =
        ["1", "-1.5", "true", "false", "[]", "{}", "[\"text\"]", "\"\\ud800\"", "\"\\udc00x\""];

    private static readonly string[] NoDay =
    [
        "yesterday", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "29.02.2024", "02/29/2024", "03/04/2024",
        "2024-2-29", "20240229", "2024-W09", "24-02-29", "12024-02-29", "2024-02-29T00:00:00", "2024-02-29 ",
        " 2024-02-29", "2024-02-29\0", "２０２４-02-29", "0000-01-01", "-2024-02-29", "1", "null",
    ];

    private static readonly string[] NoDayInJson =
        [.. NoDay.Select(Quoted), "\"\"", "1", "20240229", "true", "[]", "{}"];

    private static readonly string[] NoNumber =
        ["\"12\"", "\"\"", "\"NaN\"", "\"Infinity\"", "true", "[]", "[12]", "{}", "1e400", "-1e400"];

    private static readonly string[] NoWholeNumber =
        [.. NoNumber, "1.5", "0.1", "1e10", "99999999999999999999", "-99999999999999999999", "2147483648"];

    private static readonly string[] NoWholeNumberInAddress =
    [
        "abc", "1.5", "1,000", "0x10", "1e3", "99999999999999999999", "-99999999999999999999", "NaN", "null", "true",
        "--1", "1-", "１", "٣", "1 2", "2024-02-29", "{id}", "*",
    ];

    private static readonly string[] NoTime =
    [
        "\"\"", "\"06:30\"", "\"2024-02-29\"", "\"2024-02-29T25:00:00\"", "\"2024-02-29T06:30:00+99:00\"", "\"now\"",
        "1709188200", "true", "[]", "{}",
    ];

    private static readonly string[] NoWeek =
    [
        "47", "2024-W54", "2023-W53", "2024-W00", "2024W09", "2024-w09", "1899-W01", "2201-W01", "2024-W9", "W09-2024",
        "2024-W0\0",
    ];

    private static readonly string[] NoSport =
    [
        "\"running\"", "\"\"", "\" run\"", "\"run,trail\"", "\"run, trail\"", "\"0\"", "0", "99", "-1", "true", "{}",
        "[]",
    ];

    private static readonly string[] NoSports =
        ["\"run\"", "\"\"", "0", "true", "{}", "[null]", .. NoSport.Select(sport => $"[{sport}]")];

    private static readonly string[] NoChoice = ["running", "run,,trail", ",", "run,", "0", "run;trail", "run\0"];

    private static readonly string[] NoOutcome = ["Imported", "import", "0", "imported,rejected", "imported\0"];

    private static readonly string[] NoTags =
    [
        "1", "true", "{}", "[1]", "[null]", "[[\"build\"]]", "[{}]", "[\"a,b\"]", "\"a\\nb\"", "\"\\ud800\"",
        "[\"\\ud800\"]",
    ];

    private static readonly Dictionary<Type, Form> Forms = new()
    {
        [typeof(string)] = new("text", [], "\"text\"", NoText),
        [typeof(bool)] = new(null, [], "true", ["\"true\"", "\"\"", "0", "1", "\"yes\"", "[]", "{}"]),
        [typeof(double)] = new(null, [], "12.5", NoNumber),
        [typeof(int)] = new("5", NoWholeNumberInAddress, "5", NoWholeNumber),
        [typeof(long)] = new("1", NoWholeNumberInAddress, null, []),
        [typeof(DateOnly)] = new("2024-02-29", NoDay, "\"2024-02-29\"", NoDayInJson),
        [typeof(DecisionOutcome)] = new("rejected", NoOutcome, null, []),
        [typeof(StartTime)] = new(null, [], "\"2024-02-29T06:30:00+01:00\"", NoTime),
        [typeof(IsoWeek)] = new("2024-W09", NoWeek, null, []),
        [typeof(SportType)] = new(null, [], "\"run\"", NoSport),
        [typeof(SportChoice)] = new("run,trail", NoChoice, null, []),
        [typeof(IReadOnlyList<SportType>)] = new(null, [], "[\"run\"]", NoSports),
        [typeof(StreamChoice)] = new("time,position", ["flight", "time,", ",", "time;power", "1", "*"], null, []),
        [typeof(SessionCursor)] = new(null, ["abc", "!!!", "0", "MS4yLjM=", "a b", "\0"], null, []),
        [typeof(TagsJson)] = new(null, [], "\"build\"", NoTags),
    };

    /// <summary>What a value must be for the whole to be right, where its type alone does not say.</summary>
    private static readonly Dictionary<string, string> RightByName = new()
    {
        ["year"] = "2024",
        ["week_number"] = "9",
        ["timezone"] = "\"Europe/Berlin\"",
        ["duration_minutes"] = "60",
        ["average_heart_rate_bpm"] = "140",
        ["max_heart_rate_bpm"] = "170",
    };

    /// <summary>Texts that break what is careless, whatever they stand for.</summary>
    public static string[] HostileTexts { get; } =
    [
        "", " ", "\0", "\u0001", "\u007f", "..", "../../etc/passwd", "%", "%00", "%ff", "%2e%2e%2f", "'", "\"",
        "' OR 1=1 --", "<script>", "{0}", "${x}", "\r\nX-Other: 1", "🏃", "\u202etxet", "\ufeff", "-0", "0", "-1",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308", "9999-12-31", "0001-01-01",
        "1899-12-31", "*", "[]", "{}", "null", new('9', 400), new('x', 4000), new(',', 200),
    ];

    /// <summary>JSON that breaks what is careless, wherever it stands.</summary>
    public static string[] HostileJson { get; } =
    [
        "null", "\"\"", "\" \"", "\"\\u0000\"", "\"\\u001b[31m\"", "\"\\ufeff\"", "\"\\u202e\"", "\"🏃\"",
        "\"'; DROP TABLE athletes; --\"", "\"<script>alert(1)</script>\"", "0", "-0", "-0.0", "-1", "5e-324", "1e-30",
        "1e308", "-1e308", "1.7976931348623157e308", "2147483647", "-2147483648", "9223372036854775807",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"1899-12-31\"", "\"9999-12-31T23:59:59+00:00\"",
        "\"0001-01-01T00:00:00+14:00\"", Quoted(new string('x', 100_000)), Quoted(new string(',', 5_000)),
        new string('9', 5_000), "0." + new string('1', 5_000), new string('[', 60) + new string(']', 60),
        new string('[', 5_000) + new string(']', 5_000), $"[{string.Join(',', Enumerable.Repeat("\"run\"", 5_000))}]",
    ];

    /// <summary>Bodies that are no JSON object, or not enough of one.</summary>
    public static string[] WrongBodies { get; } =
    [
        "", " ", "null", "true", "1", "\"text\"", "[]", "[{}]", "{", "}", "{]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
        "{a:1}", "{'a':1}", "{} {}", "{}x", "// none\n{}", "/* none */ {}", "NaN", "{\"a\":NaN}", "{\"a\":01}",
        "{\"a\":+1}", "{\"a\":.5}", "{\"a\":\"\n\"}", "{\"a\":\"\\x\"}", "<a/>", "a=1&b=2", "\u0000", "{\"a\":1",
        new string('[', 100_000), "{\"a\":" + new string('{', 100_000), "{}", "{\"unknown\":1}",
    ];

    /// <summary>Media types that are not JSON; the empty one is none at all.</summary>
    public static string[] WrongMediaTypes { get; } =
    [
        "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml",
        "application/jsonx", "",
    ];

    /// <summary>Media types that promise another text than they bring.</summary>
    public static string[] WrongCharsets { get; } =
    [
        "application/json; charset=nonsense", "application/json; charset=utf-7", "application/json; charset=utf-16",
        "garbage",
    ];

    public static string[] Methods { get; } = ["GET", "POST", "PUT", "DELETE", "PATCH", "QUERY", "TRACE", "nonsense"];

    public static Form Of(Type type) => Forms.TryGetValue(Plain(type), out var form)
        ? form
        : throw new KeyNotFoundException($"The sweep knows no right and wrong values for {type}. Say them here.");

    public static string RightInAddress(string name, Type type) => RightByName.GetValueOrDefault(name) ?? Of(type).Right
        ?? throw new KeyNotFoundException($"The sweep knows no right {name}, a {type} in an address. Say it here.");

    public static string RightInJson(string name, Type type) => name == "external_id"
        ? Quoted(Guid.NewGuid().ToString())
        : RightByName.GetValueOrDefault(name) ?? Of(type).RightInJson
            ?? throw new KeyNotFoundException($"The sweep knows no right {name}, a {type} in JSON. Say it here.");

    // A day and an outcome in an address have types of the Api's own, which are these and nothing else.
    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Plain(inner)
        : type.FullName == "TrainingOs.Api.Http.Day" ? typeof(DateOnly)
        : type.FullName == "TrainingOs.Api.Http.Outcome" ? typeof(DecisionOutcome)
        : type;

    private static string Quoted(string text) => $"\"{text.Replace("\0", "\\u0000", StringComparison.Ordinal)}\"";
}

using System.Net;
using System.Text;

namespace TrainingOs.Api.Tests.BadInput;

/// <summary>Bodies that no client should send, at every address that takes one.</summary>
public sealed class BadBodyTests(TestApi api) : IClassFixture<TestApi>
{
    /// <summary>Every address that takes a body, and a body it takes.</summary>
    public static readonly TheoryData<string, string, string> Addresses = new()
    {
        { "POST", "/api/sessions", """{"date":"2026-11-16","type":"run","duration_minutes":30}""" },
        { "PUT", "/api/sessions/1", """{"date":"2026-11-16","type":"run","duration_minutes":30}""" },
        { "POST", "/api/day-notes", """{"date":"2026-11-16","note":"x"}""" },
        { "PUT", "/api/day-notes/2026-11-16", """{"note":"x"}""" },
        { "POST", "/api/plans", """{"year":2026,"week_number":47,"description":"x"}""" },
        { "PUT", "/api/plans/2026/47", """{"description":"x"}""" },
        { "PUT", "/api/settings", """{"timezone":"UTC","distance_types":[],"elevation_types":[]}""" },
    };

    private readonly HttpClient _http = api.CreateClient();

    [Theory, MemberData(nameof(Addresses))]
    public async Task What_is_no_json_object_is_refused(string method, string path, string body)
    {
        await AddressTakes(method, path, body);
        string[] wrong =
        [
            "", " ", "null", "[]", "[{}]", "\"a\"", "1", "true", "{", "}", "{\"", body[..^1], body + "x", body + body,
            $"[{body}]", "undefined", "<xml/>", "a=b", "{'date':'2026-11-16'}", "{date:1}", "{\"a\":}", "{\"a\":1,}",
            "{,}", "{\"a\" 1}", "{\"a\":01}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":+1}", "{\"a\":.5}",
            "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\n\"}", "{\"a\":\"\0\"}", "/* {} */", "{}//", "\u200b{}",
            new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), Nested(body, 1_000),
            "[1,2" + new string(',', 50_000),
        ];
        foreach (var text in wrong)
        {
            (await Send(method, path, Json(text))).ShouldBeProblem(HttpStatusCode.BadRequest);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task What_is_not_utf_8_is_refused(string method, string path, string body)
    {
        await AddressTakes(method, path, body);
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            (await Send(method, path, Bytes(encoding.GetBytes(body), "application/json")))
                .ShouldBeProblem(HttpStatusCode.BadRequest);
        }

        foreach (var charset in new[] { "utf-16", "iso-8859-1", "utf-7", "banana", "\"\"\"", "utf-8utf-8" })
        {
            var answer = await Send(
                method, path, Bytes(Encoding.UTF8.GetBytes(body), $"application/json; charset={charset}"));
            ((int)answer.ShouldBeProblem().Status).ShouldBe(415, charset);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task What_is_not_utf_8_in_a_place_nobody_reads_is_refused_too(string method, string path, string body)
    {
        foreach (var unknown in new[] { ",\"x\":\"\u00ff\"}", ",\"\u00ff\":1}" })
        {
            var bytes = Encoding.Latin1.GetBytes(body[..^1] + unknown);
            (await Send(method, path, Bytes(bytes, "application/json"))).ShouldBeProblem(HttpStatusCode.BadRequest)
                .Detail!.ShouldContain("UTF-8");
        }
    }

    [Theory]
    [InlineData("{", "open JSON object"), InlineData("{\"a\":NaN}", "'N' is an invalid start")]
    [InlineData("{\"a\":1,}", "trailing comma"), InlineData("/* */{}", "'/' is an invalid start")]
    [InlineData("[]", "in braces"), InlineData("1", "in braces"), InlineData("\"x\"", "in braces")]
    public async Task What_is_wrong_with_the_json_is_said(string body, string reason)
    {
        var answer = await Send("POST", "/api/sessions", Json(body));
        var detail = answer.ShouldBeProblem(HttpStatusCode.BadRequest).Detail!;

        detail.ShouldContain(reason);
        detail.ShouldNotContain("BytePositionInLine");
        detail.ShouldNotContain("reader options");
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task What_is_not_declared_as_json_is_refused(string method, string path, string body)
    {
        await AddressTakes(method, path, body);
        string?[] types =
        [
            null, "text/plain", "text/json+x", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
            "application/xml", "*/*", "json", "///", ";", "application/json2",
        ];
        foreach (var type in types)
        {
            (await Send(method, path, Bytes(Encoding.UTF8.GetBytes(body), type)))
                .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType);
        }

        string[] json = ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON;charset=\"UTF-8\""];
        foreach (var type in json)
        {
            ((int)(await Send(method, path, Bytes(Encoding.UTF8.GetBytes(body), type))).Status)
                .ShouldBeInRange(200, 299, type);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task What_is_compressed_is_refused(string method, string path, string body)
    {
        foreach (var coding in new[] { "gzip", "br", "gzip, identity", "banana" })
        {
            var content = Json(body);
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
            (await Send(method, path, content)).ShouldBeProblem(HttpStatusCode.UnsupportedMediaType);
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_member_that_is_said_twice_is_refused_and_an_unknown_one_ignored(
        string method, string path, string body)
    {
        await AddressTakes(method, path, body);
        var member = body[(body.IndexOf('"') + 1)..body.IndexOf("\":", StringComparison.Ordinal)];

        (await Send(method, path, Json(body[..^1] + $",\"{member}\":null}}")))
            .ShouldBeProblem(HttpStatusCode.BadRequest, member);

        const string unknown = ",\"unknown\":[{\"a\":1}],\"__proto__\":{},\"$type\":\"x\",\"\":0}";
        ((int)(await Send(method, path, Json(body[..^1] + unknown))).Status).ShouldBeInRange(200, 299);
    }

    [Theory]
    [InlineData("date", "20261116"), InlineData("date", "\"\""), InlineData("date", "\"0000-00-00\"")]
    [InlineData("date", "\"2026-02-30\""), InlineData("date", "\"2026-11-16T00:00:00Z\"")]
    [InlineData("date", "\"11/16/2026\""), InlineData("date", "\"2026-1-1\""), InlineData("date", "\" 2026-11-16\"")]
    [InlineData("date", "\"+002026-11-16\""), InlineData("date", "\"２０２６-11-16\"")]
    [InlineData("date", "{}"), InlineData("date", "\"\\ud800\"")]
    [InlineData("type", "3"), InlineData("type", "\"3\""), InlineData("type", "\"fly\""), InlineData("type", "\"\"")]
    [InlineData("type", "\"run,trail\""), InlineData("type", "\"run \""), InlineData("type", "\" run\"")]
    [InlineData("type", "\"run, trail\""), InlineData("type", "[\"run\"]"), InlineData("type", "\"\\ud800\"")]
    [InlineData("type", "true"), InlineData("type", "\"ｒｕｎ\"")]
    [InlineData("duration_minutes", "\"30\""), InlineData("duration_minutes", "\"NaN\"")]
    [InlineData("duration_minutes", "1e999"), InlineData("duration_minutes", "-1e999")]
    [InlineData("duration_minutes", "1e308"), InlineData("duration_minutes", "[]")]
    [InlineData("duration_minutes", "true"), InlineData("duration_minutes", "\"PT30M\"")]
    [InlineData("distance_km", "\"5\""), InlineData("distance_km", "1e400"), InlineData("average_heart_rate_bpm", "{}")]
    [InlineData("perceived_intensity", "5.5"), InlineData("perceived_intensity", "1e400")]
    [InlineData("perceived_intensity", "\"5\""), InlineData("perceived_intensity", "99999999999999999999")]
    [InlineData("perceived_intensity", "-2147483649"), InlineData("perceived_intensity", "true")]
    [InlineData("is_race", "\"yes\""), InlineData("is_race", "1")]
    [InlineData("title", "5"), InlineData("title", "[]"), InlineData("title", "{}"), InlineData("title", "true")]
    [InlineData("title", "\"\\ud800\""), InlineData("title", "\"a\\udc00b\"")]
    [InlineData("title", "\"\\ude00\\ud83d\"")]
    [InlineData("notes", "\"\\ud83d\""), InlineData("timezone", "\"\\ud800\"")]
    [InlineData("timezone", "1"), InlineData("external_id", "1"), InlineData("external_id", "\"\\udfff\"")]
    [InlineData("source", "\"\\ud800\\u0041\"")]
    [InlineData("title", "\"\\u0000\""), InlineData("title", "\"\\u007f\""), InlineData("title", "\"\\u0085\"")]
    [InlineData("notes", "\"a\\u000bb\"")]
    [InlineData("start_time", "1763271000"), InlineData("start_time", "\"2026-11-16\"")]
    [InlineData("start_time", "\"06:30\""), InlineData("start_time", "\"2026-11-16T25:00:00Z\"")]
    [InlineData("start_time", "\"2026-11-16T06:30:00+25:00\"")]
    [InlineData("start_time", "\"2026-11-16T06:30:00+01:00[Europe/Berlin]\"")]
    [InlineData("start_time", "\"9999-12-31T23:59:59Z\""), InlineData("start_time", "\"0000-00-00T00:00:00\"")]
    [InlineData("start_time", "\"\\ud800\""), InlineData("start_time", "\"\""), InlineData("start_time", "{}")]
    public async Task A_member_of_the_wrong_form_is_refused_under_its_name(string member, string value)
    {
        var rest = new Dictionary<string, string>
        {
            ["date"] = "\"2026-11-16\"", ["type"] = "\"run\"", ["duration_minutes"] = "30",
        };
        rest[member] = value;
        var body = $"{{{string.Join(',', rest.Select(part => $"\"{part.Key}\":{part.Value}"))}}}";

        (await Send("POST", "/api/sessions", Json(body))).ShouldBeProblem(HttpStatusCode.BadRequest, member);
    }

    [Fact]
    public async Task A_number_of_many_digits_is_refused_and_a_long_fraction_is_rounded()
    {
        const string body = """{"date":"2026-11-16","type":"run","duration_minutes":""";

        var endless = new string('9', 100_000);
        (await Send("POST", "/api/sessions", Json(body + endless + "}")))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "duration_minutes");
        (await Send("POST", "/api/sessions", Json(body + "30,\"perceived_intensity\":" + endless + "}")))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "perceived_intensity");
        (await Send("POST", "/api/sessions", Json(body + "30." + new string('3', 100_000) + "}")))
            .ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Invalid_utf_8_in_a_text_is_refused_with_its_place()
    {
        byte[][] broken = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf5, 0x80, 0x80, 0x80], [0x80]];
        foreach (var bytes in broken)
        {
            byte[] body = [.. "{\"date\":\"2026-11-16\",\"note\":\"a"u8, .. bytes, .. "b\"}"u8];
            (await Send("POST", "/api/day-notes", Bytes(body, "application/json")))
                .ShouldBeProblem(HttpStatusCode.BadRequest).Detail!.ShouldContain("look at byte 31");
        }
    }

    [Fact]
    public async Task A_mark_of_the_byte_order_before_utf_8_does_no_harm()
    {
        byte[] body = [0xef, 0xbb, 0xbf, .. """{"date":"2026-09-01","note":"with a mark"}"""u8];

        (await Send("POST", "/api/day-notes", Bytes(body, "application/json"))).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("title"), InlineData("notes"), InlineData("timezone"), InlineData("external_id")]
    [InlineData("source"), InlineData("type"), InlineData("date"), InlineData("start_time")]
    public async Task A_text_of_a_megabyte_is_refused_and_not_said_back(string member)
    {
        var rest = new Dictionary<string, string> { ["date"] = "2026-11-16", ["type"] = "run" };
        rest[member] = new string('x', 1_000_000);
        var texts = string.Join(',', rest.Select(part => $"\"{part.Key}\":\"{part.Value}\""));
        var body = $"{{{texts},\"duration_minutes\":30}}";

        (await Send("POST", "/api/sessions", Json(body))).ShouldBeProblem(HttpStatusCode.BadRequest, member);
    }

    [Fact]
    public async Task Tags_of_every_wrong_form_are_refused()
    {
        string[] wrong =
        [
            "{}", "1", "true", "[1]", "[null]", "[[]]", "[\"a,b\"]", "\"a\\u0000b\"", "[\"a\\nb\"]", "\"\\ud800\"",
            "[\"\\ud800\"]", $"\"{new string('x', 51)}\"", $"\"{new string(',', 2_000)}\"",
        ];
        foreach (var tags in wrong)
        {
            var body = $$"""{"year":2026,"week_number":47,"description":"","tags":{{tags}}}""";
            (await Send("POST", "/api/plans", Json(body))).ShouldBeProblem(HttpStatusCode.BadRequest, "tags");
        }
    }

    /// <summary>A refusal proves something only where a right body is taken.</summary>
    private async Task AddressTakes(string method, string path, string body)
    {
        var session = new { date = "2026-11-16", type = "run", duration_minutes = 30 };
        await api.Once("session", () => _http.Post("/api/sessions", session));
        ((int)(await Send(method, path, Json(body))).Status).ShouldBeInRange(200, 299, $"{method} {path}");
    }

    private Task<Answer> Send(string method, string path, HttpContent content) =>
        _http.Say(new HttpRequestMessage(new HttpMethod(method), path) { Content = content });

    private static string Nested(string body, int levels) =>
        body[..^1] + ",\"deep\":" + new string('[', levels) + new string(']', levels) + "}";

    private static ByteArrayContent Json(string text) => Bytes(Encoding.UTF8.GetBytes(text), "application/json");

    private static ByteArrayContent Bytes(byte[] bytes, string? type)
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}

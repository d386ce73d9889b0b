using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace TrainingOs.Api.Tests.Processes;

/// <summary>
/// What no client library sends: bytes on a socket, to a real process. Each is answered with a problem.
/// </summary>
public sealed partial class BrokenHttpTests(BrokenHttpTests.Running running) : IClassFixture<BrokenHttpTests.Running>
{
    private const string Host = "Host: localhost\r\n";
    private const string Json = "Content-Type: application/json\r\n";

    [Theory]
    [InlineData("GARBAGE\r\n\r\n"), InlineData("\0\0\0\0\r\n\r\n"), InlineData("GET\r\n\r\n")]
    [InlineData("GET /health\r\n\r\n"), InlineData(" GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /health HTTP/1.2\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /health http/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("G@T /health HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET  /health HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET health HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET * HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    public async Task A_broken_first_line(string request) =>
        (await Send(request)).ShouldBeProblem(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("/api/sessions/%00"), InlineData("/%00"), InlineData("/js/%00.js")]
    [InlineData("/api/sessions/\xff"), InlineData("/api/sessions?q=\xff"), InlineData("/api/sessions?q=\u00e9")]
    [InlineData("/api/day-notes/2026-11-16%00"), InlineData("/api/sessions\0")]
    [InlineData("/api/summary/week/2026/\x80\x81")]
    public async Task A_path_with_bytes_that_no_path_has(string path) =>
        (await Get(path)).ShouldBeProblem(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("//api//sessions"), InlineData("///"), InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd"), InlineData("/js/../../appsettings.json")]
    [InlineData("/js/..%2f..%2fappsettings.json"), InlineData("/js/..%5c..%5cappsettings.json")]
    [InlineData("/js\\..\\appsettings.json"), InlineData("/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd")]
    [InlineData("/%ff"), InlineData("/%zz"), InlineData("/%"), InlineData("/%2"), InlineData("/%ed%a0%80")]
    [InlineData("/api%2fsessions"), InlineData("/api/sessions%00"), InlineData("/index.html%00")]
    [InlineData("/index.html::$DATA"), InlineData("/index.html."), InlineData("/con")]
    [InlineData("/api/./nothing"), InlineData("/api/sessions/../nothing")]
    public async Task A_path_with_tricks_finds_nothing(string path)
    {
        var answer = await Get(path);

        answer.ShouldBeProblem();
        answer.Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        answer.Text.ShouldNotContain("LogLevel");
        answer.Text.ShouldNotContain("root:");
    }

    [Theory]
    [InlineData("%zz"), InlineData("100%"), InlineData("%"), InlineData("a%f"), InlineData("%2")]
    [InlineData("%+1"), InlineData("%ff"), InlineData("%c0%af"), InlineData("%-1"), InlineData("%%%")]
    public async Task A_query_that_is_no_utf_8(string words) =>
        (await Get($"/api/sessions?q={words}")).ShouldBeProblem(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_first_line_or_headers_without_end()
    {
        (await Get("/" + new string('a', 20_000))).ShouldBeProblem(HttpStatusCode.RequestUriTooLong);
        (await Get("/api/sessions?q=" + new string('a', 20_000))).ShouldBeProblem(HttpStatusCode.RequestUriTooLong);
        (await Get("/" + new string('a', 7_000))).ShouldBeProblem(HttpStatusCode.NotFound);
        (await Get("/health", $"X-Long: {new string('a', 40_000)}\r\n"))
            .ShouldBeProblem(HttpStatusCode.RequestHeaderFieldsTooLarge);
        (await Get("/health", string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: a\r\n"))))
            .ShouldBeProblem(HttpStatusCode.RequestHeaderFieldsTooLarge);
        (await Get("/health", $"Cookie: {new string('a', 30_000)}\r\n")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("No colon here\r\n"), InlineData(": no name\r\n")]
    [InlineData("X-A : space\r\n"), InlineData("X-A: a\r\n folded\r\n")]
    [InlineData("X-A: a\0b\r\n"), InlineData("X-A: a\rb\r\n"), InlineData("X A: b\r\n")]
    [InlineData("X-A: \xff\xfe\r\n"), InlineData("If-Match: \xff\r\n"), InlineData("Host: evil.example\r\n")]
    [InlineData("Host: localhost\r\n"), InlineData("Content-Length: abc\r\n"), InlineData("Content-Length: -1\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n"), InlineData("Content-Length: 2\r\nContent-Length: 3\r\n")]
    [InlineData("Transfer-Encoding: banana\r\n"), InlineData("Transfer-Encoding: chunked, identity\r\n")]
    public async Task A_header_that_is_none_or_says_two_things(string header) =>
        (await Get("/health", header)).ShouldBeProblem(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("GET /health HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n", 421)]
    [InlineData("GET /health HTTP/1.0\r\n\r\n", 421), InlineData("GET /health HTTP/1.1\r\nHost: a b<>\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: [::1\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost:x\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n", 400)]
    [InlineData("GET /health HTTP/1.1\r\nHost: localhost, evil.example\r\n\r\n", 400)]
    [InlineData("GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET http://evil.example/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421)]
    [InlineData("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n", 421)]
    public async Task A_host_that_is_absent_or_absurd(string request, int status) =>
        (await Send(request)).ShouldBeProblem((HttpStatusCode)status);

    [Theory]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\nConnection: close\r\n\r\n")]
    [InlineData("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("CONNECT / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    public async Task A_method_that_means_nothing_here(string request) => (await Send(request)).ShouldBeProblem();

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n", "zz\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "-1\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "2\r\n{}x\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\n{}")]
    [InlineData("Transfer-Encoding: chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), InlineData("", "")]
    [InlineData("Content-Length: 0\r\n", ""), InlineData("Content-Length: 2\r\nExpect: 200-banana\r\n", "{}")]
    public async Task A_body_that_is_framed_wrongly_or_not_there(string header, string body) =>
        (await Send($"POST /api/sessions HTTP/1.1\r\n{Host}{Json}Connection: close\r\n{header}\r\n{body}"))
            .ShouldBeProblem(HttpStatusCode.BadRequest, Members(body));

    [Fact]
    public async Task A_body_that_is_too_large_however_it_is_sent()
    {
        var large = $$"""{"date":"2026-11-16","note":"{{new string('x', 1024 * 1024)}}"}""";
        var start = $"POST /api/day-notes HTTP/1.1\r\n{Host}{Json}Connection: close\r\n";

        (await Send($"{start}Content-Length: {large.Length}\r\n\r\n{large}"))
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge);
        (await Send($"{start}Content-Length: 99999999999\r\n\r\n{{}}"))
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge);
        (await Send($"{start}Transfer-Encoding: chunked\r\n\r\n{large.Length:x}\r\n{large}\r\n0\r\n\r\n"))
            .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_of_a_megabyte_is_read_and_judged_by_what_it_says()
    {
        const string frame = """{"date":"2026-11-16","note":""}""";
        var largest = frame.Insert(frame.Length - 2, new string('x', (1024 * 1024) - frame.Length));

        var head = $"POST /api/day-notes HTTP/1.1\r\n{Host}{Json}Connection: close\r\n";
        var answer = await Send($"{head}Content-Length: {largest.Length}\r\n\r\n{largest}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "note");
    }

    [Fact]
    public async Task An_answer_that_is_turned_away_follows_those_before_it_on_the_same_connection()
    {
        var raw = await Exchange(
            $"GET /health HTTP/1.1\r\n{Host}\r\nGET /nothing HTTP/1.1\r\n{Host}\r\nGARBAGE\r\n\r\n");

        StatusLine().Matches(raw).Select(line => line.Groups["status"].Value).ShouldBe(["200", "404", "400"]);
        raw.Split("\"detail\"").Length.ShouldBe(3);
        raw.ShouldContain("Connection: close");
    }

    [Fact]
    public async Task The_words_of_another_protocol_are_left_to_that_protocol()
    {
        (await Exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).ShouldNotContain("detail");
        (await Exchange("HEAD /health HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n")).ShouldNotContain("detail");
        (await Send("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + new string('a', 100) + "\r\n\r\n"))
            .ShouldBeProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task After_all_of_that_the_server_still_works_and_has_nothing_to_report()
    {
        (await Get("/api/sessions")).ShouldBe(HttpStatusCode.OK).Items.ShouldBeEmpty();
        running.Server.Output.ShouldNotContain("fail:");
        running.Server.Output.ShouldNotContain("warn: Microsoft");
        running.Server.Errors.ShouldBeEmpty();
    }

    /// <summary>An empty object is read, and refused for what it lacks.</summary>
    private static string[] Members(string body) => body == "{}" ? ["date", "type", "duration_minutes"] : [];

    private Task<Answer> Get(string path, string headers = "") =>
        Send($"GET {path} HTTP/1.1\r\n{Host}Connection: close\r\n{headers}\r\n");

    /// <summary>Sends text, a byte for each of its characters, and reads one answer.</summary>
    private async Task<Answer> Send(string request)
    {
        var raw = await Exchange(request);
        var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        end.ShouldBePositive($"No answer, but: {raw}");
        using var message = new HttpResponseMessage(
            (HttpStatusCode)int.Parse(raw.AsSpan(9, 3), CultureInfo.InvariantCulture));
        message.Content = new ByteArrayContent([]);
        foreach (var line in raw[..end].Split("\r\n")[1..])
        {
            var (name, value) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..].Trim());
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        var body = raw[(end + 4)..];
        if (message.Headers.TransferEncodingChunked == true)
        {
            body = Unchunked(body);
        }
        else if (raw[..end].Contains("Content-Length: ", StringComparison.Ordinal))
        {
            body.Length.ShouldBe((int)message.Content.Headers.ContentLength!);
        }

        return new Answer(message.StatusCode, message.Headers, message.Content.Headers, body);
    }

    /// <summary>All that comes back until the server closes the connection.</summary>
    private async Task<string> Exchange(string request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, running.Server.Port, cancellation);
        await using var stream = client.GetStream();
        var answer = new MemoryStream();
        var reading = stream.CopyToAsync(answer, cancellation);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellation);
        }
        catch (IOException)
        {
            // Refused and closed before all of it was sent: what counts is the answer.
        }

        try
        {
            await reading.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
        }
        catch (IOException)
        {
            // Closed with some of the request unread.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    private static string Unchunked(string body)
    {
        var whole = new StringBuilder();
        for (var at = 0; ;)
        {
            var line = body.IndexOf("\r\n", at, StringComparison.Ordinal);
            var length = int.Parse(body.AsSpan(at, line - at), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (length == 0) return whole.ToString();
            whole.Append(body.AsSpan(line + 2, length));
            at = line + 2 + length + 2;
        }
    }

    [GeneratedRegex("""HTTP/1\.1 (?<status>\d{3}) [A-Z]""")]
    private static partial Regex StatusLine();

    /// <summary>One process for all that is sent to it.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private readonly DataFolder _folder = new();

        public ServerProcess Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await ServerProcess.Start(_folder.File);

        public ValueTask DisposeAsync()
        {
            Server.Dispose();
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

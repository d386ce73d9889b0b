using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Api.Tests.Http.OpenApi;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;

namespace TrainingOs.Api.Tests.Http;

/// <summary>Every answer that the description promises is brought about, and compared with its promise.</summary>
public sealed class AnswersAreAsDescribedTests
{
    private const string NoSuchTag = "\"0\"";
    private static readonly string[] Provoked = ["304", "400", "403", "404", "409", "412", "413", "415", "421", "422"];
    private static readonly string[] DescribedHeaders = ["ETag", "Location", "Link", "Retry-After"];

    [Fact]
    public async Task Every_answer_that_is_described_can_be_had_and_no_other()
    {
        // A real server: only that one minds how large a body is.
        await using var api = new TestApi();
        api.Settings["Import:MaxZipBytes"] = "100000";
        api.UseKestrel(0);
        var http = api.CreateClient();
        await using var unwell = new TestApi();
        await using var full = new TestApi();
        var (withoutStorage, withoutSpace) = (Refused(unwell, isFull: false), Refused(full, isFull: true));

        var description = await DescribedApi.Of(http);
        var claims = new List<Claim>();

        // Of two, a page of one has a next.
        await Logged(description, http);
        await Logged(description, http);
        foreach (var operation in description.Operations)
        {
            foreach (var wanted in operation.Statuses.Union(Provoked))
            {
                var request = await Request(operation, wanted, api, http);
                var server = wanted switch { "503" => withoutStorage, "507" => withoutSpace, _ => http };
                var answer = await server.Say(request);
                var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
                if (operation.Statuses.Contains(wanted)) status.ShouldBe(wanted, $"{operation}: {answer.Text}");
                else operation.Statuses.ShouldContain(status, $"{operation}: {answer.Text}");
                claims.AddRange(Claims(operation, status, answer));
            }
        }

        claims.Count.ShouldBeGreaterThan(150);
        (await Judges.Check(description.Text, claims)).ShouldBe("[]");
    }

    [Fact]
    public async Task The_example_of_a_week_is_what_the_API_answers_to_the_other_examples()
    {
        await using var api = new TestApi();
        var http = api.CreateClient();
        var description = await DescribedApi.Of(http);
        (await Send("ChangeSettings")).ShouldBe(HttpStatusCode.OK);
        (await Send("SetWeeklyPlan")).Body.ShouldBeLike(Example("SetWeeklyPlan", "200"));
        (await Send("WriteDayNote")).Body.ShouldBeLike(Example("WriteDayNote", "200"));
        foreach (var session in Example("ListSessions", "200").AsArray())
        {
            (await http.Post("/api/sessions", session!)).Body.ShouldBeLike(session!);
        }

        (await http.Get("/api/summary/week/2026/47")).Body.ShouldBeLike(Example("GetWeekSummary", "200"));
        Example("GetCurrentWeekSummary", "200").AsObject().ShouldBeLike(Example("GetWeekSummary", "200"));
        (await http.Get("/api/sessions/3")).Body.ShouldBeLike(Example("GetSession", "200"));
        (await http.Delete("/api/sessions/3")).ShouldBe(HttpStatusCode.NoContent);
        (await Send("LogSession")).Body.ShouldBeLike(Example("LogSession", "201"));

        JsonNode Example(string id, string status) => description.Operation(id).ExampleOf(status)!;

        Task<Answer> Send(string id)
        {
            var operation = description.Operation(id);
            return http.Say(HttpMethod.Parse(operation.Method), operation.Path, operation.BodyExample!.ToJsonString());
        }
    }

    [Fact]
    public async Task The_examples_of_problems_are_what_the_API_answers()
    {
        await using var api = new TestApi();
        var http = api.CreateClient();
        var description = await DescribedApi.Of(http);
        var log = description.Operation("LogSession");

        var tooLong = log.BodyExample!;
        tooLong["duration_minutes"] = 20_000;
        await Compare("400", http.Post(log.Path, tooLong));

        var tooLate = log.BodyExample!;
        (tooLate["date"], tooLate["start_time"]) = ("2028-01-01", null);
        await Compare("422", http.Post(log.Path, tooLate));

        await Compare("403", http.Say(With(Post(), headers => headers.Add("Origin", "https://elsewhere.example"))));
        await Compare("421", http.Say(With(Post(), headers => headers.Host = "elsewhere.example")));
        var text = Post();
        text.Content = new StringContent("hello", Encoding.UTF8, "text/plain");
        await Compare("415", http.Say(text));

        var known = (long)(await http.Post(log.Path, log.BodyExample!)).Body["id"]!;
        var twice = await http.Post(log.Path, log.BodyExample!);
        var conflict = log.ExampleOf("409")!;
        conflict["existing_id"] = known;
        conflict["detail"] = ((string)conflict["detail"]!).Replace("session 43", $"session {known}");
        JsonNode.DeepEquals(twice.Body, conflict).ShouldBeTrue(twice.Text);

        var stale = await http.Put($"{log.Path}/{known}", log.BodyExample!, ifMatch: NoSuchTag);
        var example = description.Operation("ReplaceSession").ExampleOf("412");
        JsonNode.DeepEquals(stale.Body, example).ShouldBeTrue(stale.Text);

        HttpRequestMessage Post() => new(HttpMethod.Post, log.Path) { Content = Json(log.BodyExample!) };

        async Task Compare(string status, Task<Answer> asked)
        {
            var answer = await asked;
            JsonNode.DeepEquals(answer.Body, log.ExampleOf(status)).ShouldBeTrue(answer.Text);
        }
    }

    /// <summary>A request to which the operation answers with the status. What it needs is made first.</summary>
    private static async Task<HttpRequestMessage> Request(
        DescribedOperation operation, string status, TestApi api, HttpClient http)
    {
        var description = operation.Api;
        var parts = operation.Parameters.Where(parameter => (string?)parameter["in"] == "path")
            .ToDictionary(parameter => (string)parameter["name"]!, parameter => parameter["example"]!.ToString());
        if (operation.Path.StartsWith("/api/imports/", StringComparison.Ordinal))
        {
            var isStuck = (operation.Id, status) == ("TakeBackImport", "409");
            parts["id"] = $"{(isStuck ? await Imports.Restored(api, http) : await Imports.Done(http))}";
        }
        else if (parts.ContainsKey("id"))
        {
            var (id, externalId) = await Logged(description, http);
            parts["id"] = $"{id}";
            await api.Record(id);
            if (operation.Id == "RestoreSession") await http.Delete($"/api/sessions/{id}");
            if ((operation.Id, status) == ("RestoreSession", "409")) await Logged(description, http, externalId);
        }

        if (parts.ContainsKey("year")) await http.Put("/api/plans/2026/47", Example("ReplaceWeeklyPlan"));
        if (parts.ContainsKey("date"))
        {
            await http.Put("/api/day-notes/2026-11-18", Example("ReplaceDayNote"));
            await http.Delete("/api/day-notes/1999-01-01");
        }

        var (query, body) = (operation.Id == "ListSessions" ? "?limit=1" : "", operation.BodyExample);
        if (body?.ContainsKey("external_id") ?? false) body["external_id"] = Guid.NewGuid().ToString();

        switch (status)
        {
            case "201" when operation.Method == "PUT":
                await http.Delete(parts.ContainsKey("year") ? "/api/plans/2026/47" : "/api/day-notes/2026-11-18");
                break;
            case "404" when parts.ContainsKey("year"):
                (parts["year"], parts["week_number"]) = ("2025", "53");
                break;
            case "404" when parts.Count > 0:
                parts[parts.Keys.Single()] = parts.ContainsKey("id") ? "999999" : "1999-01-01";
                break;
            case "409" when body?.ContainsKey("external_id") ?? false:
                body["external_id"] = (await Logged(description, http)).ExternalId;
                break;
            case "422" when parts.ContainsKey("date"):
                parts["date"] = "2028-01-01";
                break;
            case "422" when body?.ContainsKey("date") ?? false:
                body["date"] = "2028-01-01";
                break;
            case "400" when body is null && parts.Count > 0:
                parts[parts.Keys.First()] = "x";
                break;
            case "400" when body is null && operation.Parameters.Any(parameter => (string?)parameter["in"] == "query"):
                query = $"?{operation.Parameters[0]["name"]}=x";
                break;
        }

        var path = parts.Aggregate(operation.Path, (path, part) => path.Replace($"{{{part.Key}}}", part.Value)) + query;
        var tag = operation.Method == "GET" ? (await http.Get(path)).Headers.ETag?.ToString() ?? NoSuchTag : NoSuchTag;
        var request = new HttpRequestMessage(HttpMethod.Parse(operation.Method), path)
        {
            Content = operation.Id == "BeginImport" ? Upload(status) : (status, body) switch
            {
                (_, null) => null,
                ("400", _) => Json("{"),
                ("413", _) => Json(new string(' ', 1_100_000)),
                ("415", _) => new StringContent("hello", Encoding.UTF8, "text/plain"),
                _ => Json(body),
            },
        };
        return status switch
        {
            "304" => With(request, headers => headers.TryAddWithoutValidation("If-None-Match", tag)),
            "403" => With(request, headers => headers.Add("Origin", "https://elsewhere.example")),
            "413" => With(request, headers => headers.ExpectContinue = true),
            "412" => With(request, headers => headers.TryAddWithoutValidation("If-Match", NoSuchTag)),
            "421" => With(request, headers => headers.Host = "elsewhere.example"),
            _ => request,
        };

        JsonObject Example(string id) => description.Operation(id).BodyExample!;
    }

    private static async Task<(long Id, string ExternalId)> Logged(
        DescribedApi description, HttpClient http, string? externalId = null)
    {
        var body = description.Operation("LogSession").BodyExample!;
        externalId ??= Guid.NewGuid().ToString();
        body["external_id"] = externalId;

        // Those of one time are one session, which is not brought back beside another.
        body.Remove("start_time");
        return ((long)(await http.Post("/api/sessions", body)).Body["id"]!, externalId);
    }

    /// <summary>All that the description says of an answer.</summary>
    private static IEnumerable<Claim> Claims(DescribedOperation operation, string status, Answer answer)
    {
        var about = $"{operation} {status}";
        var (place, described) = operation.Answer(status);
        var types = described["content"]?.AsObject().Select(content => (string?)content.Key).ToList() ?? [null];
        var type = answer.About.ContentType?.MediaType;
        types.ShouldContain(type, about);
        if (type is null) answer.Text.ShouldBeEmpty(about);
        else if (!type.EndsWith("json", StringComparison.Ordinal)) answer.Text.ShouldNotBeEmpty(about);
        else yield return new(about, $"{place}/content/{type.Replace("/", "~1")}/schema", JsonNode.Parse(answer.Text));

        var headers = described["headers"]?.AsObject().Select(header => header.Key).ToList() ?? [];
        foreach (var name in DescribedHeaders)
        {
            answer.Headers.Contains(name).ShouldBe(headers.Contains(name), $"{about} {name}");
            if (!headers.Contains(name)) continue;
            var text = answer.Headers.NonValidated[name].ToString();
            JsonNode value = name == "Retry-After" ? int.Parse(text, CultureInfo.InvariantCulture) : text;
            yield return new($"{about} {name}", $"/components/headers/{name}/schema", value);
        }
    }

    private static HttpClient Refused(TestApi api, bool isFull)
    {
        var refusal = new StorageException("There is no storage in this test.", isFull);
        return api.WithWebHostBuilder(web => web.ConfigureTestServices(services => services
            .AddSingleton(refusal).AddScoped(typeof(IPipelineBehavior<,>), typeof(NoStorage<,>)))).CreateClient();
    }

    private static HttpContent Upload(string status) => status switch
    {
        "400" => new MultipartFormDataContent { { new StringContent("no file"), "text" } },
        "413" => Imports.Form(("large.fit", new byte[2_000_000])),
        "415" => new StringContent("hello", Encoding.UTF8, "text/plain"),
        "422" => Imports.Form(("export.zip", Imports.Zip((ITrainingArchive.Manifest, [])))),
        _ => Imports.Form(("ride.fit", [1, 2, 3])),
    };

    private static StringContent Json(JsonNode body) => Json(body.ToJsonString());

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static HttpRequestMessage With(HttpRequestMessage request, Action<HttpRequestHeaders> say)
    {
        say(request.Headers);
        return request;
    }

    /// <summary>The end of the pipeline where there is no storage.</summary>
    private sealed class NoStorage<TRequest, TResponse>(StorageException refusal)
        : IPipelineBehavior<TRequest, TResponse> where TRequest : notnull
    {
        public Task<TResponse> Handle(
            TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
            throw refusal;
    }
}

/// <summary>Comparing what is answered with an example of it.</summary>
internal static class Likeness
{
    /// <summary>
    /// The same but for numbers of sessions, which count up, and instants of changes, which never repeat.
    /// </summary>
    public static void ShouldBeLike(this JsonObject answer, JsonNode example)
    {
        Forget(answer);
        Forget(example.AsObject());
        JsonNode.DeepEquals(answer, example).ShouldBeTrue($"{answer.ToJsonString()}\nis not\n{example.ToJsonString()}");
    }

    private static void Forget(JsonObject json)
    {
        json.Remove("id");
        json.Remove("updated_at");
        foreach (var (_, value) in json)
        {
            if (value is JsonObject part) Forget(part);
            foreach (var item in (value as JsonArray ?? []).OfType<JsonObject>()) Forget(item);
        }
    }
}

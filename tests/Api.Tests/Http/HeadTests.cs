using System.Net;

namespace TrainingOs.Api.Tests.Http;

/// <summary>Whatever can be read can be asked after (RFC 9110, 9.3.2): monitors do, and never look at a body.</summary>
public sealed class HeadTests(TestApi api) : IClassFixture<TestApi>
{
    private static readonly string[] Paths =
    [
        "/health", "/health/ready", "/openapi/v1.json", "/api/settings", "/api/sessions", "/api/sessions?limit=1",
        "/api/plans", "/api/day-notes", "/api/summary/week/current", "/api/summary/week/2026/47", "/api/sessions/77",
        "/api/plans/2026/53", "/api/day-notes/2026-11-16", "/api/sessions/x", "/nothing",
    ];

    [Fact]
    public async Task It_answers_as_get_does_but_without_a_body()
    {
        await using var server = new TestApi();
        // Only a real server leaves the body away.
        server.UseKestrel(0);
        var http = server.CreateClient();
        foreach (var path in Paths)
        {
            var got = await http.Get(path);

            var asked = await http.Say(HttpMethod.Head, path);

            (path, asked.Status).ShouldBe((path, got.Status));
            asked.About.ContentType.ShouldBe(got.About.ContentType, path);
            asked.Text.ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task It_is_named_beside_get_where_another_method_is_refused()
    {
        var answer = await api.CreateClient().Say(HttpMethod.Patch, "/api/sessions");

        answer.ShouldBeProblem(HttpStatusCode.MethodNotAllowed);
        answer.About.Allow.ShouldBe(["GET", "HEAD", "POST"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_is_not_described_for_get_is()
    {
        var description = await api.CreateClient().Get("/openapi/v1.json");

        var methods = description.Body["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .Select(operation => operation.Key);
        methods.Distinct().ShouldBe(["get", "post", "put", "delete"], ignoreOrder: true);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrainingOs.Architecture.Tests.Samples;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace TrainingOs.Architecture.Tests.Malformed;

/// <summary>
/// Every malformed input answers 4xx: whatever an operation takes, found in the API itself, is sent wrong.
/// </summary>
public sealed class MalformedInputTests(Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task What_is_right_is_taken() =>
        (await Run(_ => Task.CompletedTask)).Swept.Count.ShouldBeGreaterThan(12);

    [Fact]
    public async Task A_path_that_is_wrong_is_refused() =>
        (await Run(sweep => sweep.PathParameters())).Swept
            .ShouldContain("PUT api/plans/{year}/{week_number}/ week_number");

    [Fact]
    public async Task A_query_that_is_wrong_is_refused() =>
        (await Run(sweep => sweep.QueryParameters())).Swept.ShouldContain("GET api/sessions/ start_date");

    [Fact]
    public async Task A_header_that_is_hostile_harms_nothing() =>
        (await Run(sweep => sweep.Headers())).Swept.ShouldContain("DELETE api/sessions/{id} If-Match");

    [Fact]
    public async Task A_member_that_is_wrong_is_refused() =>
        (await Run(sweep => sweep.Members())).Swept.ShouldContain("PUT api/sessions/{id} start_time");

    [Fact]
    public async Task A_body_that_is_wrong_is_refused() =>
        (await Run(sweep => sweep.Bodies())).Swept.ShouldContain("PUT api/settings/ the media type");

    [Fact]
    public async Task A_method_that_is_wrong_is_refused() =>
        (await Run(sweep => sweep.Methods())).Swept.ShouldContain("GET health/ready the method");

    /// <summary>
    /// An API that offends in every way: what it does must be seen, or the sweep above proves nothing.
    /// </summary>
    [Fact]
    public async Task An_API_that_takes_what_is_wrong_is_seen()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddEndpointsApiExplorer();
        await using var app = builder.Build();
        Careless.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var sweep = Over(app.GetTestClient(), app.Services);

        await sweep.RightValues();
        sweep.Offences.ShouldBeEmpty();
        await sweep.PathParameters();
        await sweep.QueryParameters();
        await sweep.Headers();
        await sweep.Members();
        await sweep.Bodies();
        await sweep.Methods();

        string[] seen =
        [
            "GET crash/{word} word =  : threw IndexOutOfRangeException",
            "GET fails/{word} word = ': answered 500",
            "GET mute/{n} n = abc: answered 400 without a problem",
            "GET talks/{n} n = 0: answered 404 with what went on inside",
            "GET silent/{n} n = 0: answered 404 with a problem that says nothing",
            "GET lies/{n} n = 0: answered 404 with a problem of another status",
            "GET lenient day = 03/04/2024: answered 200 and not 400",
            "GET tagged If-Match = *: threw ArgumentOutOfRangeException",
            "POST lenient km = \"12\": answered 200 and not 400 or 422",
            "POST lenient the body = {}: answered 200 and not 400",
            "POST lenient the media type = text/plain: answered 415 without a problem",
            "GET mute/{n} the method = PATCH: answered 405 without a problem",
        ];
        foreach (var offence in seen)
        {
            sweep.Offences.ShouldContain(line => line.StartsWith(offence, StringComparison.Ordinal), offence);
        }
    }

    private async Task<Sweep> Run(Func<Sweep, Task> part)
    {
        var sweep = Over(server.CreateClient(), server.Services);
        await sweep.RightValues();
        sweep.Offences.ShouldBeEmpty("what is right is taken");
        await part(sweep);
        sweep.Offences.ShouldBeEmpty();
        return sweep;
    }

    private static Sweep Over(HttpClient http, IServiceProvider services) => new(
        http,
        [.. services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(group => group.Items)],
        services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions,
        TestContext.Current.CancellationToken);
}

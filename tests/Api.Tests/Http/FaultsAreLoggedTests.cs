using System.Net;
using MediatR;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrainingOs.Application.Health;

namespace TrainingOs.Api.Tests.Http;

/// <summary>An answer that sends people to the log is found in the log, and an answer that does not is not.</summary>
public sealed class FaultsAreLoggedTests : IAsyncDisposable
{
    private readonly TestApi _api = new();
    private readonly ErrorLog _log = new();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_fault_of_the_program_is_logged_and_not_told()
    {
        var http = Client(services => services.AddScoped<IRequestHandler<GetLiveness, HealthView>, Faulty>());
        var answer = await http.Get("/health");
        answer.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Detail.ShouldNotBeNull().ShouldContain("log");
        answer.Text.ShouldNotContain("on purpose");
        _log.Written.ShouldHaveSingleItem().Exception.ShouldBeOfType<NotImplementedException>();
    }

    [Theory]
    [InlineData("/api/sessions/77")]
    [InlineData("/api/sessions/x")]
    public async Task A_fault_of_the_client_is_not(string address)
    {
        ((int)(await Client(_ => { }).Get(address)).Status).ShouldBeInRange(400, 499);
        _log.Written.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_storage_refuses_is_one_sentence_in_the_log_and_no_trace_of_the_stack()
    {
        var http = Client(_ => { });
        await http.Get("/health/ready");
        File.Move(_api.File, _api.File + ".away");

        (await http.Get("/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);

        var (sentence, exception) = _log.Written.ShouldHaveSingleItem();
        sentence.ShouldContain(_api.File);
        sentence.ShouldNotContain("\n");
        exception.ShouldBeNull();
    }

    private HttpClient Client(Action<IServiceCollection> change) => _api
        .WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(_log)))
        .WithWebHostBuilder(web => web.ConfigureTestServices(change))
        .CreateClient();

    private sealed class Faulty : IRequestHandler<GetLiveness, HealthView>
    {
        public Task<HealthView> Handle(GetLiveness request, CancellationToken cancellationToken) =>
            throw new NotImplementedException("It fails on purpose.");
    }
}

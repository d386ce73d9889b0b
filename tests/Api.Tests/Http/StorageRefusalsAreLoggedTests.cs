using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TrainingOs.Api.Tests.Http;

public sealed class StorageRefusalsAreLoggedTests
{
    [Fact]
    public async Task What_the_storage_refuses_is_one_sentence_in_the_log_and_no_trace_of_the_stack()
    {
        using var log = new Lines();
        await using var api = new TestApi();
        var http = api.WithWebHostBuilder(web => web.ConfigureTestServices(
            services => services.AddSingleton<ILoggerProvider>(log))).CreateClient();
        await http.Get("/health/ready");
        File.Move(api.File, api.File + ".away");

        (await http.Get("/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);

        var (sentence, exception) = log.Written.ShouldHaveSingleItem();
        sentence.ShouldContain(api.File);
        sentence.ShouldNotContain("\n");
        exception.ShouldBeNull();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<(string, Exception?)> _written = [];

        public IReadOnlyCollection<(string Sentence, Exception? Exception)> Written => _written;

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) _written.Enqueue((formatter(state, exception), exception));
        }
    }
}

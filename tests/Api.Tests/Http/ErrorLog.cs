using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TrainingOs.Api.Tests.Http;

/// <summary>What a server wrote into its log as an error.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
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

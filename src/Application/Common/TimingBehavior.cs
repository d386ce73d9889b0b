using System.Diagnostics;
using MediatR;
using Microsoft.Extensions.Logging;

namespace TrainingOs.Application.Common;

/// <summary>Says how long a request took. Only its name: a training diary is health data.</summary>
internal sealed partial class TimingBehavior<TRequest, TResponse>(ILogger<TimingBehavior<TRequest, TResponse>> logger)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await next();
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(start);
            if (took > Slow) LogSlow(typeof(TRequest).Name, took.TotalMilliseconds);
            else LogTook(typeof(TRequest).Name, took.TotalMilliseconds);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Request} took {Milliseconds:0.0} ms")]
    private partial void LogTook(string request, double milliseconds);

    [LoggerMessage(LogLevel.Warning, "{Request} took {Milliseconds:0} ms")]
    private partial void LogSlow(string request, double milliseconds);
}

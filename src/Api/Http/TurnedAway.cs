using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace TrainingOs.Api.Http;

/// <summary>
/// Problems for what is so broken that Kestrel turns it away before it is a request. Its answer is a bare status, which
/// it announces before it writes it; the output of the connection then gives that answer a body. Whatever is not
/// announced goes through untouched.
/// </summary>
internal sealed class TurnedAway(IOptions<JsonOptions> json) : IObserver<KeyValuePair<string, object?>>
{
    private const string Announcement = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Lets each connection of the server know of announcements about it.</summary>
    public static void Prepare(KestrelServerOptions kestrel) =>
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection =>
        {
            var output = new Output(connection.Transport.Output);
            connection.Features.Set(output);
            connection.Transport = new Transport(connection.Transport.Input, output);
            return next(connection);
        }));

    /// <summary>Follows the announcements.</summary>
    public static void Follow(IServiceProvider services) => services.GetRequiredService<DiagnosticListener>().Subscribe(
        new TurnedAway(services.GetRequiredService<IOptions<JsonOptions>>()), name => name == Announcement);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not IFeatureCollection features || features.Get<Output>() is not { } output) return;
        if (features.Get<IHttpResponseFeature>() is not { HasStarted: false }) return;
        if (features.Get<IBadRequestExceptionFeature>()?.Error is not BadHttpRequestException error) return;

        // Behind TLS the output carries what is encrypted already, and an answer to HEAD has no body.
        if (features.Get<ITlsHandshakeFeature>() is not null) return;
        if (features.Get<IHttpRequestFeature>()?.Method is { } method && HttpMethods.IsHead(method)) return;

        var problem = ProblemPages.Complete(Unreadable.Explain(error));
        output.Hold(problem, JsonSerializer.SerializeToUtf8Bytes(problem, json.Value.SerializerOptions));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    private sealed class Transport(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;
        public PipeWriter Output => output;
    }

    /// <summary>
    /// The output of a connection. It holds an announced answer back until it is whole, and sends it with its body.
    /// </summary>
    private sealed class Output(PipeWriter output) : PipeWriter
    {
        private const string NoBody = "Content-Length: 0\r\n";

        private ArrayBufferWriter<byte>? _held;
        private ProblemDetails? _problem;
        private byte[] _body = [];

        public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;
        public override long UnflushedBytes => output.UnflushedBytes + (_held?.WrittenCount ?? 0);

        public void Hold(ProblemDetails problem, byte[] body) => (_held, _problem, _body) = (new(), problem, body);

        public override Memory<byte> GetMemory(int sizeHint = 0) =>
            _held is null ? output.GetMemory(sizeHint) : _held.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) =>
            _held is null ? output.GetSpan(sizeHint) : _held.GetSpan(sizeHint);

        public override void Advance(int bytes)
        {
            if (_held is null) output.Advance(bytes);
            else _held.Advance(bytes);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            if (_held is { WrittenCount: > 0 } held) Send(held.WrittenSpan);
            return output.FlushAsync(cancellationToken);
        }

        public override void CancelPendingFlush() => output.CancelPendingFlush();
        public override void Complete(Exception? exception = null) => output.Complete(exception);
        public override ValueTask CompleteAsync(Exception? exception = null) => output.CompleteAsync(exception);

        private void Send(ReadOnlySpan<byte> answer)
        {
            _held = null;
            var head = Encoding.ASCII.GetString(answer);
            if (!head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
                || !head.Contains(NoBody, StringComparison.Ordinal))
            {
                // Not the answer that was announced, but the words of another protocol.
                output.Write(answer);
                return;
            }

            var withBody = $"Content-Type: {ProblemPages.MediaType}\r\nContent-Length: {_body.Length}\r\n";
            var rest = head[head.IndexOf("\r\n", StringComparison.Ordinal)..]
                .Replace(NoBody, withBody, StringComparison.Ordinal);
            output.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {_problem!.Status} {_problem.Title}{rest}"));
            output.Write(_body);
        }
    }
}

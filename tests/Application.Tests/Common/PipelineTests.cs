using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrainingOs.Application.Common;

namespace TrainingOs.Application.Tests.Common;

/// <summary>What every request passes through, seen with requests that only note what happens to them.</summary>
public sealed class PipelineTests : IDisposable
{
    private const string Secret = "resting pulse 38, slept badly";

    private readonly List<string> _events = [];
    private readonly List<LogLine> _lines = [];
    private readonly ServiceProvider _services;

    public PipelineTests() => _services = new ServiceCollection()
        .AddApplication()
        .AddSingleton(_events)
        .AddScoped<IUnitOfWork, NotedUnit>()
        .AddScoped<IRequestHandler<Write, string>, WriteHandler>()
        .AddScoped<IRequestHandler<Look, string>, LookHandler>()
        .AddSingleton<IValidator<Write>>(new WriteValidator(_events))
        .AddSingleton<IValidator<Look>>(new LookValidator(_events))
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Notebook(_events, _lines)))
        .BuildServiceProvider(validateScopes: true);

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_command_is_timed_then_checked_then_run_in_one_unit_of_work()
    {
        (await Send(new Write(Secret))).ShouldBe("written");
        _events.ShouldBe(["checked", "unit opened", "written", "unit kept", "timed"]);
    }

    [Fact]
    public async Task A_query_is_timed_and_checked_and_opens_no_unit_of_work()
    {
        (await Send(new Look(Secret))).ShouldBe("seen");
        _events.ShouldBe(["checked", "looked", "timed"]);
    }

    [Fact]
    public async Task A_command_that_is_refused_never_opens_a_unit_of_work()
    {
        (await Should.ThrowAsync<ValidationException>(Send(new Write("")))).Errors.Single().PropertyName
            .ShouldBe("Text");
        _events.ShouldBe(["checked", "timed"]);
    }

    [Fact]
    public async Task A_query_that_is_refused_is_not_run()
    {
        await Should.ThrowAsync<ValidationException>(Send(new Look("")));
        _events.ShouldBe(["checked", "timed"]);
    }

    [Fact]
    public async Task What_a_command_throws_passes_through_its_unit_of_work_and_the_timing()
    {
        (await Should.ThrowAsync<InvalidOperationException>(Send(new Write("throw " + Secret)))).Message
            .ShouldContain(Secret);
        _events.ShouldBe(["checked", "unit opened", "unit dropped", "timed"]);
    }

    [Theory]
    [InlineData(Secret)]
    [InlineData("throw " + Secret)]
    [InlineData("")]
    public async Task The_log_holds_the_name_and_the_milliseconds_and_nothing_of_what_was_said(string text)
    {
        await Record.ExceptionAsync(() => Send(new Write(text)));

        var line = _lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Debug);
        line.Text.ShouldMatch(@"^Write took \d+\.\d ms$");
        line.Values.Keys.ShouldBe(["Request", "Milliseconds", "{OriginalFormat}"], ignoreOrder: true);
        line.Values["Request"].ShouldBe("Write");
        line.Values["Milliseconds"].ShouldBeOfType<double>().ShouldBeGreaterThan(0);
        line.Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_request_that_takes_a_second_is_a_warning_that_says_no_more()
    {
        await Send(new Look("slow " + Secret));

        var line = _lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Warning);
        line.Text.ShouldMatch(@"^Look took \d{4,} ms$");
        line.Values.Keys.ShouldBe(["Request", "Milliseconds", "{OriginalFormat}"], ignoreOrder: true);
    }

    private async Task<string> Send(IRequest<string> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(request, TestContext.Current.CancellationToken);
    }

    private sealed record Write(string Text) : ICommand<string>;

    private sealed record Look(string Text) : IQuery<string>;

    private sealed class WriteHandler(List<string> events) : IRequestHandler<Write, string>
    {
        public async Task<string> Handle(Write command, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (command.Text.StartsWith("throw", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(command.Text);
            }

            events.Add("written");
            return "written";
        }
    }

    private sealed class LookHandler(List<string> events) : IRequestHandler<Look, string>
    {
        public async Task<string> Handle(Look query, CancellationToken cancellationToken)
        {
            if (query.Text.StartsWith("slow", StringComparison.Ordinal)) await Task.Delay(1010, cancellationToken);
            events.Add("looked");
            return "seen";
        }
    }

    private sealed class WriteValidator : AbstractValidator<Write>
    {
        public WriteValidator(List<string> events) => RuleFor(c => c.Text).Must(text =>
        {
            events.Add("checked");
            return text is not "";
        });
    }

    private sealed class LookValidator : AbstractValidator<Look>
    {
        public LookValidator(List<string> events) => RuleFor(q => q.Text).Must(text =>
        {
            events.Add("checked");
            return text is not "";
        });
    }

    private sealed class NotedUnit(List<string> events) : IUnitOfWork
    {
        public async Task<T> Keep<T>(Func<Task<T>> work, CancellationToken cancellationToken)
        {
            events.Add("unit opened");
            try
            {
                var result = await work();
                events.Add("unit kept");
                return result;
            }
            catch
            {
                events.Add("unit dropped");
                throw;
            }
        }
    }

    private sealed record LogLine(LogLevel Level, string Text, Dictionary<string, object?> Values, Exception? Error);

    /// <summary>A log that is read afterwards. Only what Training OS itself writes.</summary>
    private sealed class Notebook(List<string> events, List<LogLine> lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Page(this, categoryName);

        public void Dispose() { }

        private sealed class Page(Notebook book, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel,
                EventId eventId,
                TState state,
                Exception? exception,
                Func<TState, Exception?, string> formatter)
            {
                if (!category.StartsWith("TrainingOs", StringComparison.Ordinal)) return;
                book.Note(new LogLine(
                    logLevel,
                    formatter(state, exception),
                    ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(),
                    exception));
            }
        }

        private void Note(LogLine line)
        {
            lines.Add(line);
            events.Add("timed");
        }
    }
}

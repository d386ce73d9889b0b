using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace TrainingOs.Api.Http;

/// <summary>The registrations of problems, so that no error leaves without a body.</summary>
internal static class ProblemPages
{
    public const string MediaType = "application/problem+json";

    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true)
        // What was sent wrongly is not worth a line; what went wrong here must be found in the log. What the
        // storage refuses is said there in its sentence: a full disk must not be filled further, by a stack trace
        // at each write.
        .Configure<ExceptionHandlerOptions>(handler => handler.SuppressDiagnosticsCallback = context =>
            context.HttpContext.Response.StatusCode is < 500
                or StatusCodes.Status503ServiceUnavailable
                or StatusCodes.Status507InsufficientStorage)
        .AddSingleton<IProblemDetailsWriter, ProblemWriter>()
        .AddProblemDetails()
        .AddExceptionHandler<Problems>();

    public static void UseProblems(this IApplicationBuilder app)
    {
        TurnedAway.Follow(app.ApplicationServices);
        app.UseExceptionHandler();
        app.UseStatusCodePages(async context =>
        {
            var http = context.HttpContext;
            await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new()
            {
                HttpContext = http,
                ProblemDetails = Problems.Of(http.Response.StatusCode, Detail(http)),
            });
        });
    }

    /// <summary>Answers with a problem instead of whatever else would answer.</summary>
    public static Task Refuse(this HttpContext http, int status, string detail)
    {
        http.Response.StatusCode = status;
        return http.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new() { HttpContext = http, ProblemDetails = Problems.Of(status, detail) }).AsTask();
    }

    /// <summary>The problem with the members that its status decides.</summary>
    public static ProblemDetails Complete(ProblemDetails problem)
    {
        problem.Title ??= ReasonPhrases.GetReasonPhrase(problem.Status!.Value);
        problem.Type ??= "about:blank";
        return problem;
    }

    private static string Detail(HttpContext http)
    {
        var place = http.Request.Path is { HasValue: true } path ? Problems.Shown(path.Value) : "this address";
        return http.Response.StatusCode switch
        {
            400 => Unreadable.Cut,
            404 => $"There is nothing at {place}. What there is, is described at /scalar.",
            405 => $"{place} does not take {Problems.Shown(http.Request.Method)}; "
                + $"it takes {http.Response.Headers.Allow}.",
            412 => "The file is no longer the one that was asked for.",
            416 => "The file is shorter than the range that was asked for.",
            var status => Unreadable.Sentence(status)
                ?? $"{ReasonPhrases.GetReasonPhrase(status)}. What is expected is described at /scalar.",
        };
    }

    /// <summary>Writes problems as JSON whatever the client says it accepts: an error is never silent.</summary>
    private sealed class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
    {
        public bool CanWrite(ProblemDetailsContext context) => true;

        public async ValueTask WriteAsync(ProblemDetailsContext context)
        {
            var (http, problem) = (context.HttpContext, context.ProblemDetails);
            problem.Status ??= http.Response.StatusCode;
            await http.Response.WriteAsJsonAsync(
                Complete(problem), json.Value.SerializerOptions, MediaType, http.RequestAborted);
        }
    }
}

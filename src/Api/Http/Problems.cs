using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using TrainingOs.Application.Common;
using TrainingOs.Application.Export;
using TrainingOs.Domain.Kernel;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace TrainingOs.Api.Http;

/// <summary>
/// Every error as an RFC 9457 problem that says what to do. The one place where exceptions become answers.
/// </summary>
internal sealed partial class Problems(
    IProblemDetailsService writer,
    IOptions<JsonOptions> json,
    IDataLocation data,
    ILogger<Problems> logger) : IExceptionHandler
{
    private const int MostShown = 200;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested) return true;
        exception = data.Explain(exception) ?? exception;
        if (exception is StorageException storage) LogRefused(storage.Message);
        var endpoint = http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var accepted = endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var body = accepted is null ? null : json.Value.SerializerOptions.GetTypeInfo(accepted);
        var problem = exception switch
        {
            BadHttpRequestException unreadable => Unreadable.Explain(unreadable, endpoint, body, http.Request.Query),
            DomainException { About: { } about } e => At(Of(422, e.Message), MemberOf(about, body), e.Message),
            _ => Of(exception),
        };
        http.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "5";
        return await writer.TryWriteAsync(new() { HttpContext = http, ProblemDetails = problem });
    }

    private static ProblemDetails Of(Exception exception) => exception switch
    {
        ValidationException e => Invalid(e),
        DomainException e => Of(422, e.Message),
        ExportRefusedException e => With(Of(422, e.Message), "reason", e.Reason),
        NotFoundException e => Of(404, e.Message),
        ConflictException e => With(Of(409, e.Message), "existing_id", e.ExistingId),
        StaleException e => Of(412, e.Message),
        UploadException e => Of(e.Status, e.Message),
        StorageException e => Of(e.IsFull ? 507 : 503, e.Message),
        _ => Of(500, "Something went wrong here, not in what you sent. The log of the server says what."),
    };

    /// <summary>A problem of this status, with the status's usual title.</summary>
    public static ProblemDetails Of(int status, string detail) => new() { Status = status, Detail = detail };

    /// <summary>The problem with a sentence at one member of what was sent.</summary>
    public static ProblemDetails At(ProblemDetails problem, string member, string sentence) =>
        With(problem, "errors", new Dictionary<string, string[]> { [member] = [sentence] });

    /// <summary>What a client sent, short enough to be said back.</summary>
    public static string? Shown(string? text) => PlainText.Opening(text, MostShown);

    /// <summary>The name a client sent for what the code calls so: the last part of a path, in snake_case.</summary>
    public static string MemberOf(string property) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(property[(property.LastIndexOf('.') + 1)..]);

    /// <summary>
    /// The member of a body for a property of the domain: there the unit is a type, and here the end of the name.
    /// </summary>
    private static string MemberOf(string property, JsonTypeInfo? body)
    {
        var member = MemberOf(property);
        var withUnit = body?.Properties
            .FirstOrDefault(known => known.Name.StartsWith(member + "_", StringComparison.Ordinal));
        return withUnit?.Name ?? member;
    }

    private static ProblemDetails Invalid(ValidationException exception)
    {
        var errors = exception.Errors
            .GroupBy(failure => MemberOf(failure.PropertyName), failure => failure.ErrorMessage)
            .ToDictionary(member => member.Key, member => member.Distinct().ToArray());
        var detail = string.Join(' ', errors.Select(member => $"{member.Key}: {string.Join(' ', member.Value)}"));
        return With(Of(400, detail), "errors", errors);
    }

    [LoggerMessage(LogLevel.Error, "{Refusal}")]
    private partial void LogRefused(string refusal);

    /// <summary>The problem with a member of its own.</summary>
    public static ProblemDetails With(ProblemDetails problem, string member, object value)
    {
        problem.Extensions[member] = value;
        return problem;
    }
}

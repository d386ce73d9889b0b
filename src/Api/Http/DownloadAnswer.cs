using TrainingOs.Application.Common;
using TrainingOs.Application.Reality.Recordings;

namespace TrainingOs.Api.Http;

/// <summary>A file to be saved under its name; an empty 304 to a reader who has it already.</summary>
internal sealed class DownloadAnswer(DownloadView file) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, tag) = (httpContext.Request, $"\"{file.Hash}\"");
        httpContext.Response.Headers.ETag = tag;
        return EntityTag.IsAmong(request.Headers.IfNoneMatch, tag, weakly: true)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified).ExecuteAsync(httpContext)
            : TypedResults.Bytes(file.Bytes, file.MediaType, file.Name).ExecuteAsync(httpContext);
    }
}

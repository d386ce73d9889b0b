using Microsoft.Net.Http.Headers;
using TrainingOs.Application.Export;

namespace TrainingOs.Api.Http;

/// <summary>An export, written to whoever asked while it is read.</summary>
internal sealed class ExportAnswer(ExportView export) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/zip";
        response.Headers.ContentDisposition =
            new ContentDispositionHeaderValue("attachment") { FileName = export.Name }.ToString();
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : export.Write(response.Body, httpContext.RequestAborted);
    }
}

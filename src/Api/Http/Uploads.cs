using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using TrainingOs.Application.Reality.Import;

namespace TrainingOs.Api.Http;

/// <summary>Files sent in a form, which go to disk as they come and are never in memory whole.</summary>
internal static class Uploads
{
    public const string HowTo =
        "Send the files as a form, as curl -F file=@ride.fit does: multipart/form-data, a part for each file.";

    private const int MostHeaders = 32 * 1024;
    private const long Framing = 1024 * 1024;

    /// <summary>What is said of an upload that is too large.</summary>
    public static string TooLarge(long most) =>
        $"An upload may have {most >> 20} MB at most. Send it in parts, or import it on the machine itself: "
        + "dotnet run --project src/Api -- import PATH";

    private static string TooMany(ImportLimits limits) =>
        $"An upload may have {limits.MaxZipEntries} files at most. Send them in parts.";

    /// <summary>Receives all files of a request, then asks for what is to be done with them.</summary>
    /// <exception cref="UploadException">The request holds no files that can be taken.</exception>
    public static async Task<T> ForFiles<T>(this Ask ask, Func<ReceivedFiles, MediatR.IRequest<T>> request)
    {
        var http = ask.Http;
        var services = http.RequestServices;
        var limits = services.GetRequiredService<ImportLimits>();
        var parts = Parts(http.Request, limits);
        using var receiving = services.GetRequiredService<IImportFiles>().Receive();
        try
        {
            while (await parts.ReadNextSectionAsync(http.RequestAborted) is { } part)
            {
                if (part.AsFileSection() is { FileStream: { } content, FileName: { Length: > 0 } name })
                {
                    if (receiving.Count == limits.MaxZipEntries) throw new UploadException(413, TooMany(limits));
                    await receiving.Add(name, content, http.RequestAborted);
                }
            }
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new UploadException(413, TooLarge(limits.MaxZipBytes));
        }
        catch (Exception error) when (error is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new UploadException(400, $"The form ended early or is not framed as it says. {HowTo}");
        }

        if (receiving.Count == 0) throw new UploadException(400, $"There is no file in this form. {HowTo}");
        return await ask.For(request(receiving.Complete()));
    }

    /// <summary>The answer to work that was begun and goes on: 202, and where to look.</summary>
    public static async Task<Accepted<T>> Accepted<T>(this Task<T> answer, Func<T, string> location)
    {
        var value = await answer;
        return TypedResults.Accepted(location(value), value);
    }

    /// <summary>Says that an endpoint takes files.</summary>
    public static RouteHandlerBuilder TakesFiles(this RouteHandlerBuilder route) =>
        route.WithMetadata(new TakesFiles());

    private static MultipartReader Parts(HttpRequest request, ImportLimits limits)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw new UploadException(415, HowTo);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is null or { Length: 0 or > 200 })
        {
            throw new UploadException(400, $"The form does not say what stands between its parts. {HowTo}");
        }

        var most = limits.MaxZipBytes + Framing;
        if (request.ContentLength > most) throw new UploadException(413, TooLarge(limits.MaxZipBytes));
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        return new MultipartReader(boundary, request.Body)
        {
            HeadersLengthLimit = MostHeaders, BodyLengthLimit = null,
        };
    }

}

/// <summary>That an endpoint takes a form of files.</summary>
internal sealed record TakesFiles;

/// <summary>An upload that cannot be taken. The message says why and what to do.</summary>
/// <param name="status">The status of the answer.</param>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class UploadException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}

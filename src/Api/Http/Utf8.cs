using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace TrainingOs.Api.Http;

/// <summary>
/// Texts come as UTF-8, in bodies (RFC 8259) and in queries. Another encoding would be read as something that was not
/// meant, or not at all; so it is refused in words.
/// </summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void UseUtf8(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var request = http.Request;
        if (request.Headers.ContentEncoding is [{ Length: > 0 } coding, ..]
            && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return http.Refuse(
                415, $"A body with Content-Encoding {Problems.Shown(coding)} is not taken. Send it as plain JSON.");
        }

        if (request.ContentType is { } type && type.Contains("charset", StringComparison.OrdinalIgnoreCase)
            && MediaTypeHeaderValue.TryParse(type, out var media))
        {
            var charset = HeaderUtilities.RemoveQuotes(media.Charset);
            if (charset.HasValue && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                return http.Refuse(
                    415, $"A body with charset={Problems.Shown(charset.Value)} is not taken. {Unreadable.NotJson}");
            }

            // The framework does not know it in quotes.
            request.ContentType = media.MediaType.Value;
        }

        return IsReadable(request.QueryString.Value)
            ? next(http)
            : http.Refuse(400, "The part of the address behind the question mark is no UTF-8 in percent-encoding. "
                + "A percent sign itself is %25.");
    });

    /// <summary>
    /// Reads the body of a write whole, which is at most a megabyte: the JSON reader looks at the texts it gives on,
    /// and not at those that nobody asked for.
    /// </summary>
    public static void UseUtf8Bodies(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var request = http.Request;
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null && request.HasJsonContentType())
        {
            var body = new MemoryStream();
            try
            {
                await request.Body.CopyToAsync(body, http.RequestAborted);
            }
            catch (IOException error) when (error is not BadHttpRequestException)
            {
                await http.Refuse(400, Unreadable.Cut);
                return;
            }

            try
            {
                Strict.GetCharCount(body.GetBuffer(), 0, (int)body.Length);
            }
            catch (DecoderFallbackException error)
            {
                await http.Refuse(
                    400, $"The body is no UTF-8, which JSON is written in: look at byte {error.Index + 1}.");
                return;
            }

            body.Position = 0;
            request.Body = body;
        }

        await next(http);
    });

    private static bool IsReadable(string? query)
    {
        if (query is null || !query.Contains('%')) return true;
        var bytes = new List<byte>(query.Length);
        for (var at = 0; at < query.Length; at++)
        {
            if (query[at] != '%')
            {
                bytes.Add((byte)'.');
            }
            else if (at + 2 < query.Length && IsHex(query.AsSpan(at + 1, 2), out var value))
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                return false;
            }
        }

        return System.Text.Unicode.Utf8.IsValid([.. bytes]);
    }

    private static bool IsHex(ReadOnlySpan<char> digits, out byte value) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}

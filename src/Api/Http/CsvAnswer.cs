using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TrainingOs.Application.Reality.Sessions;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace TrainingOs.Api.Http;

/// <summary>
/// Sessions as comma-separated values (RFC 4180, UTF-8): a column for each member of the JSON, under its name and in
/// its form. What is not known is empty, and several words in one field have spaces between. A text that a spreadsheet
/// would take for a formula begins with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal sealed class CsvAnswer(IAsyncEnumerable<SessionView> sessions) : IResult
{
    private const string Special = ",\"\r\n", FormulaBegins = "=+-@\t\r";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var type = (JsonTypeInfo<SessionView>)json.GetTypeInfo(typeof(SessionView));
        var (response, ended) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition =
            new ContentDispositionHeaderValue("attachment") { FileName = "sessions.csv" }.ToString();

        // The first row before the header: where it fails, the answer can still be a problem.
        await using var rows = sessions.GetAsyncEnumerator(ended);
        var hasMore = await rows.MoveNextAsync();
        await using var csv = new StreamWriter(response.Body, new UTF8Encoding(false), 64 * 1024);
        await csv.WriteAsync(Line(type.Properties.Select(member => member.Name)));
        for (; hasMore; hasMore = await rows.MoveNextAsync())
        {
            var row = JsonSerializer.SerializeToElement(rows.Current, type);
            await csv.WriteAsync(Line(row.EnumerateObject().Select(member => Text(member.Value))));
        }

        await csv.FlushAsync(ended);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String when value.GetString() is { } text => IsFormula(text) ? $"'{text}" : text,
        JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    private static bool IsFormula(string text) => text.Length > 0 && FormulaBegins.Contains(text[0]);

    private static string Line(IEnumerable<string> fields) => $"{string.Join(',', fields.Select(Quoted))}\r\n";

    private static string Quoted(string field) => field.AsSpan().ContainsAny(Special)
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;
}

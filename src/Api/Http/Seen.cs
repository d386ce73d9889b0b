using Microsoft.AspNetCore.Mvc;
using TrainingOs.Application.Common;

namespace TrainingOs.Api.Http;

/// <summary>The headers by which a writer says which state it has seen.</summary>
internal readonly record struct Seen(
    [FromHeader(Name = "If-Match")] string? IfMatch, [FromHeader(Name = "If-None-Match")] string? IfNoneMatch)
{
    public static implicit operator Precondition(Seen headers) => new(headers.IfMatch, headers.IfNoneMatch);
}

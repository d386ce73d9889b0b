using Microsoft.AspNetCore.Mvc;
using TrainingOs.Application.Common;

namespace TrainingOs.Api.Http;

/// <summary>The headers by which a writer says which state it has seen.</summary>
/// <param name="IfMatch">
/// Write only over the state with this ETag, such as <c>"8df487f5ee4d000"</c>; <c>*</c> for any state, but not none.
/// </param>
/// <param name="IfNoneMatch">With <c>*</c>: write only when nothing stands there yet.</param>
internal readonly record struct Seen(
    [FromHeader(Name = "If-Match")] string? IfMatch, [FromHeader(Name = "If-None-Match")] string? IfNoneMatch)
{
    public static implicit operator Precondition(Seen headers) => new(headers.IfMatch, headers.IfNoneMatch);
}

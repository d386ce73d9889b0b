namespace TrainingOs.Application.Common;

/// <summary>
/// The state a writer believes in (HTTP's If-Match and If-None-Match, RFC 9110). Without one, the last writer wins.
/// A belief counts only where the write would pass without it (13.2.1 there). So what must be there to be deleted or
/// corrected and is not, is not found, whatever its writer has seen: a deletion that is sent again because its answer
/// got lost learns that it is done. A write that may also create, of a plan or a note, is stale when what it wants to
/// change is gone.
/// </summary>
/// <param name="IfMatch">Entity tags of which one must be the present state; <c>*</c> for any state.</param>
/// <param name="IfNoneMatch">Entity tags of which none may be the present state; <c>*</c> for no state at all.</param>
public sealed record Precondition(string? IfMatch, string? IfNoneMatch)
{
    public static Precondition None { get; } = new(null, null);

    /// <summary>Lets a write pass when the writer's belief holds.</summary>
    /// <param name="updatedAt">The last change of what stands there; null when nothing does.</param>
    /// <exception cref="StaleException">It does not hold.</exception>
    public void Check(DateTimeOffset? updatedAt)
    {
        if (IfMatch is not null && !IsPresent(IfMatch, updatedAt, weakly: false))
        {
            throw new StaleException(updatedAt is null
                ? "What you want to change is no longer there. Read it again, then decide."
                : Mismatch(IfMatch));
        }

        if (IfNoneMatch is not null && IsPresent(IfNoneMatch, updatedAt, weakly: true))
        {
            throw new StaleException(
                "Something stands there already. Read it, then send your change with its ETag in If-Match.");
        }
    }

    private static string Mismatch(string tags)
    {
        if (!tags.Contains('"')) return "If-Match holds no ETag: one stands in quotes, as the answer you read gave it.";
        return tags.Contains("W/", StringComparison.Ordinal)
            ? "If-Match takes no weak ETag: send it without W/, as the answer you read gave it."
            : "It was changed since you read it. Read it again, then send your change with the new ETag in If-Match.";
    }

    private static bool IsPresent(string tags, DateTimeOffset? updatedAt, bool weakly) =>
        updatedAt is { } instant && EntityTag.IsAmong(tags, instant, weakly);
}

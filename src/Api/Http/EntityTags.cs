using TrainingOs.Application.Common;

namespace TrainingOs.Api.Http;

/// <summary>Gives answers the tag of the state they show.</summary>
internal static class EntityTags
{
    /// <summary>Answers with an ETag, and with 304 to a reader who has this state already.</summary>
    public static RouteHandlerBuilder Tagged(this RouteHandlerBuilder route) => route
        .WithMetadata(new TaggedAnswer()).AddEndpointFilter(async (context, next) =>
    {
        var answer = await next(context);
        var chosen = answer is INestedHttpResult either ? either.Result : answer;
        var value = chosen is IValueHttpResult result ? result.Value : chosen;
        if (value is not IVersioned versioned) return answer;

        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var tag = EntityTag.Of(versioned.UpdatedAt);
        response.Headers.ETag = tag;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return isRead && EntityTag.IsAmong(request.Headers.IfNoneMatch, versioned.UpdatedAt, weakly: true)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : answer;
    });
}

/// <summary>Marks an endpoint whose answer carries the ETag of the state it shows.</summary>
internal sealed record TaggedAnswer;

using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace TrainingOs.Api.Http;

/// <summary>Endpoints that read: whoever may GET may also ask with HEAD for the same answer without its body.</summary>
internal static class Reading
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder MapRead(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Methods, handler);
}

/// <summary>Leaves HEAD out of what is described: all that can be said of it is said of GET.</summary>
internal sealed class HeadIsSaidByGet : IApiDescriptionProvider
{
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context) { }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var head in context.Results.Where(description => HttpMethods.IsHead(description.HttpMethod!)).ToList())
        {
            context.Results.Remove(head);
        }
    }
}

using System.ComponentModel;
using System.Reflection;

namespace TrainingOs.Api.Http;

/// <summary>Endpoints described by the request they send.</summary>
internal static class Requests
{
    /// <summary>Takes name and description of the endpoint from its request.</summary>
    public static RouteHandlerBuilder Describe<TRequest>(this RouteHandlerBuilder route, string? name = null) => route
        .WithName(name ?? typeof(TRequest).Name)
        .WithDescription(typeof(TRequest).GetCustomAttribute<DescriptionAttribute>()!.Description)
        .WithMetadata(new SentRequest(typeof(TRequest)));
}

/// <summary>The request an endpoint sends: what is written there describes the endpoint.</summary>
internal sealed record SentRequest(Type Type);

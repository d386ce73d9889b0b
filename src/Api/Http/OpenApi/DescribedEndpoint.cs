using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TrainingOs.Application.Common;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>An endpoint as the code declares it: the request it sends, what it takes and what it answers.</summary>
internal sealed class DescribedEndpoint
{
    private readonly ApiDescription _description;

    private DescribedEndpoint(ApiDescription description, Type request) =>
        (_description, Request) = (description, request);

    public Type Request { get; }

    public bool IsRead => HttpMethods.IsGet(_description.HttpMethod!);

    /// <summary>Whether what it sends is saved.</summary>
    public bool IsCommand => Request.GetInterfaces().Any(
        contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICommand<>));

    public bool IsTagged => Metadata<TaggedAnswer>() is not null;

    /// <summary>Whether its body is a form of files.</summary>
    public bool TakesFiles => Metadata<TakesFiles>() is not null;

    /// <summary>What is sent as its body; null when there is none.</summary>
    public Type? Body => _description.ParameterDescriptions
        .SingleOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;

    /// <summary>What else it takes; of a group of parameters, its members.</summary>
    public IEnumerable<EndpointParameter> Parameters =>
        from parameter in Metadata<MethodInfo>()!.GetParameters()
        let @group = parameter.IsDefined(typeof(AsParametersAttribute)) ? parameter.ParameterType : null
        from taken in @group?.GetConstructors().Single().GetParameters() ?? [parameter]
        select new EndpointParameter(taken, @group);

    /// <summary>The endpoint as it was described; null when it was not.</summary>
    public static DescribedEndpoint? Of(ApiDescription description) =>
        description.ActionDescriptor.EndpointMetadata.OfType<SentRequest>().SingleOrDefault() is { } sent
            ? new DescribedEndpoint(description, sent.Type)
            : null;

    /// <summary>The property of its request that a name stands for; null when there is none.</summary>
    public string? MemberOfRequest(string name) => Request.GetProperties()
        .Select(property => property.Name).SingleOrDefault(property => Problems.MemberOf(property) == name);

    /// <summary>What it answers with a status; null when that answer has no body.</summary>
    public Type? Answer(string status) => _description.SupportedResponseTypes
        .Where(answer => status == $"{answer.StatusCode}" && answer.Type != typeof(void))
        .Select(answer => answer.Type).SingleOrDefault();

    private T? Metadata<T>() => _description.ActionDescriptor.EndpointMetadata.OfType<T>().SingleOrDefault();
}

/// <summary>A parameter as the code declares it.</summary>
/// <param name="Declaration">Where it is declared.</param>
/// <param name="Group">The group of parameters it belongs to; null when it stands on its own.</param>
internal sealed record EndpointParameter(ParameterInfo Declaration, Type? Group)
{
    /// <summary>The name it is sent with.</summary>
    public string Name =>
        Declaration.GetCustomAttributes().OfType<IModelNameProvider>().SingleOrDefault()?.Name ?? Declaration.Name!;

    /// <summary>The name it has in the code.</summary>
    public string Member => Declaration.Name!;

    public Type Type => Nullable.GetUnderlyingType(Declaration.ParameterType) ?? Declaration.ParameterType;
}

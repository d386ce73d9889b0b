using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TrainingOs.Application.Common;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>An endpoint as the code declares it: the request it sends, what it takes and what it answers.</summary>
internal sealed class DescribedEndpoint(ApiDescription description)
{
    private readonly IList<object> _metadata = description.ActionDescriptor.EndpointMetadata;

    public Type Request => _metadata.OfType<SentRequest>().Single().Type;

    public bool IsRead => HttpMethods.IsGet(description.HttpMethod!);

    /// <summary>Whether what it sends is saved.</summary>
    public bool IsCommand => Request.GetInterfaces().Any(
        contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICommand<>));

    public bool IsTagged => _metadata.OfType<TaggedAnswer>().Any();

    /// <summary>What is sent as its body; null when there is none.</summary>
    public Type? Body => description.ParameterDescriptions
        .SingleOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;

    /// <summary>What else it takes; of a group of parameters, its members.</summary>
    public IEnumerable<EndpointParameter> Parameters => _metadata.OfType<MethodInfo>().Single().GetParameters().SelectMany(
        parameter => parameter.GetCustomAttribute<AsParametersAttribute>() is null
            ? [new EndpointParameter(parameter, null)]
            : parameter.ParameterType.GetConstructors().Single().GetParameters()
                .Select(member => new EndpointParameter(member, parameter.ParameterType)));

    /// <summary>The property of its request that a name stands for; null when there is none.</summary>
    public string? MemberOfRequest(string name) => Request.GetProperties()
        .Select(property => property.Name).SingleOrDefault(property => Problems.MemberOf(property) == name);

    /// <summary>What it answers with a status; null when that answer has no body.</summary>
    public Type? Answer(string status) => description.SupportedResponseTypes
        .Where(answer => status == $"{answer.StatusCode}" && answer.Type != typeof(void))
        .Select(answer => answer.Type).SingleOrDefault();
}

/// <summary>A parameter as the code declares it.</summary>
/// <param name="Declaration">Where it is declared.</param>
/// <param name="Group">The group of parameters it belongs to; null when it stands on its own.</param>
internal sealed record EndpointParameter(ParameterInfo Declaration, Type? Group)
{
    /// <summary>The name it is sent with.</summary>
    public string Name => Declaration.GetCustomAttributes().OfType<IModelNameProvider>().Select(said => said.Name).SingleOrDefault()
        ?? Declaration.Name!;

    /// <summary>The name it has in the code.</summary>
    public string Member => Declaration.Name!;

    public Type Type => Nullable.GetUnderlyingType(Declaration.ParameterType) ?? Declaration.ParameterType;
}

using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TrainingOs.Api.Tests.Http.OpenApi;

/// <summary>An endpoint as the server has it.</summary>
public sealed class MappedEndpoint(RouteEndpoint endpoint)
{
    public bool IsDescribed => Metadata<IExcludeFromDescriptionMetadata>() is null;

    public bool HasBody => Metadata<IAcceptsMetadata>() is not null || TakesFiles;

    /// <summary>Whether it reads a form of files by itself, which no parameter of it says.</summary>
    private bool TakesFiles => endpoint.Metadata.Any(data => data.GetType().Name == nameof(TakesFiles));

    /// <summary>Where and by which name its method finds what it takes.</summary>
    public IEnumerable<string> Parameters =>
        from parameter in Metadata<MethodInfo>()!.GetParameters()
        let type = parameter.ParameterType
        where type != Metadata<IAcceptsMetadata>()?.RequestType && type.GetMethod("BindAsync") is null
        let isGroup = parameter.IsDefined(typeof(AsParametersAttribute))
        from taken in isGroup ? type.GetConstructors().Single().GetParameters() : [parameter]
        let attributes = taken.GetCustomAttributes().ToList()
        let name = attributes.OfType<IModelNameProvider>().SingleOrDefault()?.Name ?? taken.Name
        select $"{Place(name, attributes)} {name}";

    public static IEnumerable<MappedEndpoint> Of(TestApi api) =>
        from source in api.Services.GetServices<EndpointDataSource>()
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        select new MappedEndpoint(endpoint);

    public override string ToString()
    {
        var method = Metadata<IHttpMethodMetadata>()!.HttpMethods.Single(method => method != "HEAD");
        return $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}";
    }

    private string Place(string name, IEnumerable<Attribute> attributes)
    {
        if (endpoint.RoutePattern.Parameters.Any(part => part.Name == name)) return "path";
        return attributes.OfType<IFromHeaderMetadata>().Any() ? "header" : "query";
    }

    private T? Metadata<T>() where T : class => endpoint.Metadata.GetMetadata<T>();
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>Schemas of what is sent and answered: words from the comments, limits from the validators.</summary>
internal sealed class SchemaDescription(DocComments comments, Limits limits)
    : IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    private const string View = nameof(View);

    private readonly Dictionary<string, JsonTypeInfo> _named = [];

    /// <summary>The name of a type in the description; null for one that is described where it stands.</summary>
    public static string? NameOf(JsonTypeInfo type)
    {
        var value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (value == typeof(SportType)) return nameof(SportType);
        if (value == typeof(Stream) || value == typeof(IFormFile)) return null;
        if (value.GetInterface(typeof(IParsable<>).Name) is not null) return null;
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return name is not null && name.EndsWith(View, StringComparison.Ordinal) ? name[..^View.Length] : name;
    }

    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo;
        ValueSchemas.Complete(schema, type.Type, context.Document!);
        if (NameOf(type) is { } name)
        {
            _named[name] = type;
            schema.Required = MembersOf(type).Where(member => Says(member.Property).IsRequired)
                .Select(member => member.Name).ToHashSet();
        }

        if (context.JsonPropertyInfo is { AttributeProvider: PropertyInfo property } member)
        {
            Describe(schema, property, member.Name);
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The generator keeps a named schema with the words for the place where it first met it, and writes a member that
    /// is such a schema or null as a choice. Here the words go to whom they belong, and choices end where null is none.
    /// </summary>
    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        // The generator gives files a name of their own, wherever they are sent or answered.
        if (document.Components!.Schemas!.TryGetValue(nameof(IFormFile), out var file))
        {
            file.Description = "The bytes of a file.";
        }

        foreach (var (name, type) in _named)
        {
            var schema = document.Components!.Schemas![name];
            schema.Description = comments.SummaryOf(type.Type)
                ?? type.Type.GetCustomAttribute<DescriptionAttribute>()?.Description;
            foreach (var (member, property) in MembersOf(type))
            {
                schema.Properties![member] = Named(schema.Properties[member], property, document);
            }
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<(string Name, PropertyInfo Property)> MembersOf(JsonTypeInfo type) =>
        from member in type.Properties
        where member is { AttributeProvider: PropertyInfo, Get: not null }
        select (member.Name, (PropertyInfo)member.AttributeProvider!);

    private void Describe(OpenApiSchema schema, PropertyInfo property, string name)
    {
        ValueSchemas.CompleteMember(schema, name);
        limits.WriteTo(schema, property.DeclaringType!, property.Name);
        if (!Says(property).MayBeNull) schema.Type &= ~JsonSchemaType.Null;
        schema.Description = comments.MemberOf(property.DeclaringType!, property.Name);
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            schema.Enum = [.. allowed.Values.Select(value => (JsonNode)value!.ToString()!)];
        }
    }

    private IOpenApiSchema Named(IOpenApiSchema schema, PropertyInfo property, OpenApiDocument document)
    {
        var words = comments.MemberOf(property.DeclaringType!, property.Name);
        return schema switch
        {
            OpenApiSchemaReference named => Reference(named, words),
            OpenApiSchema { OneOf: [_, OpenApiSchemaReference named] } when !Says(property).MayBeNull =>
                Reference(named, words),
            OpenApiSchema { OneOf: [var none, OpenApiSchemaReference named] } =>
                new OpenApiSchema { Description = words, OneOf = [Reference(named, null), none] },
            _ => schema,
        };

        OpenApiSchemaReference Reference(OpenApiSchemaReference named, string? description) =>
            new(named.Reference.Id!, document) { Description = description };
    }

    /// <summary>
    /// A sender must say what the validator asks for, and may say null for all else. An answer says everything, null
    /// where it does not know, save for members that are left out instead.
    /// </summary>
    private (bool IsRequired, bool MayBeNull) Says(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        var isLeftOut = property.IsDefined(typeof(JsonIgnoreAttribute));
        if (!limits.AreKeptOn(type)) return (!isLeftOut, !isLeftOut);
        var isAskedFor = limits.Require(type, property.Name);
        return (isAskedFor, !isAskedFor);
    }
}

using System.Globalization;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>
/// The limits of members as the validators keep them, so that what is described and what is done cannot differ. What is
/// read keeps the limits it was written under: a view has those of the body that is answered with it.
/// </summary>
internal sealed class Limits(IServiceProvider services, IApiDescriptionGroupCollectionProvider endpoints)
{
    private readonly Lazy<Dictionary<Type, Type>> _bodyOfView = new(() => BodiesByView(endpoints));

    /// <summary>Whether the type is something sent, which a validator looks at.</summary>
    public bool AreKeptOn(Type type) => ValidatorOf(type) is not null;

    /// <summary>Whether a sender must say this member.</summary>
    public bool Require(Type type, string member) =>
        RulesOf(type, member).Any(rule => rule is INotNullValidator or INotEmptyValidator);

    /// <summary>Writes the limits of a member into its schema.</summary>
    public void WriteTo(OpenApiSchema schema, Type type, string member)
    {
        foreach (var rule in RulesOf(_bodyOfView.Value.GetValueOrDefault(type, type), member)) Write(schema, rule);
    }

    private static void Write(OpenApiSchema schema, IPropertyValidator rule)
    {
        switch (rule)
        {
            case IBetweenValidator range:
                schema.Minimum = Convert.ToString(range.From, CultureInfo.InvariantCulture);
                schema.Maximum = Convert.ToString(range.To, CultureInfo.InvariantCulture);
                break;
            case ILengthValidator length:
                if (length.Min > 0) schema.MinLength = length.Min;
                if (length.Max >= 0) schema.MaxLength = length.Max;
                break;
            case INotEmptyValidator:
                schema.MinLength = 1;
                schema.Pattern = @"\S";
                break;
        }
    }

    private IEnumerable<IPropertyValidator> RulesOf(Type type, string member) =>
        ValidatorOf(type)?.CreateDescriptor().GetMembersWithValidators()[member].Select(rule => rule.Validator) ?? [];

    private IValidator? ValidatorOf(Type type) =>
        (IValidator?)services.GetService(typeof(IValidator<>).MakeGenericType(type));

    private static Dictionary<Type, Type> BodiesByView(IApiDescriptionGroupCollectionProvider endpoints) => (
        from endpoint in endpoints.ApiDescriptionGroups.Items.SelectMany(all => all.Items)
        from body in endpoint.ParameterDescriptions
        where body.Source.Id == "Body"
        from view in endpoint.SupportedResponseTypes
        where view is { StatusCode: 200 or 201, Type: not null }
        select (View: view.Type, Body: body.Type))
        .DistinctBy(pair => pair.View).ToDictionary(pair => pair.View, pair => pair.Body);
}

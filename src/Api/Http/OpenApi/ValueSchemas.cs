using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Application.Reality.Sessions;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;

namespace TrainingOs.Api.Http.OpenApi;

/// <summary>The forms of values that have their own, and of members that mean the same wherever they stand.</summary>
internal static class ValueSchemas
{
    private const string Week = @"^\d{4}-W\d{2}$";
    private const string Clock = @"([01]\d|2[0-3]):[0-5]\d";
    private const string Start = @$"^\d{{4}}-\d{{2}}-\d{{2}}[T ]{Clock}(:[0-5]\d(\.\d+)?)?([Zz]|[+-]{Clock})?$";

    /// <summary>The units that end the names of members, and the least there can be of each.</summary>
    private static readonly (string Unit, double Least)[] Units =
    [
        ("_minutes", Minutes.Least), ("_km", Kilometres.Least), ("_m", Metres.Least),
        ("_bpm", BeatsPerMinute.Least), ("_watts", Watts.Least), ("_kcal", Kilocalories.Least),
    ];

    /// <summary>Says what the converter of a type hides from the generator.</summary>
    public static void Complete(OpenApiSchema schema, Type type, OpenApiDocument document)
    {
        var value = Nullable.GetUnderlyingType(type);
        var orNull = value is null ? default : JsonSchemaType.Null;
        value ??= type;
        if (value == typeof(int))
        {
            schema.Type = JsonSchemaType.Integer | orNull;
        }
        else if (value == typeof(SportType))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. SportTypes.All.Select(sport => (JsonNode)sport.Word())];
        }
        else if (value == typeof(Day))
        {
            (schema.Type, schema.Format, schema.Properties) = (JsonSchemaType.String, "date", null);
        }
        else if (value == typeof(Outcome))
        {
            (schema.Type, schema.Properties) = (JsonSchemaType.String, null);
            schema.Enum = [.. Outcome.Words.Select(word => (JsonNode)word)];
        }
        else if (value == typeof(StartTime))
        {
            (schema.Type, schema.Pattern) = (JsonSchemaType.String | orNull, Start);
        }
        else if (value == typeof(SportChoice))
        {
            (schema.Type, schema.MinItems) = (JsonSchemaType.Array, 1);
            schema.Items = new OpenApiSchemaReference(nameof(SportType), document);
        }
        else if (value.IsAssignableTo(typeof(IEnumerable<int>)))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" };
        }
        else if (value == typeof(StreamChoice))
        {
            (schema.Type, schema.MinItems) = (JsonSchemaType.Array, 1);
            schema.Items = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. StreamChoice.Words.Select(word => (JsonNode)word)],
            };
        }
        else if (value.IsAssignableTo(typeof(IEnumerable<SportType>)))
        {
            schema.Items = new OpenApiSchemaReference(nameof(SportType), document);
        }
        else if (value.IsGenericType && value.GetGenericArguments() is [var key, _] && key == typeof(SportType))
        {
            schema.PropertyNames = new OpenApiSchemaReference(nameof(SportType), document);
        }
    }

    /// <summary>Says what every member or parameter of this name is.</summary>
    public static void CompleteMember(OpenApiSchema schema, string name)
    {
        switch (name)
        {
            case "year":
                (schema.Minimum, schema.Maximum) = (Number(IsoWeek.FirstYear), Number(IsoWeek.LastYear));
                break;
            case "week_number":
                (schema.Minimum, schema.Maximum) = (Number(1), Number(IsoWeek.MostInAYear));
                break;
            case "week" or "from" or "to":
                schema.Pattern = Week;
                break;
            case "timezone":
                schema.MaxLength = Timezone.MaxLength;
                break;
            case "tags" when schema.Type is null:
                schema.OneOf = [TagText(), TagList()];
                break;
            case "tags":
                schema.MaxLength = Tags.MaxText;
                break;
            case "sessions" or "total_sessions" when schema.Type == JsonSchemaType.Integer:
                schema.Minimum = Number(0);
                break;
            default:
                // A column of measurements knows no such limits: there are altitudes below the sea.
                if (schema.Type?.HasFlag(JsonSchemaType.Array) == true) break;
                var known = Units.Where(known => name.EndsWith(known.Unit, StringComparison.Ordinal));
                foreach (var (_, least) in known) schema.Minimum = Number(least);
                break;
        }
    }

    private static OpenApiSchema TagText() =>
        new() { Type = JsonSchemaType.String | JsonSchemaType.Null, MaxLength = Tags.MaxText };

    private static OpenApiSchema TagList() => new()
    {
        Type = JsonSchemaType.Array,
        MaxItems = Tags.MaxCount,
        Items = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Tags.MaxLength, Pattern = "^[^,]*$" },
    };

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}

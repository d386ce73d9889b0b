using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Infrastructure.Persistence.Export;

/// <summary>
/// A column of a table and its member in an export: numbers, texts and true or false as they are, bytes as hexadecimal
/// digits.
/// </summary>
internal sealed class Column
{
    private const int FarthestOffset = 14 * 60;

    private readonly IProperty _property;
    private readonly Type _stored;
    private readonly MethodInfo? _limits;

    public Column(IProperty property)
    {
        _property = property;
        _stored = property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        _stored = Nullable.GetUnderlyingType(_stored) ?? _stored;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.GetInterface(typeof(IQuantity<>).Name) is not null) _limits = type.GetMethod("Of", [typeof(double)]);
    }

    public string Name => _property.GetColumnName();

    /// <summary>Writes what SQLite gave as the member of its name.</summary>
    public void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case DBNull:
                json.WriteNull(Name);
                break;
            case long number when _stored == typeof(bool):
                json.WriteBoolean(Name, number != 0);
                break;
            case long number:
                json.WriteNumber(Name, number);
                break;
            case double number:
                json.WriteNumber(Name, number);
                break;
            case byte[] bytes:
                json.WriteString(Name, Convert.ToHexStringLower(bytes));
                break;
            default:
                json.WriteString(Name, (string)value);
                break;
        }
    }

    /// <summary>What SQLite is given for a member of an export.</summary>
    /// <exception cref="FormatException">It is nothing that this column could hold. The message says why.</exception>
    public object Read(JsonElement row)
    {
        if (!row.TryGetProperty(Name, out var member) || member.ValueKind == JsonValueKind.Null)
        {
            return _property.IsNullable ? DBNull.Value : throw new FormatException($"{Name} is missing.");
        }

        try
        {
            var value = Stored(member);
            Judge(value);
            return value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException
            or InvalidOperationException or DomainException)
        {
            throw new FormatException($"{Name} is nothing that can stand there.", error);
        }
    }

    private object Stored(JsonElement member) => Type.GetTypeCode(_stored) switch
    {
        TypeCode.Boolean => member.GetBoolean(),
        TypeCode.Int32 => member.GetInt32(),
        TypeCode.Int64 => member.GetInt64(),
        TypeCode.Double when member.GetDouble() is var number && double.IsFinite(number) => number,
        TypeCode.String => member.GetString()!,
        _ when _stored == typeof(byte[]) => Convert.FromHexString(member.GetString()!),
        _ when _stored == typeof(DateOnly) => DateOnly.ParseExact(
            member.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new FormatException("This is no number that can be kept."),
    };

    /// <summary>Lets pass what could have been written here, so that whoever reads it later is not surprised.</summary>
    private void Judge(object value)
    {
        if (value is string text && text.Length > (_property.GetMaxLength() ?? int.MaxValue))
        {
            throw new FormatException("This text is too long.");
        }

        if (Name == "utc_offset_minutes" && value is int and not (>= -FarthestOffset and <= FarthestOffset))
        {
            throw new FormatException("No clock is so far from UTC.");
        }

        if (_limits is not null) _limits.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [ToDouble(value)], null);
        if (_property.GetRelationalTypeMapping().Converter is not { } converter) return;
        var meant = converter.ConvertFromProvider(value);
        if (meant is DateTimeOffset { Year: < 1000 or > 9000 } || !AllDefined(meant))
        {
            throw new FormatException("Nothing is called so, or was then.");
        }

        if (!Equals(converter.ConvertToProvider(meant), value)) throw new FormatException("This is not its own form.");
    }

    private static double ToDouble(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>Whether the words of an enumeration are words of it, and not numbers.</summary>
    private static bool AllDefined(object? meant) => meant switch
    {
        Enum word => Enum.IsDefined(word.GetType(), word),
        System.Collections.IEnumerable words and not string => words.OfType<Enum>()
            .All(word => Enum.IsDefined(word.GetType(), word)),
        _ => true,
    };
}

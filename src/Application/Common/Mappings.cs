using AutoMapper;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Application.Common;

/// <summary>
/// How domain values become members of views: a unit that is a type there is a suffix of the name here.
/// </summary>
internal static class Mappings
{
    public static void Configure(IMapperConfigurationExpression map)
    {
        map.RecognizeDestinationPostfixes("Minutes", "Km", "M", "Bpm", "Watts", "Rpm", "Kcal");
        Unwrap<Minutes>(map);
        Unwrap<Kilometres>(map);
        Unwrap<Metres>(map);
        Unwrap<BeatsPerMinute>(map);
        Unwrap<Watts>(map);
        Unwrap<Rpm>(map);
        Unwrap<Kilocalories>(map);
        map.CreateProjection<Intensity?, int?>().ConvertUsing(intensity => WholeNumber(intensity));
        map.CreateProjection<Timezone?, string?>().ConvertUsing(zone => Name(zone));
    }

    private static void Unwrap<T>(IMapperConfigurationExpression map) where T : struct, IQuantity<T>
    {
        map.CreateProjection<T, double>().ConvertUsing(quantity => quantity.Value);
        map.CreateProjection<T?, double?>().ConvertUsing(quantity => Number(quantity));
    }

    // Methods and not conditions: EF reads the column of each branch, also of the one that is not taken.
    private static double? Number<T>(T? quantity) where T : struct, IQuantity<T> => quantity?.Value;

    private static int? WholeNumber(Intensity? intensity) => (int?)intensity?.Value;

    private static string? Name(Timezone? zone) => zone?.Id;
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;

namespace TrainingOs.Infrastructure.Persistence;

/// <summary>
/// How each type of the domain is stored: one form per type, readable by a person with any SQLite tool. Reading
/// does not judge: a limit that was tightened, or a time zone this machine lacks, must not make ten years of
/// training unreadable.
/// </summary>
internal static class Converters
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static void Configure(ModelConfigurationBuilder types)
    {
        types.Properties<AthleteId>().HaveConversion<OfAthleteId>();
        types.Properties<SessionId>().HaveConversion<OfSessionId>();
        types.Properties<IsoWeek>().HaveConversion<OfIsoWeek>().HaveMaxLength(8);
        types.Properties<SportType>().HaveConversion<OfSportType>().HaveMaxLength(16);
        types.Properties<IReadOnlyList<SportType>>().HaveConversion<OfSportTypes, SportTypesComparer>();
        types.Properties<DateTimeOffset>().HaveConversion<OfInstant>();
        types.Properties<Timezone>().HaveConversion<OfTimezone>().HaveMaxLength(Timezone.MaxLength);
        types.Properties<Tags>().HaveConversion<OfTags>().HaveMaxLength(Tags.MaxText);
        types.Properties<Minutes>().HaveConversion<OfQuantity<Minutes>>();
        types.Properties<Kilometres>().HaveConversion<OfQuantity<Kilometres>>();
        types.Properties<Metres>().HaveConversion<OfQuantity<Metres>>();
        types.Properties<BeatsPerMinute>().HaveConversion<OfQuantity<BeatsPerMinute>>();
        types.Properties<Watts>().HaveConversion<OfQuantity<Watts>>();
        types.Properties<Kilocalories>().HaveConversion<OfQuantity<Kilocalories>>();
        types.Properties<Intensity>().HaveConversion<OfIntensity>();
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static T Quantity<T>(double value) where T : IQuantity<T> => T.Recorded(value);

    private static string Joined(IReadOnlyList<SportType> types) => string.Join(' ', types.Select(type => type.Word()));

    private static SportType[] Split(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SportTypes.Parse)];

    private sealed class OfAthleteId() : ValueConverter<AthleteId, long>(id => id.Value, value => new AthleteId(value));

    private sealed class OfSessionId() : ValueConverter<SessionId, long>(id => id.Value, value => new SessionId(value));

    private sealed class OfIsoWeek() : ValueConverter<IsoWeek, string>(
        week => week.ToString(), text => IsoWeek.Parse(text, null));

    private sealed class OfSportType() : ValueConverter<SportType, string>(
        type => type.Word(), word => SportTypes.Parse(word));

    private sealed class OfSportTypes() : ValueConverter<IReadOnlyList<SportType>, string>(
        types => Joined(types), text => Split(text));

    private sealed class SportTypesComparer() : ValueComparer<IReadOnlyList<SportType>>(
        (left, right) => left!.SequenceEqual(right!), types => Joined(types).GetHashCode(StringComparison.Ordinal));

    private sealed class OfTimezone() : ValueConverter<Timezone, string>(zone => zone.Id, id => Timezone.Recorded(id));

    private sealed class OfTags() : ValueConverter<Tags, string>(tags => tags.Text, text => Tags.Recorded(text));

    private sealed class OfIntensity() : ValueConverter<Intensity, int>(
        intensity => (int)intensity.Value, value => Intensity.Recorded(value));

    private sealed class OfQuantity<T>() : ValueConverter<T, double>(q => q.Value, value => Quantity<T>(value))
        where T : struct, IQuantity<T>;

    /// <summary>Instants are UTC text of one width, so that their order as text is their order in time.</summary>
    private sealed class OfInstant() : ValueConverter<DateTimeOffset, string>(
        instant => instant.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture), text => Instant(text));
}

using System.Globalization;
using System.Text.Json;
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
        types.Properties<ImportId>().HaveConversion<OfImportId>();
        types.Properties<ImportState>().HaveConversion<OfWord<ImportState>>().HaveMaxLength(16);
        types.Properties<DecisionOutcome>().HaveConversion<OfWord<DecisionOutcome>>().HaveMaxLength(16);
        types.Properties<StreamType>().HaveConversion<OfWord<StreamType>>().HaveMaxLength(16);
        types.Properties<IReadOnlyList<StreamType>>().HaveConversion<OfStreamTypes, ListComparer<StreamType>>();
        types.Properties<IReadOnlyList<SessionId>>().HaveConversion<OfSessionIds, ListComparer<SessionId>>();
        types.Properties<IReadOnlyList<string>>().HaveConversion<OfNames, ListComparer<string>>();
        types.Properties<DateTimeOffset>().HaveConversion<OfInstant>();
        types.Properties<Timezone>().HaveConversion<OfTimezone>().HaveMaxLength(Timezone.MaxLength);
        types.Properties<Tags>().HaveConversion<OfTags>().HaveMaxLength(Tags.MaxText);
        types.Properties<Minutes>().HaveConversion<OfQuantity<Minutes>>();
        types.Properties<Kilometres>().HaveConversion<OfQuantity<Kilometres>>();
        types.Properties<Metres>().HaveConversion<OfQuantity<Metres>>();
        types.Properties<BeatsPerMinute>().HaveConversion<OfQuantity<BeatsPerMinute>>();
        types.Properties<Watts>().HaveConversion<OfQuantity<Watts>>();
        types.Properties<Rpm>().HaveConversion<OfQuantity<Rpm>>();
        types.Properties<Kilocalories>().HaveConversion<OfQuantity<Kilocalories>>();
        types.Properties<Intensity>().HaveConversion<OfIntensity>();
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static T Quantity<T>(double value) where T : IQuantity<T> => T.Recorded(value);

    private static string Joined(IReadOnlyList<SportType> types) => string.Join(' ', types.Select(type => type.Word()));

    private static SportType[] Split(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SportTypes.Parse)];

    private static string Word<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The member of an enumeration that is stored as this word.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static T OfName<T>(string word) where T : struct, Enum =>
        Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static int HashOf<T>(IReadOnlyList<T> values) =>
        values.Aggregate(0, (hash, value) => HashCode.Combine(hash, value));

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

    private sealed class OfImportId() : ValueConverter<ImportId, long>(id => id.Value, value => new ImportId(value));

    /// <summary>A member of an enumeration as its name in snake_case.</summary>
    private sealed class OfWord<T>() : ValueConverter<T, string>(value => Word(value), word => OfName<T>(word))
        where T : struct, Enum;

    private sealed class OfStreamTypes() : ValueConverter<IReadOnlyList<StreamType>, string>(
        types => string.Join(' ', types.Select(type => Word(type))),
        text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(OfName<StreamType>).ToArray());

    private sealed class OfSessionIds() : ValueConverter<IReadOnlyList<SessionId>, string>(
        ids => string.Join(' ', ids.Select(id => id.Value.ToString(CultureInfo.InvariantCulture))),
        text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => new SessionId(long.Parse(id, CultureInfo.InvariantCulture))).ToArray());

    /// <summary>Names without spaces, in one text.</summary>
    private sealed class OfNames() : ValueConverter<IReadOnlyList<string>, string>(
        names => string.Join(' ', names), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
        (left, right) => left!.SequenceEqual(right!), values => HashOf(values));

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

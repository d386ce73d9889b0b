using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using TrainingOs.Domain.Athletes;
using TrainingOs.Domain.Kernel;
using TrainingOs.Domain.Plan;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence;

namespace TrainingOs.Infrastructure.Tests.Persistence;

/// <summary>What is written comes back as it was: every type of the domain, in the form it is stored in.</summary>
public sealed class RoundTripTests
{
    private const int Many = 300;
    private static readonly DateOnly Today = new(2026, 11, 16);
    private static readonly AthleteId Owner = new(1);

    private static readonly Gen<DateTimeOffset> AnyInstant =
        from ticks in ArbMap.Default.GeneratorFor<long>()
        select new DateTimeOffset(Math.Abs(ticks % DateTime.MaxValue.Ticks), TimeSpan.Zero);

    private static readonly Gen<DateOnly> AnyDay =
        Gen.Choose(Days.First.DayNumber, Today.AddYears(1).DayNumber).Select(DateOnly.FromDayNumber);

    private static readonly Gen<SportType> AnySport = Gen.Elements(SportTypes.All.ToArray());

    private static readonly Gen<string?> AnyText =
        from text in Gen.Elements(
            "Tempo 3 × 10'", "  spaces  ", "Zeile\nund\tTab", "🏃‍♀️ long", "'; DROP TABLE athletes; --", "0", "null")
        from isKnown in Gen.Elements(true, false)
        select isKnown ? text : null;

    private static readonly Gen<Timezone?> AnyZone =
        from id in Gen.Elements("Europe/Berlin", "Asia/Kathmandu", "America/Argentina/Buenos_Aires", "UTC", "")
        select id.Length == 0 ? null : Timezone.Parse(id, null);

    [Fact]
    public Task Sessions() => ComeBack(
        from facts in AnyFacts() from now in AnyInstant select (Func<int, Session>)(n => new Session(
            new SessionId(n), Owner, facts with { ExternalId = n % 2 == 0 ? $"watch-{n}" : null }, Today, now)));

    [Fact]
    public Task Recorded_sessions() => ComeBack(
        from facts in AnyFacts() from recorded in AnyRecorded() from now in AnyInstant
        select (Func<int, Session>)(n =>
        {
            var session = new Session(
                new SessionId(n), Owner, facts with { ExternalId = $"watch-{n}" }, recorded, Today, now);
            if (n % 3 == 0) session.Delete(now);
            return session;
        }));

    [Fact]
    public Task Imports() => ComeBack(
        from now in AnyInstant from files in Gen.Choose(0, 50_000)
        from state in Gen.Elements(Enum.GetValues<ImportState>())
        select (Func<int, Import>)(n =>
        {
            var import = new Import(new ImportId(n), Owner, now);
            import.Found(files);
            if (n % 2 == 0) import.End(state, now);
            return import;
        }));

    [Fact]
    public async Task Decisions()
    {
        var any =
            from text in AnyText from name in AnyText from now in AnyInstant
            from outcome in Gen.Elements(Enum.GetValues<DecisionOutcome>())
            from ids in Gen.ListOf(Gen.Choose(1, int.MaxValue))
            from filled in Gen.ListOf(Gen.Elements("distance_km", "streams", "title"))
            select new DecisionFacts
            {
                File = name ?? "a.fit",
                Entry = text,
                Outcome = outcome,
                Rule = text is null ? "same_file" : null,
                Reason = name is null ? "empty_file" : null,
                Message = text,
                SessionIds = [.. ids.Select(id => new SessionId(id))],
                Filled = [.. filled],
                LeftAt = text is null ? now : null,
            };
        await using var log = await TrainingLog.Started();
        await Write(log, [new Import(new ImportId(1), Owner, AnyInstant.Sample(1).First())]);

        await ComeBack(
            any.Select(facts => (Func<int, Decision>)(_ => new Decision(new ImportId(1), Owner, facts))), log);
    }

    [Fact]
    public Task Day_notes() => ComeBack(
        from text in AnyText from now in AnyInstant
        select (Func<int, DayNote>)(n => new DayNote(Owner, Today.AddDays(-n), text ?? "A note", Today, now)));

    [Fact]
    public Task Weekly_plans() => ComeBack(
        from description in AnyText
        from distance in AnyMaybe<Kilometres>() from duration in AnyMaybe<Minutes>() from climb in AnyMaybe<Metres>()
        from sessions in Gen.Choose(-50, WeekTargets.MaxSessions)
        from tags in Gen.Elements(null, "build", " build,  3 weeks to race ")
        from now in AnyInstant
        select (Func<int, WeeklyPlan>)(n => new WeeklyPlan(
            Owner, IsoWeek.Of(Today.AddDays(-7 * n)), description ?? "",
            new WeekTargets(distance, sessions < 0 ? null : sessions, duration, climb), Tags.Of(tags), now)));

    [Fact]
    public Task Athletes() => ComeBack(
        from zone in AnyZone
        from distances in Gen.ListOf(AnySport) from climbs in Gen.ListOf(AnySport)
        from now in AnyInstant
        select (Func<int, Athlete>)(n =>
        {
            var athlete = new Athlete(new AthleteId(n + 1), Timezone.Utc, now);
            athlete.Change(zone ?? Timezone.Utc, distances, climbs, now);
            return athlete;
        }));

    [Fact]
    public async Task Instants_are_in_order_as_text()
    {
        await using var log = await TrainingLog.Started();
        var instants = AnyInstant.Sample(Many).ToList();
        await Write(log, instants.Select((now, n) => new DayNote(Owner, Today.AddDays(-n), "A note", Today, now)));

        using var db = Rent(log);
        var inOrder = await db.DayNotes.OrderBy(note => note.CreatedAt).Select(note => note.CreatedAt)
            .ToListAsync(TestContext.Current.CancellationToken);

        inOrder.ShouldBe(instants.Order());
    }

    private static async Task ComeBack<T>(Gen<Func<int, T>> makers) where T : class
    {
        await using var log = await TrainingLog.Started();
        await ComeBack(makers, log);
    }

    private static async Task ComeBack<T>(Gen<Func<int, T>> makers, TrainingLog log) where T : class
    {
        var written = makers.Sample(Many).Select((make, n) => make(n + 1)).ToList();
        await Write(log, written);

        using var db = Rent(log);
        var read = await db.Set<T>().IgnoreQueryFilters().AsNoTracking()
            .ToListAsync(TestContext.Current.CancellationToken);

        var rows = read.Select(Row).ToHashSet();
        foreach (var row in written.Select(Row)) rows.ShouldContain(row);
    }

    private static async Task Write(TrainingLog log, IEnumerable<object> rows)
    {
        using var db = Rent(log);
        db.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static TrainingDb Rent(TrainingLog log)
    {
        var db = log.The<TrainingDbPool>().Rent();
        db.AthleteId = Owner;
        return db;
    }

    /// <summary>All that a row says, property by property.</summary>
    private static string Row(object row) => string.Join('|', row.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.PropertyType != typeof(SessionFacts)
            && property.PropertyType != typeof(RecordedFacts))
        .Select(property => property.GetValue(row) switch
        {
            string text => text,
            System.Collections.IEnumerable values => string.Join(' ', values.Cast<object>()),
            IFormattable value => value.ToString(value is DateTimeOffset or DateOnly ? "O" : null, null),
            var value => value?.ToString() ?? "–",
        }));

    private static Gen<SessionFacts> AnyFacts() =>
        from date in AnyDay
        from minute in Gen.Choose(0, (24 * 60) - 1)
        from offset in Gen.Elements<int?>(null, -600, -210, 0, 345, 60, 840)
        from zone in AnyZone
        from type in AnySport
        from source in AnyText from title in AnyText from notes in AnyText
        from duration in AnyMaybe<Minutes>() from elapsed in AnyMaybe<Minutes>()
        from distance in AnyMaybe<Kilometres>() from climb in AnyMaybe<Metres>()
        from heartRate in AnyMaybe<BeatsPerMinute>() from power in AnyMaybe<Watts>()
        from energy in AnyMaybe<Kilocalories>()
        from intensity in Gen.Choose(0, 10)
        from isRace in Gen.Elements(true, false)
        select new SessionFacts
        {
            Date = date,
            StartTime = offset is { } minutes
                ? new DateTimeOffset(
                    date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), TimeSpan.FromMinutes(minutes))
                : null,
            Timezone = zone,
            Source = source,
            Type = type,
            Title = title,
            Duration = duration ?? Minutes.Of(0),
            Elapsed = elapsed,
            Distance = distance,
            ElevationGain = climb,
            AverageHeartRate = heartRate,
            MaxHeartRate = heartRate,
            AveragePower = power,
            Calories = energy,
            PerceivedIntensity = intensity > 0 ? Intensity.Of(intensity) : null,
            IsRace = isRace,
            Notes = notes,
        };

    private static Gen<RecordedFacts> AnyRecorded() =>
        from moving in AnyMaybe<Minutes>() from loss in AnyMaybe<Metres>() from power in AnyMaybe<Watts>()
        from cadence in AnyMaybe<Rpm>() from device in AnyText from file in AnyText
        from isPartial in Gen.Elements(true, false)
        from derived in Gen.SubListOf("distance_km", "moving_minutes", "elevation_gain_m")
        from streams in Gen.SubListOf(Enum.GetValues<StreamType>())
        select new RecordedFacts
        {
            Moving = moving,
            ElevationLoss = loss,
            MaxPower = power,
            AverageCadence = cadence,
            MaxCadence = cadence,
            Device = device,
            File = file,
            IsPartial = isPartial,
            Span = moving,
            Derived = [.. derived],
            Streams = [.. streams],
        };

    private static Gen<T?> AnyMaybe<T>() where T : struct, IQuantity<T> =>
        from part in Gen.OneOf(Gen.Choose(0, 1000).Select(n => n / 1000.0), ArbMap.Default.GeneratorFor<double>())
        from isKnown in Gen.Elements(true, false)
        select isKnown && double.IsFinite(part)
            ? T.Of(T.Least + ((T.Most - T.Least) * Math.Abs(part % 1)))
            : (T?)null;
}

using System.Text;
using TrainingOs.Application.Common;
using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.Persistence.Reality;

/// <summary>Recordings and original files are kept with their session, and come back as they were.</summary>
public sealed class RecordingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    private static readonly Streams Ride = new(
        new Dictionary<StreamType, double[]>
        {
            [StreamType.Time] = [0, 1, 2.5, 60],
            [StreamType.Latitude] = [10.1234567, 10.1234568, double.NaN, 10.2],
            [StreamType.HeartRate] = [120, double.NaN, 122, 0],
        },
        [3]);

    private static readonly Lap[] Laps =
    [
        new() { StartSeconds = 0, ElapsedSeconds = 30.5, DistanceM = 100.25, MaxSpeedMps = 4.123 },
        new() { StartSeconds = 30.5, AverageHeartRateBpm = 121, CaloriesKcal = 3 },
    ];

    [Fact]
    public async Task A_recording_comes_back_as_it_was()
    {
        await using var log = await WithSession();
        await Keep(log);

        var streams = (await log.With((IRecordings r) => r.StreamsOf(new(1), null, Ct)))!;

        streams.Types.ShouldBe(Ride.Types);
        foreach (var type in Ride.Types) streams[type].ShouldBe(Ride[type]);
        streams.Breaks.ShouldBe(Ride.Breaks);
        (await log.With((IRecordings r) => r.LapsOf(new(1), Ct))).ShouldBe(Laps);
    }

    [Fact]
    public async Task Only_the_columns_asked_for_are_read_and_time()
    {
        await using var log = await WithSession();
        await Keep(log);

        var streams = await log.With(
            (IRecordings r) => r.StreamsOf(new(1), [StreamType.HeartRate, StreamType.Power], Ct));

        streams!.Types.ShouldBe([StreamType.Time, StreamType.HeartRate]);
    }

    [Fact]
    public async Task A_session_without_recording_has_no_streams_and_no_laps()
    {
        await using var log = await WithSession();

        (await log.With((IRecordings r) => r.StreamsOf(new(1), null, Ct))).ShouldBeNull();
        (await log.With((IRecordings r) => r.LapsOf(new(1), Ct))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recording_without_streams_keeps_its_laps()
    {
        await using var log = await WithSession();
        await log.Keep<IRecordings>(r => r.Add(new(1), r.Pack(Streams.None, Laps)));

        (await log.With((IRecordings r) => r.StreamsOf(new(1), null, Ct))).ShouldBeNull();
        (await log.With((IRecordings r) => r.LapsOf(new(1), Ct))).ShouldBe(Laps);
    }

    [Fact]
    public async Task A_recording_that_was_removed_makes_room_for_another_in_the_same_unit_of_work()
    {
        await using var log = await WithSession();
        await Keep(log);

        await log.Keep<IRecordings>(async r =>
        {
            await r.Forget(new(1), withLaps: true, Ct);
            r.Add(new(1), r.Pack(Streams.None, []));
        });

        (await log.With((IRecordings r) => r.StreamsOf(new(1), null, Ct))).ShouldBeNull();
        log.Count("reality_streams").ShouldBe(0);
    }

    [Theory]
    [InlineData("UPDATE reality_streams SET data = x'00'")]
    [InlineData("UPDATE reality_streams SET data = substr(data, 1, 5)")]
    [InlineData("UPDATE reality_recordings SET breaks = x'01020304'")]
    [InlineData("UPDATE reality_recordings SET points = 3")]
    [InlineData("UPDATE reality_recordings SET points = 5")]
    [InlineData("DELETE FROM reality_streams WHERE type = 'time'")]
    public async Task Damaged_streams_are_said_in_a_sentence(string damage)
    {
        await using var log = await WithSession();
        await Keep(log);
        log.Change(damage);

        var error = await Should.ThrowAsync<StorageException>(
            () => log.With((IRecordings r) => r.StreamsOf(new(1), null, Ct)));

        error.Message.ShouldContain("session 1");
        error.Message.ShouldContain("damaged");
    }

    [Fact]
    public async Task Damaged_laps_are_said_in_a_sentence()
    {
        await using var log = await WithSession();
        await Keep(log);
        log.Change("UPDATE reality_recordings SET laps = '[{'");

        await Should.ThrowAsync<StorageException>(() => log.With((IRecordings r) => r.LapsOf(new(1), Ct)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public async Task A_file_comes_back_byte_for_byte_and_makes_its_session_known(int size)
    {
        await using var log = await WithSession();
        var bytes = Encoding.UTF8.GetBytes(new string('x', size));
        var packed = await log.With((IOriginalFiles r) => Task.FromResult(r.Pack("ride.gpx", bytes, bytes)));
        packed.Bytes.Length.ShouldBeLessThan(1000);

        await log.Keep<IOriginalFiles>(files => files.Add(packed, packed.Name, new(1), new(1), Ct));

        var back = await log.With((IOriginalFiles files) => files.Of(new(1), Ct));
        back!.Name.ShouldBe("ride.gpx");
        back.Bytes.ToArray().ShouldBe(bytes);
        (await log.With((IOriginalFiles files) => files.SessionsOf(packed.ContentHash, Ct)))
            .ShouldBe([new SessionId(1)]);
    }

    [Fact]
    public async Task A_file_is_known_by_what_is_in_it_also_before_it_is_saved()
    {
        await using var log = await WithSession();
        byte[] content = [1, 2, 3], given = [31, 139, 1, 2, 3, 4];

        await log.Keep<IOriginalFiles>(async files =>
        {
            var packed = files.Pack("ride.fit.gz", given, content);
            packed.IsCompressed.ShouldBeFalse();
            (await files.SessionsOf(packed.ContentHash, Ct)).ShouldBeEmpty();
            await files.Add(packed, packed.Name, new(1), new(1), Ct);
            await files.Add(packed, packed.Name, new(1), new(1), Ct);
            (await files.SessionsOf(files.Pack("other.fit", content, content).ContentHash, Ct))
                .ShouldBe([new SessionId(1)]);
        });

        (await log.With((IOriginalFiles files) => files.Of(new(1), Ct)))!.Bytes.ToArray().ShouldBe(given);
    }

    [Theory]
    [InlineData(null, 1, "1.fit")]
    [InlineData("2.fit", 2, "2.fit")]
    [InlineData("ride.fit", 4, "ride.fit")]
    public async Task The_file_of_a_session_is_the_last_one_of_its_name_or_else_the_first(
        string? named, byte given, string called)
    {
        await using var log = await WithSession();
        if (named is not null) log.Change($"UPDATE reality_sessions SET file = '{named}'");
        foreach (var (n, name) in new[] { "1.fit", "2.fit", "ride.fit", "ride.fit" }.Index())
        {
            byte[] bytes = [(byte)(n + 1)];
            await log.Keep<IOriginalFiles>(
                files => files.Add(files.Pack($"{n + 1}.fit", bytes, bytes), name, new(1), new(n + 1), Ct));
        }

        var file = (await log.With((IOriginalFiles files) => files.Of(new(1), Ct)))!;
        (file.Bytes.Span[0], file.Name).ShouldBe((given, called));
    }

    [Fact]
    public async Task A_file_goes_with_the_last_session_that_was_read_from_it()
    {
        await using var log = await WithSession();
        await AddSession(log);
        byte[] bytes = [1, 2, 3];
        await log.Keep<IOriginalFiles>(async files =>
        {
            var packed = files.Pack("triathlon.fit", bytes, bytes);
            await files.Add(packed, packed.Name, new(1), new(1), Ct);
            await files.Add(packed, packed.Name, new(2), new(1), Ct);
        });
        log.Count("reality_files").ShouldBe(1);

        await log.Keep<IOriginalFiles>(files => files.Remove(new(1), new(1), Ct));
        log.Count("reality_files").ShouldBe(1);
        (await log.With((IOriginalFiles files) => files.Of(new(1), Ct))).ShouldBeNull();

        await log.Keep<IOriginalFiles>(files => files.Remove(new(2), new(7), Ct));
        log.Count("reality_files").ShouldBe(1, "another import brought it");
        await log.Keep<IOriginalFiles>(files => files.Remove(new(2), new(1), Ct));
        log.Count("reality_files").ShouldBe(0);
    }

    [Theory]
    [InlineData("UPDATE reality_files SET bytes = x'0102'")]
    [InlineData("UPDATE reality_files SET size = size - 1")]
    [InlineData("UPDATE reality_files SET size = size + 1")]
    [InlineData("UPDATE reality_files SET size = -1")]
    [InlineData("UPDATE reality_files SET is_compressed = 0")]
    public async Task A_damaged_file_is_said_in_a_sentence(string damage)
    {
        await using var log = await WithSession();
        var bytes = new byte[500];
        await log.Keep<IOriginalFiles>(
            files => files.Add(files.Pack("a.fit", bytes, bytes), "a.fit", new(1), new(1), Ct));
        log.Change(damage);

        var error = await Should.ThrowAsync<StorageException>(
            () => log.With((IOriginalFiles files) => files.Of(new(1), Ct)));

        error.Message.ShouldContain("a.fit");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task Keep(TrainingLog log) => log.Keep<IRecordings>(r => r.Add(new(1), r.Pack(Ride, Laps)));

    private static async Task<TrainingLog> WithSession()
    {
        var log = await TrainingLog.Started();
        await AddSession(log);
        return log;
    }

    private static Task AddSession(TrainingLog log) => log.Keep<IRealityStore>(async store =>
    {
        var id = await store.NextSessionId(Ct);
        var facts = KnownSession.Facts with { ExternalId = $"watch-{id.Value}" };
        store.Sessions.Add(new Session(id, new(1), facts, facts.Date, Now));
    });
}

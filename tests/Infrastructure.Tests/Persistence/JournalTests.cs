using TrainingOs.Application.Reality;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Application.Reality.Recordings;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.Persistence;
using TrainingOs.Tests;

namespace TrainingOs.Infrastructure.Tests.Persistence;

/// <summary>What was written lately lies in a journal beside the file. It does not stay as large as it was.</summary>
public sealed class JournalTests
{
    [Fact]
    public async Task The_journal_gives_back_the_room_that_a_large_change_needed()
    {
        await using var log = await TrainingLog.Started();
        var ct = TestContext.Current.CancellationToken;
        var large = new byte[2 * SqliteFile.MostJournal];
        new Random(1).NextBytes(large);
        var day = KnownSession.Facts.Date;
        await log.Keep<IRealityStore>(async store => store.Sessions.Add(
            new Session(await store.NextSessionId(ct), new(1), KnownSession.Facts, day, DateTimeOffset.UnixEpoch)));
        await log.Keep<IOriginalFiles>(
            files => files.Add(files.Pack("large.fit", large, large), "large.fit", new(1), new(1), ct));
        var journal = new FileInfo($"{log.Path}-wal");
        journal.Length.ShouldBeGreaterThan(large.Length);

        await log.Ask(new WriteDayNote(day, "A small change."));

        journal.Refresh();
        journal.Length.ShouldBeLessThanOrEqualTo(SqliteFile.MostJournal);
    }
}

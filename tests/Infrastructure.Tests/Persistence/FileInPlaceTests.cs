using TrainingOs.Application.Common;
using TrainingOs.Application.Health;
using TrainingOs.Application.Reality.DayNotes;
using TrainingOs.Infrastructure.Persistence;

namespace TrainingOs.Infrastructure.Tests.Persistence;

/// <summary>What is acknowledged is in the file of that name, and not in one that was taken away.</summary>
public sealed class FileInPlaceTests
{
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Fact]
    public async Task A_write_into_a_file_that_was_moved_is_refused_until_it_is_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let an open file be moved.");
        await using var log = await TrainingLog.Started();
        await log.Ask(new WriteDayNote(Monday, "Before"));

        File.Move(log.Path, log.Path + ".old");
        (await Should.ThrowAsync<StorageException>(() => log.Ask(new WriteDayNote(Monday, "Lost"))))
            .Message.ShouldContain("moved");
        await Should.ThrowAsync<StorageException>(() => log.Ask(new GetReadiness()));

        File.Move(log.Path + ".old", log.Path);
        (await log.Ask(new GetDayNote(Monday))).Note.ShouldBe("Before");
        (await log.Ask(new WriteDayNote(Monday, "After"))).Note.ShouldBe("After");
    }

    [Fact]
    public async Task A_write_is_refused_when_the_journal_was_taken_away_and_nothing_kept_is_lost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let an open file be deleted.");
        await using var log = await TrainingLog.Started();
        await log.Ask(new WriteDayNote(Monday, "Before"));
        File.Delete($"{log.Path}-wal");

        (await Should.ThrowAsync<StorageException>(() => log.Ask(new WriteDayNote(Monday, "Lost")))).Message
            .ShouldContain("-wal");
        await Should.ThrowAsync<StorageException>(() => log.Ask(new GetReadiness()));

        (await log.Ask(new GetDayNote(Monday))).Note.ShouldBe("Before");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    public async Task Whoever_makes_a_new_file_in_the_place_does_not_make_it_the_one(string which)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which file it is.");
        await using var log = await TrainingLog.Started();
        await log.Ask(new WriteDayNote(Monday, "Before"));
        File.Copy(log.Path + which, log.Path + ".copy");
        File.Move(log.Path + ".copy", log.Path + which, overwrite: true);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Should.ThrowAsync<StorageException>(() => log.Ask(new WriteDayNote(Monday, "Lost")));
            await Should.ThrowAsync<StorageException>(() => log.Ask(new GetReadiness()));
            Should.Throw<StorageException>(() => log.The<SqliteFile>().Open());
        }
    }

    [Fact]
    public async Task A_table_that_is_gone_is_explained()
    {
        await using var log = await TrainingLog.Started();
        log.Change("DROP TABLE reality_day_notes");

        (await Should.ThrowAsync<StorageException>(() => log.Ask(new WriteDayNote(Monday, "Lost")))).Message
            .ShouldContain("bring back a backup");
        (await Should.ThrowAsync<StorageException>(() => log.Ask(new GetReadiness()))).Message
            .ShouldContain("reality_day_notes");
    }

    [Fact]
    public async Task A_diary_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps rights in another form.");
            return;
        }

        await using var log = await TrainingLog.Started();
        await log.Ask(new WriteDayNote(Monday, "Mine"));

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var folder = Path.GetDirectoryName(log.Path)!;
        Directory.GetFiles(folder).Length.ShouldBe(3);
        foreach (var entry in Directory.GetFiles(folder).Append(folder))
        {
            (File.GetUnixFileMode(entry) & Others).ShouldBe(default, entry);
        }
    }

    [Fact]
    public async Task A_writer_who_waits_too_long_is_told_so()
    {
        await using var log = await TrainingLog.Started();
        using var other = log.Another();
        using var transaction = other.BeginTransaction(deferred: false);

        (await Should.ThrowAsync<StorageException>(() => log.Ask(new WriteDayNote(Monday, "Too late"))))
            .Message.ShouldContain("writing");
        transaction.Rollback();
        (await log.Ask(new WriteDayNote(Monday, "In time"))).Note.ShouldBe("In time");
    }
}

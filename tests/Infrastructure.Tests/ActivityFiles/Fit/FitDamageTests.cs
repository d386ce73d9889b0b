using System.Buffers.Binary;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Domain.Reality;
using TrainingOs.Infrastructure.ActivityFiles.Fit;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles.Fit;

/// <summary>What is left of a file that is not what a device wrote.</summary>
public sealed class FitDamageTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 4, 6, 30, 0, TimeSpan.Zero);
    private static readonly uint Began = FitWriter.Time(Start);
    private static readonly FitReader Reader = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cut_at_any_byte_a_file_gives_what_was_written_before(bool summaryFirst)
    {
        var file = FitRide.Of(Start, 40).ToArray(summaryFirst: summaryFirst);
        var moments = 0;
        for (var length = 0; length < file.Length; length++)
        {
            var reading = Read(file[..length]);
            if (reading.Refusal is { } refusal)
            {
                moments.ShouldBe(0, $"{length}: {refusal.Message}");
                continue;
            }

            var draft = reading.Activities.ShouldHaveSingleItem();
            draft.Streams.Count.ShouldBeInRange(moments, 41, $"{length}");
            moments = draft.Streams.Count;
            reading.Warnings.ShouldHaveSingleItem();
            draft.IsPartial.ShouldBe(length < file.Length - 2, $"{length}");
            draft.Start.ShouldBe(Start);
            if (summaryFirst && moments > 0) draft.DistanceM.ShouldBe(320);
        }

        moments.ShouldBe(41);
    }

    [Fact]
    public void Any_bit_changed_is_noticed_and_nothing_throws()
    {
        var file = FitRide.Of(Start, 12).ToArray();
        for (var bit = 0; bit < file.Length * 8; bit++)
        {
            var changed = file.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            var reading = Read(changed);
            (reading.Refusal is not null || reading.Warnings.Count > 0).ShouldBeTrue($"bit {bit}");
        }
    }

    [Fact]
    public void A_wrong_checksum_is_said_and_the_session_is_whole()
    {
        var file = FitRide.Of(Start, 10).ToArray();
        file[^1] ^= 0x55;

        var reading = Read(file);
        reading.Warnings.ShouldHaveSingleItem().ShouldContain("checksum");
        var whole = Read(FitRide.Of(Start, 10).ToArray()).Activities.ShouldHaveSingleItem();
        FitReaderTests.ShouldBeAlike(reading.Activities.ShouldHaveSingleItem(), whole);
    }

    [Theory]
    [InlineData(0u, true)]
    [InlineData(100u, true)]
    [InlineData(uint.MaxValue, true)]
    [InlineData(int.MaxValue, true)]
    [InlineData(0u, false)]
    [InlineData(100u, false)]
    [InlineData(uint.MaxValue, false)]
    public void A_size_in_the_header_that_is_wrong_costs_no_message(uint size, bool hasChecksum)
    {
        var ride = FitRide.Of(Start, 30);
        var writer = new FitWriter();
        ride.WriteFile(writer).WritePoints(writer).WriteSummary(writer);

        var file = writer.ToArray(size);
        var reading = Read(hasChecksum ? file : file[..^2]);
        var draft = reading.Activities.ShouldHaveSingleItem();
        draft.DistanceM.ShouldBe(240);
        draft.Streams.Count.ShouldBe(31);

        // The checksum proves that nothing is missing; a bike computer that lost its power leaves neither.
        draft.IsPartial.ShouldBe(!hasChecksum);
        reading.Warnings.ShouldHaveSingleItem().ShouldStartWith(
            hasChecksum ? "The size that the file's header says is wrong" : "The file was cut off");
    }

    [Fact]
    public void Moments_far_outside_of_the_session_are_no_moments_of_it()
    {
        var writer = new FitWriter();
        var ride = FitRide.Of(Start, 30);
        ride.WriteSummary(writer).WritePoints(writer);
        writer.Message(20, new(253, FitType.UInt32, FitWriter.Time(Start.AddYears(59))), new(3, FitType.UInt8, 99));
        writer.Raw(11, 0, 0, 0);

        var reading = Read(writer.ToArray());
        reading.Warnings.Count.ShouldBe(2);
        reading.Warnings.ShouldContain("1 of 32 moments is outside of the session's time: left out.");
        var draft = reading.Activities.ShouldHaveSingleItem();
        draft.IsPartial.ShouldBeTrue();
        draft.Streams.Count.ShouldBe(31);
        draft.Streams[StreamType.HeartRate]!.ShouldAllBe(beats => beats >= 120);
    }

    [Fact]
    public void Points_win_over_a_session_message_that_none_of_them_lies_in()
    {
        var writer = new FitWriter();
        FitRide.Of(Start, 30).WritePoints(writer);
        (FitRide.Of(Start.AddDays(40), 30) with { Laps = [] }).WriteSummary(writer);

        Read(writer.ToArray()).Activities.ShouldHaveSingleItem().Streams.Count.ShouldBe(31);
    }

    [Fact]
    public void A_leg_whose_summary_was_lost_is_a_session_of_its_own()
    {
        var swim = FitRide.Of(Start, 100) with { Sport = 5 };
        var bike = FitRide.Of(Start.AddSeconds(101), 300);
        var writer = new FitWriter();
        swim.WriteFile(writer).WritePoints(writer).WriteSession(writer, 0);
        bike.WritePoints(writer);
        var file = writer.ToArray()[..^40];

        var drafts = Read(file).Activities;
        drafts.Select(draft => draft.IsPartial).ShouldBe([false, true]);
        drafts[0].Streams.Count.ShouldBe(101);
        drafts[1].Start.ShouldBe(Start.AddSeconds(101));
        drafts[1].Streams.Count.ShouldBeInRange(295, 301);
    }

    [Fact]
    public void Of_a_file_cut_in_its_third_leg_the_first_two_are_whole()
    {
        var legs = Enumerable.Range(0, 3).Select(at => FitRide.Of(Start.AddSeconds(at * 101), 100)).ToList();
        var writer = new FitWriter();
        foreach (var leg in legs) leg.WriteSession(writer, 0);
        foreach (var leg in legs) leg.WritePoints(writer);
        var file = writer.ToArray()[..^900];

        Read(file).Activities.Select(draft => draft.IsPartial).ShouldBe([false, false, true]);
    }

    [Fact]
    public void What_follows_the_recording_and_is_no_part_is_said()
    {
        byte[] file = [.. FitRide.Of(Start, 10).ToArray(), .. "rest of something"u8];

        var reading = Read(file);
        reading.Warnings.ShouldHaveSingleItem().ShouldContain($"From byte {file.Length - 17} of {file.Length}");
        reading.Activities.ShouldHaveSingleItem().IsPartial.ShouldBeFalse();
    }

    /// <summary>
    /// Files that ask for as much memory as they can, by what one byte can mean. The most is a moment of two bytes in
    /// all columns, 80 bytes, counted with all that was let go in between.
    /// </summary>
    [Fact]
    public void Tiny_messages_cannot_ask_for_much_memory()
    {
        const int bytes = 1_000_000;
        var everyValue = FitRide.Of(Start, 0).Points[0].Fields().ToArray();
        byte[][] files =
        [
            Repeated(writer => writer.Message(20, [new(253, FitType.UInt32, Began), .. everyValue])
                .Compressed(Began, 20, new FitValue(3, FitType.UInt8, 1)), [0x80, 1, 0x81, 2, 0x82, 3, 0x83, 4]),
            Repeated(writer => writer.Message(19, new FitValue(9, FitType.UInt8, 1)), [0, 1]),
            Repeated(writer => writer.Message(18, new FitValue(9, FitType.UInt8, 1)), [0, 1]),
            Repeated(writer => writer.Message(21, new(0, FitType.UInt8, 0), new(253, FitType.UInt8, 1),
                new(1, FitType.UInt8, 0)), [0, 0, 1, 0]),
            [.. Enumerable.Repeat(new FitWriter(headerSize: 12).ToArray(), bytes / 14).SelectMany(part => part)],
            Repeated(writer => writer, [0x40, 0, 0, 20, 0, 0]),
            Repeated(writer => writer.Message(206, new(0, FitType.UInt8, 1), new(1, FitType.UInt8, 1),
                new(2, FitType.UInt8, 2), new(15, FitType.UInt8, 3)), [0, 1, 1, 2, 3, 0, 1, 2, 2, 3]),
        ];
        foreach (var (at, file) in files.Index())
        {
            Read(file[..1000]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Read(file);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            (allocated / (double)file.Length).ShouldBeLessThan(120, $"file {at}");
        }

        static byte[] Repeated(Func<FitWriter, FitWriter> begin, byte[] message)
        {
            var writer = begin(new(headerSize: 12));
            var all = Enumerable.Repeat(message, bytes / message.Length).SelectMany(next => next).ToArray();
            return writer.Raw(all).ToArray();
        }
    }

    [Fact]
    public void A_day_of_points_too_many_is_left_out_and_said()
    {
        var writer = new FitWriter().Message(20, new(253, FitType.UInt32, Began), new(3, FitType.UInt8, 100));
        var points = new byte[FitPoints.Most * 6];
        for (var at = 0; at < FitPoints.Most; at++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(points.AsSpan((at * 6) + 1), Began + 1 + (uint)at);
            points[(at * 6) + 5] = 100;
        }

        var reading = Read(writer.Raw(points).ToArray());
        reading.Warnings.ShouldHaveSingleItem().ShouldContain("more moments");
        var draft = reading.Activities.ShouldHaveSingleItem();
        draft.IsPartial.ShouldBeTrue();
        draft.Streams.Count.ShouldBe(FitPoints.Most);
    }

    [Fact]
    public void Who_asked_to_stop_is_heard()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() => Reader.Read(FitRide.Of(Start, 1).ToArray(), stop.Token));
    }

    private static FileReading Read(byte[] file) => Reader.Read(file, TestContext.Current.CancellationToken);
}

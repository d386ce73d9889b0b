using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Infrastructure.Tests.ActivityFiles;

/// <summary>The small sister of the benchmarks' fuzz run: always the same inputs.</summary>
public sealed class AnyBytesTests
{
    [Fact]
    public void No_bytes_make_a_reader_throw_or_say_what_cannot_be()
    {
        var readers = new ServiceCollection().AddActivityFiles().BuildServiceProvider().GetServices<IActivityReader>();
        var mutations = new Mutations(seed: 20261122);
        var (inputs, read) = (3000, 0);
        for (var at = 0; at < inputs; at++)
        {
            var input = mutations.Next();
            var isRead = false;
            foreach (var reader in readers)
            {
                reader.Recognises("file.fit", input);
                var reading = reader.Read(input, TestContext.Current.CancellationToken);
                Soundness.Fault(reading).ShouldBeNull($"input {at}, {reader.GetType().Name}");
                isRead |= reading.Activities.Count > 0;
            }

            if (isRead) read++;
        }

        // Inputs that are all refused, or all read, would not look behind the first door.
        read.ShouldBeInRange(inputs / 4, inputs * 3 / 4);
    }

    [Fact]
    public void What_is_changed_was_whole_before()
    {
        var services = new ServiceCollection().AddActivityFiles().BuildServiceProvider();
        foreach (var (at, file) in Mutations.Written().Index())
        {
            var reader = services.GetServices<IActivityReader>().First(reader => reader.Recognises("", file));
            var reading = reader.Read(file, TestContext.Current.CancellationToken);
            reading.Refusal.ShouldBeNull($"file {at}");
            reading.RefusedEntries.ShouldBeEmpty($"file {at}");
        }
    }

    [Fact]
    public void A_reading_that_cannot_be_is_noticed()
    {
        var draft = new ActivityDraft { DistanceM = double.NaN };

        Soundness.Fault(FileReading.Of([draft])).ShouldNotBeNull();
        Soundness.Fault(FileReading.Of([draft with { DistanceM = -1 }])).ShouldNotBeNull();
        Soundness.Fault(FileReading.Of([draft with { DistanceM = 1 }])).ShouldBeNull();
    }
}

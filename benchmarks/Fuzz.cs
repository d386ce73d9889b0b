using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrainingOs.Application.Reality.Import;
using TrainingOs.Infrastructure.ActivityFiles;
using TrainingOs.Tests.ActivityFiles;

namespace TrainingOs.Benchmarks;

/// <summary>
/// Gives nearly-activities to every reader, on all cores, and watches for exceptions, for readings that cannot be, for
/// time and for memory. An input that shows a fault is kept as a file beside the one who looks.
/// </summary>
internal static class Fuzz
{
    private const int Constant = 256 * 1024;
    private const double MostBytesPerByte = 300;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static int Run(int inputs, string? folder)
    {
        using var services = new ServiceCollection().AddActivityFiles().BuildServiceProvider();
        var readers = services.GetServices<IActivityReader>().ToArray();
        var more = folder is null
            ? []
            : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => new FileInfo(path).Length is > 0 and < 32 * 1024).Select(File.ReadAllBytes).ToList();
        var seed = Environment.TickCount;
        var watches = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Watch()).ToArray();
        foreach (var reader in readers) new Watch().Look([reader], new Mutations(seed).Next());
        var clock = Stopwatch.StartNew();
        var threads = watches.Select((watch, at) => new Thread(() =>
        {
            var mutations = new Mutations(seed + at, more);
            for (var next = at; next < inputs; next += watches.Length) watch.Look(readers, mutations.Next());
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var (count, bytes) = (watches.Sum(watch => watch.Inputs), watches.Sum(watch => watch.Bytes));
        Console.WriteLine($"{count:N0} inputs, {bytes / 1e6:N0} MB, each to {readers.Length} readers, "
            + $"in {clock.Elapsed.TotalSeconds:N0} s, seed {seed}");
        Console.WriteLine($"read as activities {watches.Sum(watch => watch.Read):N0}, "
            + $"refused by all {watches.Sum(watch => watch.Inputs - watch.Read):N0}");
        foreach (var name in readers.Select(reader => reader.GetType().Name))
        {
            var most = watches.Select(watch => watch.Most.GetValueOrDefault(name)).ToList();
            Console.WriteLine($"{name}: longest {most.Max(one => one.Ms):0.0} ms, most memory "
                + $"{most.Max(one => one.PerByte):0} bytes a byte beside {Constant / 1024} kB");
        }

        var faults = watches.SelectMany(watch => watch.Faults).ToList();
        foreach (var fault in faults.Take(20)) Console.WriteLine(fault);
        Console.WriteLine($"{faults.Count} faults");
        return faults.Count == 0 ? 0 : 1;
    }

    private sealed class Watch
    {
        public int Inputs { get; private set; }
        public int Read { get; private set; }
        public long Bytes { get; private set; }

        /// <summary>The longest and the most memory, by reader.</summary>
        public Dictionary<string, (double Ms, double PerByte)> Most { get; } = [];

        public List<string> Faults { get; } = [];

        public void Look(IActivityReader[] readers, byte[] input)
        {
            Inputs++;
            Bytes += input.Length;
            var isRead = false;
            foreach (var reader in readers)
            {
                isRead |= IsRead(reader, input);
            }

            if (isRead) Read++;
        }

        private bool IsRead(IActivityReader reader, byte[] input)
        {
            try
            {
                reader.Recognises("file.fit", input);
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                var reading = reader.Read(input, CancellationToken.None);
                var passed = Stopwatch.GetElapsedTime(start);
                allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
                var perByte = Math.Max(0, allocated - Constant) / (double)Math.Max(1, input.Length);
                var (ms, most) = Most.GetValueOrDefault(reader.GetType().Name);
                Most[reader.GetType().Name] = (Math.Max(ms, passed.TotalMilliseconds), Math.Max(most, perByte));
                if (passed > Longest) Keep(reader, input, $"took {passed.TotalSeconds:0.0} s");
                if (perByte > MostBytesPerByte) Keep(reader, input, $"took {perByte:0} bytes of memory a byte");
                if (Soundness.Fault(reading) is { } fault) Keep(reader, input, fault);
                return reading.Activities.Count > 0;
            }
#pragma warning disable CA1031 // Which exceptions there are is the question.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                Keep(reader, input, thrown.ToString());
                return false;
            }
        }

        private void Keep(IActivityReader reader, byte[] input, string fault)
        {
            if (Faults.Count == 20) return;
            var path = Path.Combine(Path.GetTempPath(), $"fault-{reader.GetType().Name}-{Guid.NewGuid():N}");
            File.WriteAllBytes(path, input);
            Faults.Add($"{reader.GetType().Name}: {fault} ({path})");
        }
    }
}

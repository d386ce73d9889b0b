using BenchmarkDotNet.Attributes;
using TrainingOs.Application.Review;
using TrainingOs.Domain.Kernel;

namespace TrainingOs.Benchmarks;

/// <summary>
/// The week summary through the whole pipeline, without HTTP: does it stay as fast when the log grows?
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class WeekSummaryBenchmark
{
    private TenYears? _years;
    private int _asked;

    /// <summary>Sessions from before the ten years: none, or so many that there are 100,000 in all.</summary>
    [Params(0, 95_829)]
    public int Older { get; set; }

    [GlobalSetup]
    public async Task Fill() => _years = await TenYears.Make(Older);

    [GlobalCleanup]
    public async Task CleanUp() => await _years!.DisposeAsync();

    /// <summary>Ever another week of the ten years.</summary>
    [Benchmark]
    public Task<WeekSummaryView> Week() =>
        _years!.Ask(new GetWeekSummary(IsoWeek.Of(TenYears.First.AddDays(_asked++ * 37 % 520 * 7))));
}

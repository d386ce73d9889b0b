using BenchmarkDotNet.Running;
using TrainingOs.Benchmarks;

return args switch
{
    ["week", .. var options] => Benchmark(options),
    ["load"] => await Load.Run(),
    ["startup"] => await Startup.Run(),
    ["page"] => await PageWeight.Run(),
    _ => Usage(),
};

static int Benchmark(string[] options)
{
    BenchmarkRunner.Run<WeekSummaryBenchmark>(args: options);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project benchmarks -- week      the week summary through the pipeline, 4,000 and 100,000 sessions
        dotnet run -c Release --project benchmarks -- load      the same over HTTP: requests per second, p99, memory (needs wrk)
        dotnet run -c Release --project benchmarks -- startup   from process start to the first answered /health
        dotnet run -c Release --project benchmarks -- page      bytes and first paint of the page (needs Chromium)
        """);
    return 2;
}

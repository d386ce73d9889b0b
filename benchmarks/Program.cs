using System.Globalization;
using BenchmarkDotNet.Running;
using TrainingOs.Benchmarks;

return args switch
{
    ["week", .. var options] => Benchmark(options),
    ["load", .. var other] => await Load.Run(other is [var address, ..] ? new Uri(address) : null),
    ["startup"] => await Startup.Run(),
    ["page"] => await PageWeight.Run(),
    ["session"] => await SessionPage.Run(),
    ["decode", var folder, .. var sdk] => await Decode.Run(folder, sdk is [var installed, ..] ? installed : null),
    ["import", .. var number] =>
        await WholeImport.Run(number is [var files, ..] ? int.Parse(files, CultureInfo.InvariantCulture) : 2000),
    ["export", .. var number] =>
        await WholeExport.Run(number is [var hours, ..] ? int.Parse(hours, CultureInfo.InvariantCulture) : 2000),
    ["fuzz", var inputs, .. var folder] =>
        Fuzz.Run(int.Parse(inputs, CultureInfo.InvariantCulture), folder is [var files, ..] ? files : null),
    _ => Usage(),
};

static int Benchmark(string[] options)
{
    BenchmarkRunner.Run<WeekSummaryBenchmark>(args: options);
    return 0;
}

static int Usage()
{
    const string run = "dotnet run -c Release --project benchmarks --";
    Console.Error.WriteLine($"""
        {run} week      the week summary through the pipeline, 4,000 and 100,000 sessions
        {run} load      the same over HTTP: requests per second, p99, memory (needs wrk);
        {new string(' ', run.Length)}           with the URL of a week on another server, in turn with that one
        {run} startup   from process start to the first answered /health
        {run} page      bytes and first paint of the page (needs Chromium)
        {run} session   the page of a six hour ride: until its charts stand there, and its cursor (needs Chromium)
        {run} decode    FIT files of a folder, MB/s; with a folder where `npm i @garmin/fitsdk`
        {new string(' ', run.Length)}           was run, in turn with the official SDK
        {run} import    a zip of one-hour recordings (2,000 of them, or so many) through the whole product
        {run} export    the same log out of one server and into another, and an upload of 5 GB
        {run} fuzz      a number of mutated files through every reader; with a folder, its files too
        """);
    return 2;
}

using Tributary.ScaleBench;
using Tributary.ScaleBench.Classifying;
using Tributary.ScaleBench.Fetching;
using Tributary.ScaleBench.Measuring;
using Tributary.ScaleBench.Reading;
using Tributary.ScaleBench.Resolving;
using Tributary.ScaleBench.Telling;

#pragma warning disable RS0030 // This file is where the bench speaks to the terminal; everywhere else the ban stands.
try
{
    var options = BenchOptions.Parse(args);
    if (options.Mode == BenchOptions.MetricsOnce)
    {
        await EditionMetrics.RunAsync(options.Store!, Console.Out);
        return 0;
    }

    ResultPage page = options.Mode switch
    {
        BenchOptions.Fetch => await new FetchBench(options.Runs, TimeProvider.System, Console.Error).RunAsync(),
        BenchOptions.People => await new PeopleBench(options.Signatures, options.Mirrors, options.Runs, TimeProvider.System, Console.Error).RunAsync(),
        BenchOptions.Metrics => await new MetricsBench(options.CommitsPerQuarter, options.Store, options.Runs, TimeProvider.System, Console.Error).RunAsync(),
        BenchOptions.Edition => await new EditionBench(options.CommitsPerQuarter, options.Store, options.Runs, TimeProvider.System, Console.Error).RunAsync(),
        BenchOptions.Read => await new ReadBench(options.Mirrors!, options.LeastCommits, options.PeersEvery, options.Runs, TimeProvider.System, Console.Error).RunAsync(),
        BenchOptions.Work => await new WorkBench(options.Commits, options.Runs, TimeProvider.System, Console.Error).RunAsync(),
        _ => await new Bench(options.Mirrors!, options.Runs, TimeProvider.System, Console.Error).RunAsync(),
    };
    await Console.Error.WriteLineAsync(await page.SaveAsync(options.Output));
    return 0;
}
catch (BenchException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
#pragma warning restore RS0030

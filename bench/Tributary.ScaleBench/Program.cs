using Tributary.ScaleBench;
using Tributary.ScaleBench.Fetching;

#pragma warning disable RS0030 // This file is where the bench speaks to the terminal; everywhere else the ban stands.
try
{
    var options = BenchOptions.Parse(args);
    ResultPage page = options.Mirrors is { } folder
        ? await new Bench(folder, options.Runs, TimeProvider.System, Console.Error).RunAsync()
        : await new FetchBench(options.Runs, TimeProvider.System, Console.Error).RunAsync();
    await Console.Error.WriteLineAsync(await page.SaveAsync(options.Output));
    return 0;
}
catch (BenchException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
#pragma warning restore RS0030

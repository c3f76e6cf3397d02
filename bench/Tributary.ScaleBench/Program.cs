using Tributary.ScaleBench;

#pragma warning disable RS0030 // This file is where the bench speaks to the terminal; everywhere else the ban stands.
try
{
    await new Bench(BenchOptions.Parse(args), TimeProvider.System, Console.Error).RunAsync();
    return 0;
}
catch (BenchException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
#pragma warning restore RS0030

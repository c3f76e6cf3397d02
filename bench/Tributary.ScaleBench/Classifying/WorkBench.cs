using System.Diagnostics;
using System.Globalization;
using Tributary.Catalog;
using Tributary.Ingest;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.ScaleBench.Classifying;

/// <summary>From a store's commits and paths to what they are about, by the shipped catalog's rules: reading them, telling, and writing it down.</summary>
/// <param name="commits">How many commits are made.</param>
/// <param name="runs">How often it is measured, a warm-up apart.</param>
/// <param name="time">Where the page's date comes from.</param>
/// <param name="log">Told how far it is.</param>
internal sealed class WorkBench(int commits, int runs, TimeProvider time, TextWriter log)
{
    /// <summary>Measures.</summary>
    public async Task<ResultPage> RunAsync()
    {
        RepositoryCatalog catalog = CatalogReader.Read(SourceTree.PathOf("catalogs", "ai-infra"));
        await log.WriteLineAsync("making commits");
        using FactStore store = MadeCommits.Make(commits, catalog);
        string input = string.Create(CultureInfo.InvariantCulture, $"{commits:N0} commits with {MadeCommits.PathsPerCommit} changed paths each, {store.Connection.QueryScalar("select count(*) from path"):N0} paths");
        await log.WriteLineAsync($"{input}; warm-up, uncounted");
        long rows = Tell(store, catalog).Rows;
        List<Measurement> times = await Rounds.MeasureAsync(runs, log, () => Tell(store, catalog).Took);

        return new ResultPage
        {
            Title = "From commits to what they are about",
            Slug = "work",
            Date = time.GetUtcNow(),
            Input = input,
            Runs = runs,
            Figures = [Figure.Of("telling what all commits are about", times)],
            Ratios = [],
            Legend = string.Create(CultureInfo.InvariantCulture, $"Time is wall time of the step of a sync: commits and paths read from the store in memory, {rows:N0} rows written into it."),
            Targets = [new Target("1,000,000 commits, median s", 15, Spread.Of(times.Select(it => it.Wall.TotalSeconds)).Median * 1_000_000 / commits)],
        };
    }

    private static (Measurement Took, long Rows) Tell(FactStore store, RepositoryCatalog catalog)
    {
        using DuckDbTransaction transaction = store.Connection.Begin();
        long started = Stopwatch.GetTimestamp();
        _ = WorkDerivation.Write(store.Connection, catalog, CancellationToken.None);
        var took = new Measurement(Stopwatch.GetElapsedTime(started), 0);
        // The transaction is dropped, so that the next run begins as this one did.
        return (took, (long)store.Connection.QueryScalar("select count(*) from work")!);
    }
}

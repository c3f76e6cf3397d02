using System.Diagnostics;
using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.ScaleBench.Measuring;

/// <summary>Computes what an edition needs: every metric by category, catalog and repository, with the change on the quarter before by category and catalog.</summary>
internal static class EditionMetrics
{
    /// <summary>Computes it once, for the newest quarter that the store covers whole.</summary>
    /// <param name="file">The store, opened for reading.</param>
    /// <param name="output">Gets a line for each metric and kind of scope: <see cref="MetricTime"/>.</param>
    public static async Task RunAsync(string file, TextWriter output)
    {
        using FactStore store = FactStore.OpenForReading(file);
        var until = (DateTime)store.Connection.QueryScalar("select max(covered_until) from coverage")!;
        Period quarter = Quarter.Containing(DateOnly.FromDateTime(until)).Previous.Period;
        IReadOnlyList<MetricTime> times = MetricBatch.Run(store, Questions(quarter).ToList()).SelectMany(it => it).ToList();
        foreach (MetricTime time in times) await output.WriteLineAsync(time.ToString());
    }

    private static IEnumerable<Func<MetricEngine, MetricTime[]>> Questions(Period quarter) =>
        from metric in MetricRegistry.All
        // Reads what commits say and touch, of a year and a quarter: more than a reader's memory holds of a whole field at once (LIMITATIONS).
        where !metric.HasTerms
        from kind in (ScopeKind[])[ScopeKind.Category, ScopeKind.Catalog, ScopeKind.Repository]
        // A catalog is one place: nothing flows between it and another.
        where metric.Section != "Flow" || kind != ScopeKind.Catalog
        let query = new MetricQuery { By = kind, Period = quarter }
        let withChange = kind != ScopeKind.Repository && metric.HasChange
        select (Func<MetricEngine, MetricTime[]>)(engine =>
            [Time(metric, kind, isChange: false, () => engine.Measure(metric, query).Count), .. withChange ? [Time(metric, kind, isChange: true, () => engine.Change(metric, query).Count)] : Array.Empty<MetricTime>()]);

    private static MetricTime Time(Metric metric, ScopeKind by, bool isChange, Func<int> measure)
    {
        long started = Stopwatch.GetTimestamp();
        int rows = measure();
        return new MetricTime(metric.Name, by.ToString().ToLowerInvariant(), isChange, rows, Stopwatch.GetElapsedTime(started));
    }
}

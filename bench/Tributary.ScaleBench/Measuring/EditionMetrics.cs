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
        var engine = new MetricEngine(store.Connection);
        foreach (Metric metric in MetricRegistry.All)
        {
            foreach (ScopeKind by in (ScopeKind[])[ScopeKind.Category, ScopeKind.Catalog, ScopeKind.Repository])
            {
                var query = new MetricQuery { By = by, Period = quarter };
                await WriteAsync(metric, by, isChange: false, () => engine.Measure(metric, query).Count);
                if (by != ScopeKind.Repository && metric.HasChange) await WriteAsync(metric, by, isChange: true, () => engine.Change(metric, query).Count);
            }
        }

        async Task WriteAsync(Metric metric, ScopeKind by, bool isChange, Func<int> measure)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long started = Stopwatch.GetTimestamp();
            int rows = measure();
            TimeSpan took = Stopwatch.GetElapsedTime(started), processor = Environment.CpuUsage.TotalTime - before;
            await output.WriteLineAsync(new MetricTime(metric.Name, by.ToString().ToLowerInvariant(), isChange, rows, took, processor).ToString());
        }
    }
}

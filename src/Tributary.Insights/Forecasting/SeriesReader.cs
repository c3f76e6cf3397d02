using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Forecasting;

/// <summary>Asks the metric engine for series, by each kind of scope.</summary>
internal static class SeriesReader
{
    // Ten years: what was before tells little of what is next.
    private const int Most = 40;

    private const string Contributors = "contributors";

    /// <summary>A metric's series for every scope.</summary>
    /// <exception cref="MetricException">The metric is no count or sum, or the store does not hold what it reads.</exception>
    public static MetricSeries Read(FactStore store, string name)
    {
        Metric metric = MetricRegistry.Find(name);
        if (metric.Form is not (MetricForm.Count or MetricForm.Sum)) throw new MetricException($"Only what is counted is forecast, and {metric.Name} is no count. {Countable()}");
        if (FieldCoverage.Read(store.Connection) is not { } coverage) return new MetricSeries(metric, []);
        List<Quarter> quarters = coverage.Quarters.TakeLast(Most).ToList();
        List<ScopeKind> kinds = coverage.Kinds.ToList();
        IReadOnlyList<IReadOnlyList<IReadOnlyList<Reading>>> answers = MetricBatch.Run(store, kinds.Select(kind => (Func<MetricEngine, IReadOnlyList<IReadOnlyList<Reading>>>)(engine => Ask(engine, metric, kind, quarters, coverage))).ToList());
        var all = new List<QuarterlySeries>();
        foreach ((ScopeKind kind, IReadOnlyList<IReadOnlyList<Reading>> told) in kinds.Zip(answers))
        {
            List<Dictionary<string, Reading>> moments = told.Select(it => it.ToDictionary(reading => reading.Scope, StringComparer.Ordinal)).ToList();
            all.AddRange(coverage.ScopesOf(kind).Select(scope => SeriesOf(kind, scope.Name, scope.Repositories, quarters, moments.Select(moment => moment.GetValueOrDefault(scope.Name)).ToList())));
        }

        return new MetricSeries(metric, all);
    }

    private static string Countable() =>
        $"Use one of {string.Join(", ", MetricRegistry.All.Where(metric => metric.Form is MetricForm.Count or MetricForm.Sum).Select(metric => metric.Name))}.";

    private static List<List<Reading>> Ask(MetricEngine engine, Metric metric, ScopeKind kind, List<Quarter> quarters, FieldCoverage coverage)
    {
        var query = new MetricQuery { By = kind, Period = quarters[0].Period, Scope = kind == ScopeKind.Repository ? [] : [coverage.Whole] };
        IReadOnlyList<IReadOnlyList<MetricRow>> series = engine.Series(metric, query, quarters[0], quarters.Count);
        // Where a metric does not count people, the scope's contributors are behind it.
        IReadOnlyList<IReadOnlyList<MetricRow>> people = metric.People is null ? engine.Series(MetricRegistry.Find(Contributors), query, quarters[0], quarters.Count) : series;
        return series.Zip(people, (rows, crowds) => rows.Zip(crowds, (row, crowd) => new Reading(row.Scope, row.Covered == row.Of ? row.Value : null, crowd.People ?? 0, row.Of)).ToList()).ToList();
    }

    // The quarters in a row up to the last that is covered, without those before the scope's first activity.
    private static QuarterlySeries SeriesOf(ScopeKind kind, string scope, int of, List<Quarter> quarters, List<Reading?> readings)
    {
        int until = readings.FindLastIndex(it => it?.Value is not null) + 1;
        int from = until;
        while (from > 0 && readings[from - 1]?.Value is not null) from--;
        while (from < until && readings[from]!.People == 0 && readings[from]!.Value == 0) from++;
        List<Reading> own = readings[from..until].OfType<Reading>().ToList();
        return new QuarterlySeries
        {
            Kind = kind,
            Scope = scope,
            First = quarters[Math.Min(from, quarters.Count - 1)],
            Values = own.Select(it => it.Value!.Value).ToList(),
            People = own.Select(it => it.People).ToList(),
            Repositories = own.Count > 0 ? own[^1].Repositories : 0,
            Of = of,
        };
    }

    private sealed record Reading(string Scope, double? Value, double People, int Repositories);
}

using Tributary.Metrics;
using Tributary.Model;
using Tributary.Store;

namespace Tributary.Insights.Forecasting;

/// <summary>Asks the metric engine for series: a query for each quarter and kind of scope.</summary>
internal static class SeriesReader
{
    // Ten years: what was before tells little of what is next, and each quarter is a query.
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
        List<(ScopeKind Kind, Quarter Quarter)> questions = (from kind in coverage.Kinds from quarter in quarters select (kind, quarter)).ToList();
        IReadOnlyList<IReadOnlyList<Reading>> answers = MetricBatch.Run(store, questions.Select(it => (Func<MetricEngine, IReadOnlyList<Reading>>)(engine => Ask(engine, metric, it.Kind, it.Quarter, coverage))).ToList());
        var all = new List<QuarterlySeries>();
        foreach ((ScopeKind kind, int index) in coverage.Kinds.Select((kind, index) => (kind, index)))
        {
            List<Dictionary<string, Reading>> moments = Enumerable.Range(index * quarters.Count, quarters.Count).Select(it => answers[it].ToDictionary(reading => reading.Scope, StringComparer.Ordinal)).ToList();
            all.AddRange(coverage.ScopesOf(kind).Select(scope => SeriesOf(kind, scope.Name, scope.Repositories, quarters, moments.Select(moment => moment.GetValueOrDefault(scope.Name)).ToList())));
        }

        return new MetricSeries(metric, all);
    }

    private static string Countable() =>
        $"Use one of {string.Join(", ", MetricRegistry.All.Where(metric => metric.Form is MetricForm.Count or MetricForm.Sum).Select(metric => metric.Name))}.";

    private static List<Reading> Ask(MetricEngine engine, Metric metric, ScopeKind kind, Quarter quarter, FieldCoverage coverage)
    {
        var query = new MetricQuery { By = kind, Period = quarter.Period, Scope = kind == ScopeKind.Repository ? [] : [coverage.Whole] };
        IReadOnlyList<MetricRow> rows = engine.Measure(metric, query);
        // Where a metric does not count people, the scope's contributors are behind it.
        IReadOnlyList<MetricRow> people = metric.People is null ? engine.Measure(MetricRegistry.Find(Contributors), query) : rows;
        return rows.Zip(people, (row, crowd) => new Reading(row.Scope, row.Covered == row.Of ? row.Value : null, crowd.People ?? 0, row.Of)).ToList();
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

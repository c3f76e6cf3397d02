using Tributary.Metrics;
using Tributary.Metrics.Publishing;
using Tributary.Model;
using Tributary.Store;
using Tributary.Store.DuckDb;

namespace Tributary.Reports;

/// <summary>How many people worked on an ecosystem, quarter by quarter.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Title">As it is printed.</param>
/// <param name="Contributors">Of the quarters that a chart shows, oldest first.</param>
public sealed record EcosystemHistory(string Id, string Title, IReadOnlyList<Reading> Contributors)
{
    /// <summary>Measures every ecosystem of the catalog, in its order; none where the store does not say what commits are about.</summary>
    internal static IReadOnlyList<EcosystemHistory> ReadAll(FactStore store, Quarter first, Audience audience)
    {
        Metric contributors = MetricRegistry.Find("contributors");
        if (!new MetricEngine(store.Connection).CanMeasure(MetricRegistry.Find("ecosystems"))) return [];
        var query = new MetricQuery { By = ScopeKind.Ecosystem, Period = first.Period };
        Dictionary<string, string> titles = ReadTitles(store.Connection);
        List<IReadOnlyList<MetricRow>> measured = MetricBatch.Run(store, [engine => engine.Series(contributors, query, first, Edition.QuartersShown)]).Single()
            .Select(rows => audience == Audience.Public ? SmallCells.Withhold(contributors, rows) : rows)
            .ToList();
        return measured[0]
            .Select((row, index) => new EcosystemHistory(row.Scope, titles.GetValueOrDefault(row.Scope, row.Scope), measured.Select(rows => Reading.Of(rows[index])).ToList()))
            .ToList();
    }

    private static Dictionary<string, string> ReadTitles(DuckDbConnection connection)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        using DuckDbResult rows = connection.Query("select label, title from work_label where aspect = 'ecosystem'");
        while (rows.Read()) titles.Add(rows.GetString(0), rows.GetString(1));
        return titles;
    }
}

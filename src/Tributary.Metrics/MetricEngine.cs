using System.Globalization;
using Tributary.Store.DuckDb;

namespace Tributary.Metrics;

/// <summary>Computes metrics over a store. One thread at a time, as its connection.</summary>
public sealed class MetricEngine(DuckDbConnection connection)
{
    // scope, repositories, covered, included, and the metric's own scope again.
    private const int FirstColumnOfMetric = 5;

    /// <summary>A metric's value for each scope of a kind, in the catalog's order.</summary>
    public IReadOnlyList<MetricRow> Measure(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(query);
        var rows = new List<MetricRow>();
        using DuckDbResult result = connection.Query(metric.Sql, Parameters(metric, query));
        while (result.Read()) rows.Add(ReadRow(metric, result));
        return rows;
    }

    /// <summary>A metric's change on the period before for each scope of a kind, in the catalog's order.</summary>
    public IReadOnlyList<MetricChange> Change(Metric metric, MetricQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        IReadOnlyList<MetricRow> after = Measure(metric, query with { Comparable = query.Period });
        IReadOnlyList<MetricRow> before = Measure(metric, query with { Period = query.Period.Previous, Comparable = query.Period });
        return after.Zip(before, (now, then) => new MetricChange(now.Scope, then.Value, now.Value, now.Covered)).ToList();
    }

    private static MetricRow ReadRow(Metric metric, DuckDbResult result)
    {
        bool read = result.GetInt64(3) > 0;
        var details = new Dictionary<string, double?>(StringComparer.Ordinal);
        double? value = null;
        for (int column = FirstColumnOfMetric; column < result.ColumnCount; column++)
        {
            double? number = result.GetValue(column) is { } found ? Convert.ToDouble(found, CultureInfo.InvariantCulture) : null;
            if (result.Name(column) == "value") value = number;
            else details.Add(result.Name(column), number);
        }

        return new MetricRow(result.GetString(0), read ? value ?? metric.WithoutActivity : null, (int)result.GetInt64(2), (int)result.GetInt64(1), details);
    }

    private static (string Name, object? Value)[] Parameters(Metric metric, MetricQuery query)
    {
        if (query.Parameters.Keys.FirstOrDefault(name => !metric.Parameters.ContainsKey(name)) is { } unknown)
            throw new MetricException($"The metric {metric.Name} has no parameter '{unknown}'. Its parameters: {(metric.Parameters.Count == 0 ? "none" : string.Join(", ", metric.Parameters.Keys))}.");
        return
        [
            ("by", query.By.ToString().ToLowerInvariant()),
            ("people", query.People.ToString().ToLowerInvariant()),
            ("authors_only", query.AuthorsOnly),
            ("from", query.Period.From),
            ("to", query.Period.To),
            ("comparable_from", query.Comparable?.Previous.From),
            ("comparable_to", query.Comparable?.To),
            ("whole_history", metric.NeedsWholeHistory),
            .. metric.Parameters.Select(pair => (pair.Key, (object?)query.Parameters.GetValueOrDefault(pair.Key, pair.Value))),
        ];
    }
}
